"""What reviewers type, checked and put into the form that the log keeps."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from urllib.parse import urlsplit

from workbench.domain.article import Article, Boilerplate, Role
from workbench.domain.claim import Claim
from workbench.domain.day import is_day
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Action, LogEntry, SourceFile, Verdict, Workflow
from workbench.domain.scale import Rating, Scale
from workbench.domain.span import Span

_PASSAGE = re.compile(r"(?P<article>[0-9a-fA-F]{4,32})#(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})")
FIELDS = {
    "title": Action.SET_TITLE,
    "byline": Action.SET_BYLINE,
    "outlet": Action.SET_OUTLET,
    "published": Action.SET_PUBLISHED,
    "language": Action.SET_LANGUAGE,
    "source": Action.SET_SOURCE,
}
"""What of an article's metadata a reviewer can correct, and how the log calls it."""

GOALS = (Workflow.NEW, Workflow.IN_PROGRESS, Workflow.SECOND_REVIEW, Workflow.DISPUTED)
"""Where a reviewer can move a claim by hand."""

_PART_OF_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?")
_DETAILS = frozenset({"title", "publisher", "published", "accessed", "archive_url", "quote", "locator"})


def rating(scale: Scale, id_: str) -> Rating:
    """The rating of *scale* with that id, or label, in any case. Raises WorkbenchError with those on offer."""
    found = scale.rating(rating_id(id_))
    if found is None:
        raise WorkbenchError(f"There is no rating {id_}; there are {', '.join(r.id for r in scale.ratings)}.")
    return found


def rating_id(named: str) -> str:
    """The id of the rating that is *named* by it or by its label, in any case, if there is one."""
    return "-".join(named.lower().split())


def verdict(scale: Scale, chosen: Rating, rationale: str, confidence: str | None) -> dict[str, str | int | None]:
    """What the log keeps of a verdict beside the rating's id: the scale's words as they read today."""
    return {
        "label": chosen.label,
        "number": chosen.number,
        "scale": scale.id,
        "scale_version": scale.version,
        "rationale": rationale or None,
        "confidence": confidence or None,
    }


def evidence(
    reference: str, details: Mapping[str, str | None], article: Callable[[str], Article]
) -> dict[str, str | int | None]:
    """What the log keeps of a piece of evidence. *article* gives the article that an id, or its beginning, names."""
    kept = _known_details(details)
    if passage := _PASSAGE.fullmatch(reference.strip()):
        return kept | _passage(passage, kept, article)
    return kept | {"url": _url(reference)}


def _known_details(details: Mapping[str, str | None]) -> dict[str, str | int | None]:
    if unknown := details.keys() - _DETAILS:
        raise TypeError(f"no such detail: {', '.join(sorted(unknown))}")
    kept: dict[str, str | int | None] = {name: value or None for name, value in details.items()}
    kept["accessed"] = kept.get("accessed") or datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    _require_time("accessed", str(kept["accessed"]), _MOMENT, "2016-08-02 or 2016-08-02T10:30:00Z")
    if published := kept.get("published"):
        _require_time("published", str(published), _PART_OF_DAY, "2016, 2016-08 or 2016-08-02")
    if archive := kept.get("archive_url"):
        kept["archive_url"] = _url(str(archive))
    return kept


def _require_time(name: str, value: str, pattern: re.Pattern[str], like: str) -> None:
    """Raises WorkbenchError when *value* is not a time as *pattern* has it, or one that never was."""
    padded = value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value
    try:
        if pattern.fullmatch(value):
            datetime.fromisoformat(padded)
            return
    except ValueError:
        pass
    raise WorkbenchError(f"{value} is no time for {name}; write it like {like}.")


def _passage(
    found: re.Match[str], kept: Mapping[str, str | int | None], article: Callable[[str], Article]
) -> dict[str, str | int | None]:
    source = article(found["article"])
    start, end = int(found["start"]), int(found["end"])
    if not 0 <= start < end <= len(source.text):
        raise WorkbenchError(
            f"There is nothing at {start}-{end} of article {source.id[:8]}; it has {len(source.text)} characters."
        )
    return {
        "article": source.id,
        "start": start,
        "end": end,
        "quote": kept.get("quote") or source.text[start:end],
        "title": kept.get("title") or (None if source.title_is_standin else source.title),
        "publisher": kept.get("publisher") or source.outlet,
        "published": kept.get("published") or source.published,
        "locator": kept.get("locator") or source.locator_at(start),
    }


def file_evidence(details: Mapping[str, str | None], file: SourceFile) -> dict[str, str | int | None]:
    """What the log keeps of a *file* as evidence."""
    named: dict[str, str | int | None] = {
        "file": file.name,
        "hash": file.hash,
        "size": file.size,
        "media_type": file.media_type,
    }
    return _known_details(details) | named | {"kept": "yes" if file.kept else None}


def require_other(evidence: Mapping[str, str | int | None], claim: Claim) -> None:
    """Raises WorkbenchError where *evidence* is the claim's own words: a claim cannot bear on itself."""
    start, end = evidence.get("start"), evidence.get("end")
    if evidence.get("article") != claim.article_id or not isinstance(start, int) or not isinstance(end, int):
        return
    if Span(start, end).overlaps(claim.span):
        raise WorkbenchError("That passage is the claim itself, or part of it; evidence has to come from elsewhere.")


def _url(given: str) -> str:
    url = given.strip()
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises where it is no number from 0 to 65535
    except ValueError:
        parts = urlsplit("")
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or " " in url or not url.isprintable():
        raise WorkbenchError(
            f"{url or 'Nothing'} is no web address; give one that begins with http:// or https://, the path of a file, "
            "or ARTICLE#START-END for a passage of the collection."
        )
    return url


def goal(workflow: Workflow) -> str:
    """Where a reviewer can move a claim by hand. Raises WorkbenchError for what only decisions bring about."""
    if workflow not in GOALS:
        raise WorkbenchError(f"A claim is made {workflow} by deciding it; it can be moved to {', '.join(GOALS)}.")
    return workflow


def cut(article: Article, start: int, end: int) -> Span:
    """The stretch of *article* from *start* to *end*, without the blanks around it.

    Raises WorkbenchError when there is none, no word in it, or none but of the article's boilerplate.
    """
    if not 0 <= start < end <= len(article.text):
        raise WorkbenchError(
            f"{start}–{end} is no stretch of article {article.id[:8]}, which has {len(article.text)} characters."
        )
    words = article.text[start:end]
    if not words.strip():
        raise WorkbenchError(f"There are no words at {start}–{end} of article {article.id[:8]}.")
    span = Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))
    _require_own_words(article, span)
    return span


def _require_own_words(article: Article, span: Span) -> None:
    """Raises WorkbenchError where everything in *span* is boilerplate: clutter around an article asserts nothing."""
    left, kinds = span.of(article.text), []
    for passage in reversed(article.passages):
        if passage.role is Role.BOILERPLATE and passage.span.overlaps(span):
            start, end = max(passage.start, span.start) - span.start, min(passage.end, span.end) - span.start
            left = left[:start] + " " * (end - start) + left[end:]
            kinds.append(passage.kind or Boilerplate.OTHER)
    if kinds and not left.strip():
        kind = "" if kinds[-1] is Boilerplate.OTHER else f" ({kinds[-1]})"
        raise WorkbenchError(
            f"{span.start}–{span.end} of article {article.id[:8]} is boilerplate{kind}, not the article itself; "
            "a claim is cut out of the article."
        )


def joined(old: Sequence[Claim], article: Callable[[str], Article]) -> tuple[Article, Span]:
    """The article of the claims *old*, which are in reading order, and the stretch of it from the first to the last.

    Raises WorkbenchError when there are fewer than two, or they stand in several articles.
    """
    if len(old) < 2:
        raise WorkbenchError("One claim is nothing to join; name another one of the same article.")
    if len({claim.article_id for claim in old}) > 1:
        raise WorkbenchError("Claims of different articles cannot be joined; nothing was recorded.")
    found = article(old[0].article_id)
    return found, Span(old[0].start, max(claim.end for claim in old))


def parts(claim: Claim, article: Article, stretches: Sequence[tuple[int, int]]) -> list[Span]:
    """The stretches that *claim* is to be split into, in reading order: those named, or its marked parts.

    Raises WorkbenchError when there are fewer than two, or they overlap or reach out of the claim.
    """
    spans = sorted(cut(article, *stretch) for stretch in stretches) if stretches else list(claim.parts)
    name = claim.id[:8]
    if not spans:
        raise WorkbenchError(
            f"Claim {name} has no parts marked; name them by their characters of the article, which are among "
            f"{claim.start}-{claim.end}."
        )
    if len(spans) < 2:
        raise WorkbenchError(f"One part is no split; name another stretch, or give claim {name} other bounds by recut.")
    if any(before.end > after.start for before, after in pairwise(spans)):
        raise WorkbenchError(f"The parts of claim {name} overlap; nothing was recorded.")
    if not all(span.within(claim.span) for span in spans):
        raise WorkbenchError(f"Claim {name} stands at {claim.start}–{claim.end}; its parts have to lie inside it.")
    return spans


def metadata(field: str, value: str) -> str:
    """The new *value* of an article's *field*. Raises WorkbenchError when it makes no sense there."""
    if not value.strip():
        raise WorkbenchError(f"A new {field} needs some words; nothing was saved.")
    if field == "published" and not is_day(value):
        raise WorkbenchError(f"{value} is no date like 2016-08-02.")
    if field == "language" and not re.fullmatch("[a-z]{2,3}", value):
        raise WorkbenchError(f"{value} is no language code like en.")
    return value


def redaction(reason: str) -> dict[str, str | int | None]:
    """What the log keeps of a redaction. Raises WorkbenchError when it does not say why."""
    if not reason.strip():
        raise WorkbenchError("A redaction needs a reason; nothing was changed.")
    return {"reason": reason}


def require_redactable(entry: LogEntry | None) -> None:
    """Raises WorkbenchError when there is nothing in *entry* that could be blanked, or the file needs it."""
    if entry is None:
        raise WorkbenchError("There is no such entry; `workbench log` lists them.")
    if entry.action in (Action.CHECKPOINT, Action.REDACT):
        raise WorkbenchError(f"Entry {entry.id} is a {entry.action}; it proves the others and cannot be redacted.")
    if not entry.body:
        raise WorkbenchError(f"Entry {entry.id} is redacted already.")
    if entry.body == "{}":
        held = f" but “{entry.value}”, which its chain covers and which cannot be blanked" if entry.value else ""
        raise WorkbenchError(
            f"Entry {entry.id} ({entry.action}) holds nothing{held}; record a new one that says something else."
        )


def wording(text: str) -> dict[str, str | int | None]:
    """What the log keeps of a claim's wording. Raises WorkbenchError when there is nothing in it."""
    if not text.strip():
        raise WorkbenchError("A wording needs some words; nothing was saved.")
    return {"text": text}


def words_alone(taken: LogEntry, stands: Verdict | None) -> str:
    """What the verdict *taken* back had said otherwise than the one that now *stands*, where both rate alike.

    Empty where there is no such verdict: then the rating itself was taken back.
    """
    if taken.action != Action.VERDICT or stands is None or stands.rating != taken.value:
        return ""
    body = json.loads(taken.body) if taken.body else {}
    before = {"rationale": stands.rationale, "confidence": stands.confidence}
    changed = [f"the {name}" for name, said in before.items() if (body.get(name) or "") != (said or "")]
    return " and ".join(changed) or "the same verdict, given again"


def note(text: str) -> dict[str, str | int | None]:
    """What the log keeps of a note. Raises WorkbenchError when there is nothing in it."""
    if not text.strip():
        raise WorkbenchError("A note needs some words; nothing was saved.")
    return {"text": text}
