"""Final verdicts as Google's Fact Check Tools API takes them: what one call of ``pages.create`` is given, a line each.

The members are those of ClaimReviewMarkupPage in version v1alpha1 of the API.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import IO, Any
from urllib.parse import urldefrag

from workbench.domain.dossier import Publisher
from workbench.domain.seal import Seal
from workbench.export import claimreview
from workbench.export.claimreview import Left, Node
from workbench.export.formats import Options, Review, Written
from workbench.export.web import embedded


def write(review: Review, seal: Seal, out: IO[Any], options: Options) -> Written:
    """What was written to *out*: one page a line with the claims that are reviewed on it; and what was left out."""
    left, publisher = Left(), options.publisher
    reviews = (
        claimreview.review(dossier, seal.scale, publisher)
        for dossier in claimreview.kept(review.dossiers(), seal.scale, publisher, left)
    )
    for page, on_it in groupby(reviews, key=lambda one: urldefrag(one["url"]).url):
        _write_page(page, on_it, out, publisher)
    return left.told()


def markup(review: Node) -> Node:
    """One claim of a page, made of its ClaimReview."""
    claim, rating = review["itemReviewed"], review["reviewRating"]
    first = claim.get("firstAppearance", {}).get("url")
    others = [work["url"] for work in claim.get("appearance", ()) if work.get("url", first) != first]
    numbers = ("ratingValue", "bestRating", "worstRating", "ratingExplanation")
    return {
        "url": review["url"],
        "claimReviewed": review["claimReviewed"],
        **({"claimDate": claim["datePublished"]} if "datePublished" in claim else {}),
        **({"claimAuthor": {"name": claim["author"]["name"]}} if "author" in claim else {}),
        **({"claimFirstAppearance": first} if first else {}),
        **({"claimAppearances": others} if others else {}),
        "rating": {"textualRating": rating["alternateName"], **{n: rating[n] for n in numbers if n in rating}},
    }


def _write_page(page: str, reviews: Iterable[Node], out: IO[Any], publisher: Publisher) -> None:
    author = {"name": publisher.name, **({"imageUrl": publisher.logo} if publisher.logo else {})}
    out.write(embedded({"pageUrl": page, "claimReviewAuthor": author})[:-1] + ',"claimReviewMarkups":[')
    published = ""
    for number, review in enumerate(reviews):
        published = max(published, review["datePublished"])
        out.write(("," if number else "") + embedded(markup(review)))
    # The day on which the last of its claims was decided; only now is it known.
    out.write(f'],"publishDate":"{published}"}}\n')
