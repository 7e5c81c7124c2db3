"""Lines that an editor broke, told from lines that stand for themselves.

In text saved from web pages a single line end parts two passages; in hard-wrapped plain text it means nothing. What
tells them apart is how wrapping works: a line was broken because the next word did not fit any more.
"""

from __future__ import annotations

import re
from itertools import pairwise

from workbench.ingest.bylines import is_byline
from workbench.ingest.lines import Line, Mark
from workbench.ingest.notices import notice
from workbench.ingest.plain import plain

_WIDEST = 100
_NARROWEST = 40
_SLACK = 6
_LIST_OR_SOURCE = re.compile(r"\s*>[>\s]*[-*+•–—]")
_ENDS_SENTENCE = re.compile(r"[.!?…:]['\"’”»)\]*_]*$")


def wrap_width(text: str, lines: list[Line]) -> int | None:
    """The column that the lines of *text* are wrapped at, None when they are not wrapped."""
    pairs = [(above, below) for above, below in pairwise(lines) if _may_join(above, below)]
    if len(pairs) < 3:
        return None
    widths = sorted(above.width for above, _ in pairs)
    width = widths[int(len(widths) * 0.95)]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = sum(_is_full(text, above, below, width) for above, below in pairs)
    lower = sum(text[below.start].islower() for _, below in pairs)
    # Of the lines that wrapping begins, well over a third begin in lower case, in German too; of others hardly one.
    return width if full * 2 >= len(pairs) and lower * 3 >= len(pairs) else None


def goes_on(text: str, above: Line, below: Line, width: int | None) -> bool:
    """Whether *below* is the continuation of *above* rather than a passage of its own."""
    if not _may_join(above, below):
        return False
    if width is not None and below.indent > above.indent and below.mark is Mark.PLAIN:
        return False
    if width is not None and _is_full(text, above, below, width):
        return True
    if above.mark is below.mark is Mark.QUOTE and _is_broken(text, above, below):
        return True
    return (
        text[below.start].islower()
        and above.width >= _NARROWEST
        and not _ENDS_SENTENCE.search(text[max(above.start, above.end - 8) : above.end])
        and not _stands_alone(text, above)
        and not _stands_alone(text, below)
    )


def _may_join(above: Line, below: Line) -> bool:
    """Whether nothing but their widths can tell the two lines apart."""
    if not below.near or above.mark in (Mark.HEADING, Mark.RULE):
        return False
    return below.mark is Mark.PLAIN or (below.mark is Mark.QUOTE and above.mark is Mark.QUOTE)


def _is_full(text: str, above: Line, below: Line, width: int) -> bool:
    """Whether the first word of *below* would not have fitted at the end of *above*."""
    word = text[below.start : min(below.end, below.start + 2 * _WIDEST)].split(maxsplit=1)[0]
    return width + _SLACK >= above.width > width - _SLACK - len(word)


def _is_broken(text: str, above: Line, below: Line) -> bool:
    """Whether the quoted line *above* stops inside a sentence, too late to be a line of verse.

    In Markdown the lines of a block quotation are one paragraph; people still stack lines and lists in them.
    """
    open_end = not _ENDS_SENTENCE.search(text[max(above.start, above.end - 8) : above.end])
    return open_end and above.width >= _NARROWEST and not _LIST_OR_SOURCE.match(text, above.end, below.start + 1)


def _stands_alone(text: str, line: Line) -> bool:
    words = plain(text[line.start : line.end])
    return is_byline(words) or notice(words) is not None
