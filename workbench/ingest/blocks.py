"""Passages of an article whose format tells its paragraphs: what it says of them stands, rules find the rest."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.article import Passage, Role
from workbench.ingest.lines import Mark
from workbench.ingest.pieces import Label, Piece
from workbench.ingest.readers.reading import Block
from workbench.ingest.structure import labelled

_MARKS = {Role.HEADING: Mark.HEADING, Role.QUOTATION: Mark.QUOTE}
_RULE = "-–—_=*~•· "


def passages_of_blocks(text: str, blocks: Sequence[Block], *, titled: bool = False) -> tuple[Passage, ...]:
    """The passages of *text*, one for each of *blocks*; two where a lead begins with its dateline.

    *titled* says that the title is known, so that none is looked for among the lines.
    """
    first = next((block for block in blocks if block.role is Role.TITLE), None)
    pieces = [
        _piece(text, block, Role.HEADING if block.role is Role.TITLE and block is not first else block.role)
        for block in blocks
    ]
    return tuple(labelled(pieces, titled=titled or first is not None))


def _piece(text: str, block: Block, role: Role | None) -> Piece:
    """The piece of a block; headings and quotations are marked as Markdown marks them, so that the rules know them."""
    words = text[block.start : block.end]
    mark = _MARKS.get(role, Mark.PLAIN) if role is not None else Mark.PLAIN
    if not words.strip(_RULE):
        mark = Mark.RULE
    label = Label(role, block.kind) if role is not None and mark is Mark.PLAIN else None
    return Piece(words, block.start, block.end, mark, near=False, label=label)
