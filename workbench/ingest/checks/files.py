"""Checks out of a file: JSON, JSON lines, or a web page with JSON-LD in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from workbench.domain.check import Check
from workbench.domain.errors import WorkbenchError
from workbench.ingest.checks.claimreview import found_in
from workbench.ingest.decode import text_of
from workbench.ingest.limits import DEFAULT, Limits

ENDINGS = (".json", ".jsonld", ".jsonl", ".ndjson", ".html", ".htm")
"""Of files that are looked for in a folder."""

MOST_VALUES = 5_000_000
"""Values that the JSON of one file may hold; a hundred thousand checks have four million. Each may take 100 bytes."""

UNREADABLE = "JSON that cannot be read"

_DECODER = json.JSONDecoder(strict=False)  # line ends inside strings are common, and do no harm
_TAG = re.compile(r"\s*<[!?a-zA-Z]")
_REFUSED = (ValueError, RecursionError)


def read_checks(data: bytes, name: str, limits: Limits = DEFAULT) -> Iterator[Check | str]:
    """The checks that the file *name* with the bytes *data* holds, and for each that cannot be read why, in its order.

    Raises WorkbenchError, before the first one, where there is no check at all to be looked for in it.
    """
    require_few(data, name)
    try:
        source = text_of(data, name).removeprefix("\ufeff")
    except WorkbenchError as error:  # whose sentence asks for an article
        why = "not text that can be read" if data.strip() else "empty"
        raise WorkbenchError(f"{name} is {why}; name a file of published fact checks.") from error
    del data
    is_page = _TAG.match(source) is not None
    if is_page and len(source) > limits.page_bytes:
        raise WorkbenchError(f"{name} is a web page larger than {limits.page} MB; raise max_page_mb to read it.")
    found = iter(_of_page(source) if is_page else _of_json(source, name))
    first = next(found, None)
    if first is None:
        where = "no JSON-LD of a fact check" if is_page else "no ClaimReview"
        raise WorkbenchError(f"{name} holds {where}; name a file of published fact checks.")
    yield first
    yield from found


def require_few(data: bytes, name: str) -> None:
    """Raises WorkbenchError where the JSON would take more memory than its checks can be worth."""
    if data.count(b",") + data.count(b"[") + data.count(b"{") > MOST_VALUES:
        raise WorkbenchError(f"{name} holds more than {MOST_VALUES:,} values; split it, or have it as JSON lines.")


def _of_json(source: str, name: str) -> Iterator[Check | str]:
    """Those of one document, or of the documents of all lines."""
    try:
        whole = _DECODER.decode(source)
    except RecursionError:
        raise WorkbenchError(f"{name} is nested too deep to be read; no published fact check is.") from None
    except ValueError as error:
        lines = [line for line in source.split("\n") if line.strip()]
        if len(lines) < 2 or not any(_is_object(line) for line in lines[:2]):
            where = f" ({error.msg.lower()} in line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
            raise WorkbenchError(f"{name} is no JSON{where}; name a file of published fact checks.") from None
        return (check for line in lines for check in _of_text(line))
    return _walk(whole)


def _is_object(line: str) -> bool:
    try:
        return isinstance(_DECODER.decode(line), dict)
    except _REFUSED:
        return False


def _of_page(source: str) -> Iterator[Check | str]:
    """Those of every script of JSON-LD in a web page."""
    scripts = _Scripts()
    scripts.feed(source)
    scripts.close()
    return (check for script in scripts.found for check in _of_text(script))


def _of_text(source: str) -> Iterator[Check | str]:
    try:
        whole = _DECODER.decode(source)
    except _REFUSED:
        return iter([UNREADABLE])
    return _walk(whole)


def _walk(whole: Any) -> Iterator[Check | str]:
    """The checks anywhere in a document, in its order: in a list, a graph, a feed, or on the page that it describes."""
    waiting = [whole]
    while waiting:
        node = waiting.pop()
        found = found_in(node) if isinstance(node, dict) else None
        if found is not None:
            yield from found
        elif isinstance(node, (dict, list)):
            inner = node.values() if isinstance(node, dict) else node
            waiting.extend(reversed([one for one in inner if isinstance(one, (dict, list))]))


class _Scripts(HTMLParser):
    """The scripts of JSON-LD in a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._parts: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a script."""
        kind = (dict(attrs).get("type") or "").partition(";")[0].strip().lower()
        if tag == "script" and kind == "application/ld+json":
            self._parts = []

    def handle_data(self, data: str) -> None:
        """Goes on with a script."""
        if self._parts is not None:
            self._parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Ends a script."""
        if tag == "script" and self._parts is not None:
            if script := "".join(self._parts).strip():
                self.found.append(script)
            self._parts = None
