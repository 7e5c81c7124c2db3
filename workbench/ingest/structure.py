"""The passages of an article: what is its text, and what stands around it.

Rules run from the certain to the likely; each labels what it knows, and none takes back what another said.
"""

from __future__ import annotations

import re

from workbench.domain.article import Boilerplate, Passage, Role
from workbench.ingest.captions import label_captions
from workbench.ingest.ending import label_comments, label_ending
from workbench.ingest.frontmatter import front_matter_end
from workbench.ingest.headline import label_bylines, label_dates, label_lead, label_links_at_head, label_title
from workbench.ingest.language import language_of
from workbench.ingest.lines import Mark
from workbench.ingest.notices import notice
from workbench.ingest.pieces import Label, Piece, pieces_of
from workbench.ingest.plain import only_links
from workbench.ingest.repeats import label_papers, label_repeated

_LONGEST_HEADING = 14
_ENOUGH = 20_000
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{4}[.!?] ")
_DATELINE = re.compile(
    r"(?-i:[A-ZÀ-Ý][A-ZÀ-Ý.'’ -]{2,40})(?:,[^—–\n()]{0,40})?(?:\([^()\n]{1,40}\))? ?(?:[—–]|--|-)(?= \S)"
)


def passages_of(text: str) -> tuple[Passage, ...]:
    """The passages of the canonical *text*, in order; every word of it is in exactly one."""
    begin = front_matter_end(text)
    pieces = pieces_of(text, begin)
    passages = labelled(pieces)
    if begin:
        head = text[:begin].rstrip()
        passages.insert(0, Passage(0, len(head), Role.BOILERPLATE, Boilerplate.NAVIGATION))
    return tuple(passages)


def labelled(pieces: list[Piece], *, titled: bool = False) -> list[Passage]:
    """The passages that *pieces* are; a piece that has a label already keeps it.

    *titled* says that the title is known, and that no line need be taken for it.
    """
    _label_all(pieces, titled=titled)
    return [passage for piece in pieces for passage in _passages(piece)]


def _label_all(pieces: list[Piece], *, titled: bool) -> None:
    """Label every piece."""
    label_bylines(pieces)
    _label_notices(pieces)
    label_comments(pieces)
    _label_links(pieces)
    label_captions(pieces)
    label_dates(pieces, titled=False)
    if not titled:
        label_title(pieces)
    label_dates(pieces, titled=True)
    label_links_at_head(pieces)
    label_repeated(pieces)
    label_papers(pieces)
    label_ending(pieces, _language(pieces))
    _label_headings(pieces)
    label_lead(pieces)
    for piece in pieces:
        piece.label = piece.label or Label(Role.QUOTATION if piece.mark is Mark.QUOTE else Role.BODY)


def _label_notices(pieces: list[Piece]) -> None:
    """Label what the table of notices knows, and lists that follow a "Related:"."""
    related = False
    for piece in pieces:
        kind = Boilerplate.SEPARATOR if piece.mark is Mark.RULE else notice(piece.plain)
        if kind is None and related and (piece.near or piece.mark is Mark.BULLET) and not piece.ends_sentence:
            kind = Boilerplate.RELATED_LINKS
        if kind is not None and piece.label is None:
            piece.boilerplate(kind)
        related = kind is Boilerplate.RELATED_LINKS and (related or piece.plain.endswith(":") or piece.words <= 3)


def _label_links(pieces: list[Piece]) -> None:
    """Label what is nothing but links."""
    for piece in pieces:
        if piece.label is None and piece.mark is not Mark.HEADING and only_links(piece.text) and piece.text[0] != "!":
            piece.boilerplate(Boilerplate.NAVIGATION)


def _label_headings(pieces: list[Piece]) -> None:
    """Label short lines over a text; a short line with nothing below it is none."""
    text_below = False
    for piece in reversed(pieces):
        if piece.label is not None:
            continue
        if piece.mark is Mark.HEADING or (text_below and piece.could_head and _is_heading(piece)):
            piece.label = Label(Role.HEADING)
        text_below = text_below or piece.is_prose


def _is_heading(piece: Piece) -> bool:
    if piece.ends_sentence or piece.words > _LONGEST_HEADING or len(piece.text) > 120:
        return False
    return _SENTENCE_INSIDE.search(piece.plain) is None


def _language(pieces: list[Piece]) -> str | None:
    """The language of the paragraphs from the first on."""
    return language_of("\n".join(piece.plain for piece in pieces if piece.is_prose)[:_ENOUGH])


def _passages(piece: Piece) -> list[Passage]:
    """The passage that *piece* is; two where a lead begins with its dateline ("OSLO, May 4 (AFP) —")."""
    label = piece.label or Label(Role.BODY)
    language = language_of(piece.plain)
    whole = Passage(piece.start, piece.end, label.role, label.kind, language)
    dateline = _DATELINE.match(piece.text) if label.role is Role.LEAD else None
    if dateline is None:
        return [whole]
    rest = piece.text[dateline.end() :]
    start = piece.end - len(rest.lstrip())
    return [
        Passage(piece.start, piece.start + dateline.end(), Role.DATELINE),
        Passage(start, piece.end, label.role, None, language),
    ]
