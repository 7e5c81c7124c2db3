"""JSON lines: one article a line, by the names that `workbench articles --json` prints."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from workbench.domain.errors import WorkbenchError
from workbench.ingest.dates import stated_date
from workbench.ingest.decode import decode
from workbench.ingest.limits import Limits
from workbench.ingest.readers.packed import require_readable_length
from workbench.ingest.readers.reading import Reading, Unread, fit

_OWN = ("title", "byline", "outlet", "published", "language", "url", "source", "text")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def tells(data: bytes) -> bool:
    """Whether the first line is an object with a text in it."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"{"):
        return False
    try:
        first = json.loads(start.split(b"\n", 1)[0])
    except (ValueError, RecursionError):
        return False
    return isinstance(first, dict) and isinstance(first.get("text"), str)


def read(data: bytes, name: str, limits: Limits) -> Iterator[Reading | Unread]:
    """The articles of the lines, and a sentence for each line that holds none."""
    lines = decode(data, name).split("\n")
    del data
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _reading(line, number, f"Line {number} of {name}", limits)
            except WorkbenchError as error:
                yield Unread(str(error))


def _reading(line: str, number: int, where: str, limits: Limits) -> Reading:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        raise WorkbenchError(f"{where} is no JSON; write one object a line.") from None
    text = fields.get("text") if isinstance(fields, dict) else None
    if not isinstance(text, str) or not text.strip():
        raise WorkbenchError(f'{where} has no text; write one object a line, with the article in its field "text".')
    require_readable_length(text, where, limits)
    published = stated_date(_said(fields, "published") or "")
    language = _said(fields, "language")
    known = language if language and _LANGUAGE.fullmatch(language) else None
    more = {key: _as_text(value) for key, value in fields.items() if key not in _OWN and value is not None}
    # A value that is not what its name promises is kept, but not believed.
    if not published and (said := _said(fields, "published")):
        more["published"] = said
    if not known and language:
        more["language"] = language
    return Reading(
        fit(text),
        title=_said(fields, "title"),
        byline=_said(fields, "byline"),
        outlet=_said(fields, "outlet"),
        published=published,
        language=known,
        url=_said(fields, "source") or _said(fields, "url"),
        place=f"line {number}",
        more=more,
    )


def _said(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    return " ".join(fit(value).split()) or None if isinstance(value, str) else None


def _as_text(value: object) -> str:
    return fit(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
