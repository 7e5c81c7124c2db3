"""Which stretches of an article are clutter that may be folded away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from workbench.domain.article import Boilerplate, Passage, Role
from workbench.domain.shown import Shown
from workbench.domain.span import Span
from workbench.tui.text.layout import Fold

_LEAST = 160
"""Characters of one line from which it is folded: a shorter one takes hardly more room than what would stand for it."""

_KINDS = 3  # kinds of boilerplate that a fold names before it says "and more"


def folds(text: str, passages: Sequence[Passage]) -> list[Fold]:
    """The runs of boilerplate of an article with *text*, in reading order, that take more than a line.

    *passages* are in reading order. A run ends where a line holds something else as well.
    """
    found = []
    for run in _runs(passages):
        span = _whole_lines(text, Span(run[0].start, run[-1].end))
        if span is not None and (span.of(text).strip().count("\n") or len(span) > _LEAST):
            found.append(Fold(span, _words(text, run, span)))
    return found


def _runs(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    run: list[Passage] = []
    for passage in passages:
        if passage.role is Role.BOILERPLATE:
            run.append(passage)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _whole_lines(text: str, span: Span) -> Span | None:
    """The lines that *span* stands on; None where something else stands on them too."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end) + 1 or len(text)
    if text[start : span.start].strip() or text[span.end : end].strip() or span.end <= span.start:
        return None
    return Span(start, end)


def _words(text: str, run: Sequence[Passage], span: Span) -> Shown:
    """What is folded and how much of it."""
    kinds = list(dict.fromkeys(_kind(passage) for passage in run))
    named = ", ".join(kinds[:_KINDS]) + (" and more" if len(kinds) > _KINDS else "")
    lines = sum(1 for line in span.of(text).split("\n") if line.strip())
    words = len(span.of(text).split())
    return Shown(f"{named}: {lines} line{'s' * (lines != 1)}, {words} word{'s' * (words != 1)}")


def _kind(passage: Passage) -> str:
    return "clutter" if passage.kind in (None, Boilerplate.OTHER) else str(passage.kind)
