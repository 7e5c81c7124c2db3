"""One row of the tables of notices: what sites put around an article, and how a line is known to be that."""

from __future__ import annotations

import re
from functools import cached_property

from msgspec import Struct

from workbench.domain.article import Boilerplate


class Notice(Struct, frozen=True, dict=True):
    """Lines of at most *longest* words that one of the *expressions* tells to be of that *kind*.

    Expressions see a line without Markdown, at most `plain.LONGEST` characters of it, and do not mind capitals.
    *at_end* rows are loose: they count only at the end of an article, where no paragraph of its own follows.
    """

    kind: Boilerplate
    how: str
    longest: int
    expressions: tuple[str, ...]
    at_end: bool

    @cached_property
    def _finds(self) -> re.Pattern[str]:
        return re.compile(self.how % "|".join(self.expressions), re.IGNORECASE)

    def fits(self, line: str, words: int) -> bool:
        """Whether *line*, which has *words* words, is such a notice."""
        return words <= self.longest and self._finds.search(line) is not None


def whole(kind: Boilerplate, longest: int, *expressions: str, at_end: bool = False) -> Notice:
    """Lines that are one of the *expressions* from end to end."""
    return Notice(kind, r"\A(?:%s)\Z", longest, expressions, at_end)


def opens(kind: Boilerplate, longest: int, *expressions: str, at_end: bool = False) -> Notice:
    """Lines that begin with one of the *expressions*."""
    return Notice(kind, r"\A(?:%s)", longest, expressions, at_end)


def holds(kind: Boilerplate, longest: int, *expressions: str, at_end: bool = False) -> Notice:
    """Lines that have one of the *expressions* anywhere."""
    return Notice(kind, r"(?:%s)", longest, expressions, at_end)
