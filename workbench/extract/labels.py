"""Who speaks in the lines of a transcript: "SMITH: It rained.", "Q: Did it?"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from workbench.domain.span import Span
from workbench.extract.pieces import Piece
from workbench.extract.rules import Speech

_NAME = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}"
_LABEL = re.compile(rf"(?P<name>{_NAME}):\s+|(?P<q>[QA])(?::\s+|\s{{2,8}})(?=[A-Z\"“])")
_LINE = re.compile(rf"^[^\S\n]*({_NAME}):\s", re.M)
_MOST_SPEAKERS = 200  # each is looked for in the text: of more it takes too long
_OFTEN = 2  # lines that a word in capitals begins when it is a speaker, though the text does not name it elsewhere


def label_of(text: str, piece: Piece, speech: Speech) -> tuple[str, Span, int] | None:
    """The name of who speaks by the label that *piece* begins with, where that stands, and where the words begin.

    A word in capitals is a label when the text has it as a name too, or begins several lines with it.
    """
    found = _LABEL.match(text, piece.start, piece.end) if piece.opens else None
    if found is None:
        return None
    surface = found["name"] or found["q"]
    if found["name"]:
        name = None if surface.lower() in speech.no_speakers else _speakers(text).get(surface)
    else:
        name = {"Q": "questioner", "A": "answerer"}[surface]
    return (name, Span(found.start(), found.start() + len(surface)), found.end()) if name is not None else None


@lru_cache(maxsize=4)
def _speakers(text: str) -> Mapping[str, str]:
    """The full name of each speaker by the label: the longest label that ends with it, where there is but one."""
    lines = Counter(found[1] for found in _LINE.finditer(text))
    last = Counter[str]()
    for label, times in lines.items():
        last[label.rpartition(" ")[2]] += times
    names: dict[str, str] = {}
    for label, _ in lines.most_common(_MOST_SPEAKERS):
        often = max(lines[label], last[label.rpartition(" ")[2]]) >= _OFTEN
        if often or re.search(rf"\b{re.escape(label.title())}\b", text):
            longer = {other for other in lines if other.endswith(f" {label}")} if last[label] > lines[label] else set()
            names[label] = (longer.pop() if len(longer) == 1 else label).title()
    return names
