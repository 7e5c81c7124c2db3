"""Final verdicts as schema.org ClaimReview, for search engines and fact-check collections.

What is required and recommended follows schema.org and Google's documentation of the type.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import IO, Any

from msgspec import Struct, field

from workbench.domain.day import is_day
from workbench.domain.dossier import Dossier, Publisher
from workbench.domain.record import Record
from workbench.domain.review import ArticleSummary, Evidence, Verdict, Workflow
from workbench.domain.scale import Scale
from workbench.domain.seal import Seal
from workbench.export.formats import Options, Review, Written
from workbench.export.web import address, embedded

CONTEXT = "https://schema.org"

NO_PUBLISHER = "no publisher is set"
NO_ADDRESS = "no address is set where it is published"
NOT_DECIDED = "not decided yet"
DIFFER = "disputed"
SECOND_REVIEW = "waiting for a second review"
PUT_ASIDE = "put aside"
NOT_FINAL = "a rating that is not final"
CORRECTED = "its article was corrected and says it no longer"

Node = dict[str, Any]


SETTINGS = {
    NO_PUBLISHER: 'Say who publishes them: publisher = "NAME" in config.toml, or WORKBENCH_PUBLISHER.',
    NO_ADDRESS: 'Say where: review_url = "https://.../{claim}" in config.toml, or WORKBENCH_REVIEW_URL.',
}
"""What to do about claims that are left out for want of a setting."""


class Left(Struct):
    """How many claims were *written*, and by reason the ids of those left *out*."""

    written: int = 0
    out: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def told(self) -> Written:
        """What was written, with a remark for every reason for which claims were left out, and which."""
        return Written(self.written, remarks=tuple(_remark(why, ids) for why, ids in sorted(self.out.items())))


def _remark(why: str, ids: list[str]) -> str:
    counted = "1 claim" if len(ids) == 1 else f"{len(ids)} claims"
    if why in SETTINGS:
        return f"Left out, {counted}: {why}. {SETTINGS[why]}"
    # Those that wait for a first decision are most of a file, and listed by `workbench claims`.
    named = "" if why == NOT_DECIDED else f" ({', '.join(id_[:8] for id_ in ids)})"
    return f"Left out, {counted}: {why}{named}."


def why_not(record: Record, scale: Scale, publisher: Publisher) -> str | None:
    """Why the claim's review cannot be published as ClaimReview; None where it can."""
    standing, verdict = record.reviewed.standing, record.verdict
    rating = scale.rating(verdict.rating) if verdict else None
    unsettled = {
        Workflow.DISMISSED: PUT_ASIDE,
        Workflow.DISPUTED: DIFFER,
        Workflow.SECOND_REVIEW: SECOND_REVIEW,
    }.get(standing.workflow)
    if unsettled:
        return unsettled
    if verdict is None or standing.workflow is not Workflow.FINAL:
        return NOT_DECIDED
    if rating is not None and not rating.final:
        return NOT_FINAL
    if record.article.replaced_by is not None:
        return CORRECTED
    if not publisher.name:
        return NO_PUBLISHER
    claim = record.reviewed.claim
    return None if address(publisher.address(claim.id, claim.article_id)) else NO_ADDRESS


def review(dossier: Dossier, scale: Scale, publisher: Publisher) -> Node:
    """The ClaimReview of a claim of which `why_not` says nothing, without its context."""
    record = dossier.record
    claim, verdict = record.reviewed.claim, record.verdict
    assert verdict is not None
    return _known(
        {
            "@type": "ClaimReview",
            "url": publisher.address(claim.id, claim.article_id),
            "claimReviewed": record.wording or claim.text,
            "datePublished": verdict.at[:10],
            "author": organisation(publisher),
            "reviewRating": _rating(verdict, scale),
            "itemReviewed": _claim(dossier),
            "citation": [_source(piece) for piece in record.evidence if address(piece.url)],
        }
    )


def organisation(publisher: Publisher) -> Node:
    """Who publishes the reviews."""
    return _known({"@type": "Organization", "name": publisher.name, "url": publisher.url, "logo": publisher.logo})


def first_seen(dossier: Dossier) -> ArticleSummary | None:
    """The earliest article of the collection in which the same words stand.

    None where that cannot be told: no other has them, or one of them lacks a date or a web address.
    """
    seen = (dossier.record.article, *dossier.same_words)
    if len(seen) < 2 or not all(is_day(article.published) and address(article.source) for article in seen):
        return None
    return min(seen, key=lambda article: (str(article.published), article.id))


def write(review_: Review, seal: Seal, out: IO[Any], options: Options) -> Written:
    """What was written to *out*: a schema.org DataFeed, one claim a line, and what was left out.

    The whole may be put into a page as it is: nothing in it ends a script.
    """
    left, publisher = Left(), options.publisher
    about = {"name": review_.title, "publisher": organisation(publisher) if publisher.name else None}
    out.write(embedded(_known({"@context": CONTEXT, "@type": "DataFeed", **about}))[:-1] + ',"dataFeedElement":[')
    for dossier in kept(review_.dossiers(), seal.scale, publisher, left):
        out.write((",\n" if left.written > 1 else "\n") + embedded(review(dossier, seal.scale, publisher)))
    out.write("\n]}\n")
    return left.told()


def kept(dossiers: Iterable[Dossier], scale: Scale, publisher: Publisher, left: Left) -> Iterator[Dossier]:
    """Those of *dossiers* whose reviews can be published; *left* keeps the count, and the others with why."""
    for dossier in dossiers:
        if why := why_not(dossier.record, scale, publisher):
            left.out[why].append(dossier.record.reviewed.claim.id)
        else:
            left.written += 1
            yield dossier


def _rating(verdict: Verdict, scale: Scale) -> Node:
    on_scale = verdict.number is not None and verdict.scale == scale.id
    bounds = {"ratingValue": verdict.number, "bestRating": scale.best, "worstRating": scale.worst} if on_scale else {}
    return _known({"@type": "Rating", "alternateName": verdict.label, **bounds, "ratingExplanation": verdict.rationale})


def _claim(dossier: Dossier) -> Node:
    claim, article = dossier.record.reviewed.claim, dossier.record.article
    first = first_seen(dossier)
    return _known(
        {
            "@type": "Claim",
            # Without a type: whether "the coast guard" is a person or an organisation nobody has said.
            "author": _known({"name": claim.claimant}),
            "datePublished": article.published if is_day(article.published) else None,
            "appearance": [_work(one) for one in (article, *dossier.same_words)],
            "firstAppearance": _work(first) if first else None,
        }
    )


def _work(article: ArticleSummary) -> Node:
    return _known(
        {
            "@type": "Article",
            "url": address(article.source),
            "headline": None if article.title_is_standin else article.title,
            "datePublished": article.published if is_day(article.published) else None,
            "author": _known({"name": article.byline}),
            "publisher": _known({"name": article.outlet}),
        }
    )


def _source(piece: Evidence) -> Node:
    return _known(
        {
            "@type": "CreativeWork",
            "url": piece.url,
            "name": piece.title,
            "datePublished": piece.published,
            "publisher": _known({"name": piece.publisher}),
            "archivedAt": address(piece.archive_url),
        }
    )


def _known(node: Node) -> Node:
    """*node* without the members of which nothing is known."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}
