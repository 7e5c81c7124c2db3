"""Characters and cells: how wide text is on the terminal, and which characters may not be parted.

Widths are Rich's, because Textual's strips measure with them; a second opinion would shift every highlight.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct
from rich.cells import split_graphemes

from workbench.domain.shown import Shown, safe_text
from workbench.domain.span import Span

# Characters that are one cell, one cluster each, in every table of Rich: most prose needs no look at the tables.
_PLAIN = re.compile("[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2015\u2018-\u201f\u2022\u2026\u2500-\u257f]*")

# Rich counts the character after any zero-width joiner, and a skin tone after any character, as nothing; a terminal
# does so after an emoji only. A joiner that stands elsewhere is drawn as the combining grapheme joiner, which is
# invisible and nowhere wider than nothing; a skin tone elsewhere as U+FFFD.
_TONE = "\U0001f3fb-\U0001f3ff"
_EMOJI = "\u2600-\u27bf\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff"
_STRAY = re.compile(
    f"(?<![{_EMOJI}{_TONE}])(?<![{_EMOJI}]\ufe0f)\u200d|\u200d(?![\u2194\u2195\u2b00-\u2bff{_EMOJI}])"
    f"|(?<![{_EMOJI}])(?<![{_EMOJI}]\ufe0f)[{_TONE}]"
)
_STAND_IN = {"\u200d": "\N{COMBINING GRAPHEME JOINER}"}


def drawable(text: str) -> Shown:
    """*text* through `safe_text`, and measured by Rich as a terminal draws it; still one character for one."""
    return Shown(_STRAY.sub(lambda stray: _STAND_IN.get(stray.group(), "\N{REPLACEMENT CHARACTER}"), safe_text(text)))


# A row may end after these, and they may hang over its end. The no-break spaces are not among them.
SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"


class Ruler(Struct, frozen=True):
    """Where the clusters of a short text begin, in characters (*offsets*) and in cells (*cells*).

    A cluster is what a reader takes for one character: a letter with its accents, a flag, a family joined of four
    emoji. Both sequences have one member more than there are clusters: the end of the text.
    """

    offsets: Sequence[int]
    cells: Sequence[int]

    @property
    def width(self) -> int:
        """Cells of the whole text."""
        return self.cells[-1]

    @property
    def plain(self) -> bool:
        """Whether every character is one cluster and one cell."""
        return isinstance(self.cells, range)

    def floor(self, offset: int) -> int:
        """Where the cluster that holds the character at *offset* begins."""
        return self.offsets[self._cluster(offset)]

    def ceil(self, offset: int) -> int:
        """*offset* where a cluster begins there, else the end of the cluster that it would cut."""
        cluster = self._cluster(offset)
        return self.offsets[cluster if self.offsets[cluster] >= offset else cluster + 1]

    def cell_of(self, offset: int) -> int:
        """The first cell of the cluster that holds the character at *offset*."""
        return self.cells[self._cluster(offset)]

    def offset_at(self, cell: int) -> int:
        """Where the cluster drawn on *cell* begins; the end of the text for cells beyond it."""
        if cell >= self.width:
            return self.offsets[-1]
        return self.offsets[max(0, bisect_right(self.cells, cell) - 1)]

    def reach(self, start: int, width: int) -> int:
        """Where to end a row of at most *width* cells from the character *start* on: one cluster at the least."""
        cluster = bisect_right(self.cells, self.cell_of(start) + width) - 1
        return self.offsets[min(max(cluster, self._cluster(start) + 1), len(self.offsets) - 1)]

    def several(self) -> list[Span]:
        """The clusters of more than one character."""
        if self.plain:
            return []
        pairs = zip(self.offsets, self.offsets[1:], strict=False)
        return [Span(start, end) for start, end in pairs if end - start > 1]

    def _cluster(self, offset: int) -> int:
        return max(0, bisect_right(self.offsets, offset) - 1)


def measure(text: Shown) -> Ruler:
    """The ruler of *text*, which `drawable` made."""
    if _PLAIN.fullmatch(text):
        return Ruler(range(len(text) + 1), range(len(text) + 1))
    clusters = _clusters(text)
    offsets = [start for start, _, _ in clusters]
    return Ruler([*offsets, len(text)], list(accumulate((size for _, _, size in clusters), initial=0)))


measured = lru_cache(maxsize=8192)(measure)
"""`measure`, remembered: for rows and labels, which are drawn again and again."""


def fit(text: Shown, width: int) -> tuple[Shown, int]:
    """As much of *text* as *width* cells hold, cut between clusters, its last cell an ellipsis if some is missing;
    and the cells it takes, which a wide character can leave one short of *width*."""
    ruler = measured(text)
    if ruler.width <= width:
        return text, ruler.width
    if width < 1:
        return Shown(""), 0
    end = ruler.offset_at(width - 1)
    return Shown(text[:end] + "…"), ruler.cell_of(end) + 1


def _clusters(text: str) -> list[tuple[int, int, int]]:
    """Start, end and cells of each cluster: Rich's, with flags kept whole and leading marks kept with a base."""
    clusters: list[tuple[int, int, int]] = []
    for start, end, size in split_graphemes(text)[0]:
        if clusters:
            before, _, width = clusters[-1]
            half_flag = start - before == 1 and _is_flag_letter(text[before]) and _is_flag_letter(text[start])
            if width == 0 or half_flag:
                clusters[-1] = (before, end, width + size)
                continue
        clusters.append((start, end, size))
    return clusters


def _is_flag_letter(character: str) -> bool:
    return "\N{REGIONAL INDICATOR SYMBOL LETTER A}" <= character <= "\N{REGIONAL INDICATOR SYMBOL LETTER Z}"
