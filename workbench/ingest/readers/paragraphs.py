"""Paragraphs out of the lines of printed pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct, field

from workbench.domain.article import Locator, Role
from workbench.ingest.readers.lines import Line
from workbench.ingest.readers.reading import Part

_TALLER = 1.15
_LONGEST_HEADING = 30
_ENDS_SENTENCE = re.compile(r"[.!?…:]['\"’”»)\]]*$")
_BULLET = re.compile(r"[•▪‣◦●–—*-]\s|\(?\d{1,2}[.)]\s")
_BROKEN_WORD = re.compile(r"[^\W\d_]{2,}(?:-|\u00ad|\u2010)$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")


class _Page(Struct, frozen=True):
    """How the pages are set: the usual size of letters, the usual step from line to line, the usual full line."""

    size: float
    step: float
    full: int


class _Paragraph(Struct):
    text: str
    last: Line
    lines: int = 1
    locators: list[Locator] = field(default_factory=list)


def parts_of(pages: list[list[Line]]) -> Iterator[Part]:
    """The paragraphs of *pages*: words broken at a line's end are whole, taller lines are headings."""
    looks = _usual(pages)
    hyphenated = {found.lower() for lines in pages for line in lines for found in _HYPHENATED.findall(line.text)}
    done: list[_Paragraph] = []
    for number, lines in enumerate(pages, 1):
        place = f"page {number}"
        if not lines:
            done.append(_Paragraph("", Line("", 0, 0, 0), locators=[Locator(0, place)]))
        for index, line in enumerate(lines):
            open_ = done[-1] if done and done[-1].text else None
            goes_on = open_ is not None and (_goes_on(open_, line, looks) if index else _crosses(open_, line))
            if open_ is not None and goes_on:
                at = _append(open_, line, hyphenated)
            else:
                open_, at = _Paragraph(line.text, line), 0
                done.append(open_)
            if not index:
                open_.locators.append(Locator(at, place))
    tallest = max((p.last.size for p in done[:6] if p.text), default=0.0)
    yield from _with_roles(done, looks, tallest)


def _with_roles(paragraphs: Iterable[_Paragraph], looks: _Page, tallest: float) -> Iterator[Part]:
    title = False
    for paragraph in paragraphs:
        role = None
        if paragraph.last.size >= _TALLER * looks.size and len(paragraph.text.split()) <= _LONGEST_HEADING:
            role = Role.HEADING if title or paragraph.last.size < tallest else Role.TITLE
            title = title or role is Role.TITLE
        yield Part(paragraph.text, role, locators=tuple(paragraph.locators))


def _usual(pages: list[list[Line]]) -> _Page:
    sizes: Counter[float] = Counter()
    steps: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
        steps.update(round(above.y - below.y, 1) for above, below in pairwise(lines) if above.size == below.size)
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    # Single-spaced lines are 1.0 to 1.8 letters apart; a wider usual step would be that of one-line paragraphs.
    likely = [step for step, _ in steps.most_common() if 0.9 * size <= step <= 2.2 * size]
    lengths = sorted(len(line.text) for lines in pages for line in lines if line.size == size)
    full = lengths[int(len(lengths) * 0.9)] if lengths else 0
    return _Page(size, likely[0] if likely else 1.2 * size, full)


def _goes_on(paragraph: _Paragraph, line: Line, looks: _Page) -> bool:
    """Whether *line* is the next line of the paragraph above it on the same page."""
    above = paragraph.last
    step = above.y - line.y
    if line.size and abs(line.size - above.size) > 0.08 * line.size:
        return False
    if step > 1.35 * max(looks.step, 1.1 * line.size) or _BULLET.match(line.text):
        return False
    if step < -2 * looks.size:  # the top of the next column
        return _crosses(paragraph, line)
    if step > 0 and line.x - above.x > 0.8 * looks.size and paragraph.lines > 1:  # the first line is set in
        return False
    return not (_ENDS_SENTENCE.search(above.text) and len(above.text) < 0.7 * looks.full)


def _crosses(paragraph: _Paragraph, line: Line) -> bool:
    """Whether *line* at the top of a page or column goes on with the sentence that the one before it left open."""
    above = paragraph.last
    if above.size != line.size or _BULLET.match(line.text):
        return False
    return _BROKEN_WORD.search(above.text) is not None or (
        not _ENDS_SENTENCE.search(above.text) and line.text[0].islower()
    )


def _append(paragraph: _Paragraph, line: Line, hyphenated: set[str]) -> int:
    """Put *line* to the paragraph; the offset in it where the line begins."""
    text, after = paragraph.text, line.text
    broken, first = _BROKEN_WORD.search(text), _FIRST_WORD.match(after)
    if broken and first and after[0].islower():
        whole = f"{broken.group()[:-1]}-{first.group()}".lower()
        keeps = whole in hyphenated and text.endswith("-")
        text = text if keeps else text[:-1]
        at = len(text)
        paragraph.text = text + after
    else:
        at = len(text) + 1
        paragraph.text = f"{text} {after}"
    paragraph.last, paragraph.lines = line, paragraph.lines + 1
    return at
