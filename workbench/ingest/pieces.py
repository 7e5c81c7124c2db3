"""The pieces of a text: what will be its passages, before anyone knows their roles."""

from __future__ import annotations

import re
from functools import cached_property

from msgspec import Struct

from workbench.domain.article import Boilerplate, Role
from workbench.ingest.lines import Line, Mark, lines_of
from workbench.ingest.plain import LONGEST, plain
from workbench.ingest.wrapping import goes_on, wrap_width

_STRESS = re.compile(r"\*{1,3}|_{1,3}")
_ENDS_SENTENCE = re.compile(r"[.!?…。！？؟।]['\"’”»›)\]*_]*(?: \([^()\s]{2,9}\))?$")  # "... he said. (AFP)"
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_SPEECH = re.compile(r"[\"“«„‘'].*[\"”»“’']$", re.DOTALL)


class Label(Struct, frozen=True):
    """What a piece was found to be."""

    role: Role
    kind: Boilerplate | None = None


class Piece(Struct, dict=True):
    """A stretch of the text that will be one passage. *label* is None until a rule has told what it is."""

    text: str
    start: int
    end: int
    mark: Mark
    near: bool
    label: Label | None = None

    @cached_property
    def plain(self) -> str:
        """The beginning of it, without Markdown and on one line."""
        return plain(self.text)

    @cached_property
    def words(self) -> int:
        """How many words it has; two ideographs count as one."""
        return max(len(self.text.split()), len(_IDEOGRAPH.findall(self.text)) // 2)

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence ends."""
        return _ENDS_SENTENCE.search(self.text[-24:]) is not None

    @property
    def is_prose(self) -> bool:
        """Whether it reads as a paragraph, and nothing else was found out about it."""
        return self.label is None and (self.words > 18 or (self.words >= 5 and self.ends_sentence))

    @property
    def is_slight(self) -> bool:
        """Whether it is a few words that make no sentence."""
        return self.mark in (Mark.PLAIN, Mark.HEADING) and self.words <= 8 and not self.ends_sentence

    @property
    def could_head(self) -> bool:
        """Whether it could stand over a text: no full stop, comma or colon at its end, and not somebody's words."""
        return (
            self.mark in (Mark.PLAIN, Mark.HEADING)
            and self.text[-1] not in ".,;:"
            and not self.text[0].islower()
            and not self.text.startswith("|")  # a row of a table
            and len(self.text) <= 250
            and not _SPEECH.fullmatch(self.text)
        )

    @property
    def fits_long_text(self) -> bool:
        """Whether the rules see all of it."""
        return len(self.text) <= LONGEST

    def boilerplate(self, kind: Boilerplate) -> None:
        """Note that it is clutter of that kind."""
        self.label = Label(Role.BOILERPLATE, kind)

    @property
    def kind(self) -> Boilerplate | None:
        """What kind of clutter it was found to be."""
        return self.label.kind if self.label else None


def pieces_of(text: str, start: int = 0) -> list[Piece]:
    """The pieces of *text* from *start* on, in order; wrapped lines joined, Markdown marks outside."""
    lines = list(lines_of(text, start))
    width = wrap_width(text, lines)
    pieces: list[Piece] = []
    group: list[Line] = []
    for line in lines:
        if group and not goes_on(text, group[-1], line, width):
            pieces.append(_piece(text, group))
            group = []
        group.append(line)
    if group:
        pieces.append(_piece(text, group))
    return pieces


def _piece(text: str, group: list[Line]) -> Piece:
    first = group[0]
    start, end = first.start, group[-1].end
    if first.mark is not Mark.RULE:
        start, end = _within_stress(text, start, end)
    return Piece(text[start:end], start, end, first.mark, first.near)


def _within_stress(text: str, start: int, end: int) -> tuple[int, int]:
    """*start* and *end* moved inside emphasis marks that wrap the whole of it."""
    opening = _STRESS.match(text, start, end)
    if opening is None:
        return start, end
    mark = opening.group()
    inside = text[opening.end() : end - len(mark)]
    lone = inside.replace(2 * mark, "") if len(mark) == 1 else inside
    wraps = text.endswith(mark, opening.end(), end) and inside.strip() == inside and inside and mark not in lone
    # A lone underscore may be part of a word; "_Oslo_" is emphasis, "_private_name" is not.
    return (opening.end(), end - len(mark)) if wraps else (start, end)
