"""Readings as JSON, the form in which they pass between two processes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import to_builtins

from workbench.domain.article import Boilerplate, Locator, Role
from workbench.ingest.readers.reading import Block, Reading, Unread

Wired = dict[str, Any]


def to_wire(found: Iterable[Reading | Unread]) -> list[Wired]:
    """*found* as JSON can hold it."""
    return [to_builtins(one) for one in found]


def from_wire(wired: object, most: int) -> list[Reading | Unread]:
    """What was wired. Raises KeyError, TypeError or ValueError when it is none, or a text is longer than *most*."""
    if not isinstance(wired, list):
        raise TypeError
    return [_unread(one) if "sentence" in one else _reading(one, most) for one in wired]


def _unread(wired: Wired) -> Unread:
    return Unread(_text(wired["sentence"]))


def _reading(wired: Wired, most: int) -> Reading:
    text = _text(wired["text"])
    if len(text) > most:
        raise ValueError
    blocks = None if wired["blocks"] is None else tuple(_block(block) for block in wired["blocks"])
    if blocks is not None:
        _require_order(blocks, len(text))
    said = ("title", "byline", "outlet", "published", "language", "url", "place")
    return Reading(
        text,
        blocks,
        **{name: None if wired[name] is None else _text(wired[name]) for name in said},
        locators=tuple(Locator(int(place["start"]), _text(place["label"])) for place in wired["locators"]),
        more={_text(name): _text(value) for name, value in wired["more"].items()},
    )


def _block(wired: Wired) -> Block:
    role, kind = wired["role"], wired["kind"]
    return Block(int(wired["start"]), int(wired["end"]), role and Role(role), kind and Boilerplate(kind))


def _require_order(blocks: tuple[Block, ...], length: int) -> None:
    """Raise ValueError unless the blocks stand inside the text, one after the other."""
    at = 0
    for block in blocks:
        if not at <= block.start < block.end <= length:
            raise ValueError
        at = block.end


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    value.encode("utf-8")  # half a pair raises UnicodeEncodeError, a ValueError
    return value
