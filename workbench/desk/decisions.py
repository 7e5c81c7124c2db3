"""What reviewers type, checked and put into the form that the log keeps."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from workbench.domain.article import Article
from workbench.domain.claim import Claim
from workbench.domain.errors import WorkbenchError
from workbench.domain.scale import Rating, Scale
from workbench.domain.span import Span

_PASSAGE = re.compile(r"(?P<article>[0-9a-fA-F]{4,32})#(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})")
_DETAILS = frozenset({"title", "publisher", "published", "accessed", "archive_url", "quote", "locator"})


def rating(scale: Scale, id_: str) -> Rating:
    """The rating of *scale* with that id, or label, in any case. Raises WorkbenchError with those on offer."""
    wanted = id_.strip().lower().replace(" ", "-")
    found = scale.rating(wanted)
    if found is None:
        raise WorkbenchError(f"There is no rating {id_}; there are {', '.join(r.id for r in scale.ratings)}.")
    return found


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
    if unknown := details.keys() - _DETAILS:
        raise TypeError(f"no such detail: {', '.join(sorted(unknown))}")
    kept: dict[str, str | int | None] = {name: value or None for name, value in details.items()}
    kept["accessed"] = kept.get("accessed") or datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if archive := kept.get("archive_url"):
        kept["archive_url"] = _url(str(archive))
    if passage := _PASSAGE.fullmatch(reference.strip()):
        return kept | _passage(passage, kept.get("quote"), article)
    return kept | {"url": _url(reference)}


def _passage(
    found: re.Match[str], quote: str | int | None, article: Callable[[str], Article]
) -> dict[str, str | int | None]:
    source = article(found["article"])
    start, end = int(found["start"]), int(found["end"])
    if not 0 <= start < end <= len(source.text):
        raise WorkbenchError(
            f"There is nothing at {start}-{end} of article {source.id[:8]}; it has {len(source.text)} characters."
        )
    return {"article": source.id, "start": start, "end": end, "quote": quote or source.text[start:end]}


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
            f"{url or 'Nothing'} is no web address; give one that begins with http:// or https://, "
            "or ARTICLE#START-END for a passage of the collection."
        )
    return url


def note(text: str) -> dict[str, str | int | None]:
    """What the log keeps of a note. Raises WorkbenchError when there is nothing in it."""
    if not text.strip():
        raise WorkbenchError("A note needs some words; nothing was saved.")
    return {"text": text}
