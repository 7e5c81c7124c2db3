"""The beginning of an article: title, byline, dateline, lead."""

from __future__ import annotations

import re

from workbench.domain.article import Boilerplate, Role
from workbench.ingest.bylines import is_byline
from workbench.ingest.dates import date_line
from workbench.ingest.lines import Mark
from workbench.ingest.pieces import Label, Piece
from workbench.ingest.plain import mostly_links

_LONGEST_TITLE = 30
_SECTION = re.compile(
    r"(?:news|world|politics|opinion|analysis|business|sports?|culture|science|health|technology|middle east|africa"
    r"|europe|asia|americas|editorial|feature|interview|breaking(?: news)?|exclusive|monde|politique|économie|société"
    r"|actualités?|international|tribune|entretien|reportage)",
    re.IGNORECASE,
)


def label_bylines(pieces: list[Piece]) -> None:
    """Label the lines that name the author."""
    for piece in pieces:
        if piece.label is None and is_byline(piece.plain):
            piece.label = Label(Role.BYLINE)


def label_dates(pieces: list[Piece], *, titled: bool) -> None:
    """Label the lines near the beginning that say when, and in which paper, the article was published.

    Names beside the date are allowed once the article is *titled*: before, "Siege of Example, 4 May 1916" is its title.
    """
    paragraphs = 0
    for piece in pieces:
        if paragraphs > 1:
            return
        line = date_line(piece.plain) if piece.label is None and piece.mark is not Mark.HEADING else None
        if line is not None and (titled or not line.beside):
            piece.label = Label(Role.DATELINE)
        paragraphs += piece.is_prose


def label_title(pieces: list[Piece]) -> None:
    """Label the title, and a section's name above it, if the article has one."""
    candidates = _above_text(pieces)
    if not candidates:
        return
    marked = [piece for piece in candidates if piece.mark is Mark.HEADING]
    title = marked[0] if marked else candidates[0]
    if title.mark is Mark.PLAIN and len(candidates) > 1 and _is_section(title) and candidates[1].words > 2:
        title.boilerplate(Boilerplate.NAVIGATION)
        title = candidates[1]
    title.label = Label(Role.TITLE)


def label_links_at_head(pieces: list[Piece]) -> None:
    """Label the short lines over the first paragraph that are mostly links: they lead elsewhere, and head no text."""
    for piece in pieces:
        if piece.is_prose:
            return
        if piece.label is None and piece.mark is Mark.PLAIN and piece.words <= 14 and mostly_links(piece.text):
            piece.boilerplate(Boilerplate.NAVIGATION)


def _above_text(pieces: list[Piece]) -> list[Piece]:
    """The pieces that could be a title: they stand above the first paragraph, and there is one."""
    candidates: list[Piece] = []
    for piece in pieces:
        if piece.label is not None:
            continue
        could_be = piece.could_head and piece.words <= _LONGEST_TITLE
        if could_be and (piece.mark is Mark.HEADING or not (candidates and piece.is_prose)):
            candidates.append(piece)
        elif piece.words >= 5 or piece.ends_sentence:
            return candidates
    # Nothing but short lines: a list or a note, in which the first line is as good as the others.
    return [piece for piece in candidates if piece.mark is Mark.HEADING and piece is not pieces[-1]]


def _is_section(piece: Piece) -> bool:
    return piece.words <= 2 and (_SECTION.fullmatch(piece.plain) is not None or piece.plain.isupper())


def label_lead(pieces: list[Piece]) -> None:
    """Label the first paragraph; with a standfirst, which bylines or pictures part from the text, the next one too."""
    prose = [index for index, piece in enumerate(pieces) if piece.is_prose and piece.mark is Mark.PLAIN]
    if not prose:
        return
    pieces[prose[0]].label = Label(Role.LEAD)
    if len(prose) > 1 and _parted(pieces[prose[0] + 1 : prose[1]]):
        pieces[prose[1]].label = Label(Role.LEAD)


_FURNITURE = {Role.BYLINE, Role.DATELINE, Role.CAPTION}
_CLUTTER = {Boilerplate.CREDIT, Boilerplate.READING_TIME}


def _parted(between: list[Piece]) -> bool:
    """Whether what stands between two paragraphs is what stands between a standfirst and its article."""
    labels = [piece.label for piece in between if piece.label]
    return any(label.role in _FURNITURE or label.kind in _CLUTTER for label in labels)
