"""The end of an article: everything after its last paragraph is clutter."""

from __future__ import annotations

import re

from workbench.domain.article import Boilerplate, Role
from workbench.ingest.bylines import author_of
from workbench.ingest.dates import says_when_published
from workbench.ingest.language import language_of
from workbench.ingest.lines import Mark
from workbench.ingest.notices import notice, opens_comments
from workbench.ingest.pieces import Label, Piece

_NAME = r"(?-i:[A-ZÀ-Ý])[\w.'’-]{0,30}"
_BIO = re.compile(
    rf"(?:(?:dr|mr|ms|mrs|prof|professor|sir|m|mme)\.? )?{_NAME} (?:(?:{_NAME}|de|van|von|al|bin|der) ){{0,3}}"
    rf"(?P<last>{_NAME})"
    r",? (?:is|was|est|has been|works as|est un|est une)\b.{0,140}?\b(?:analysts?|journalists?|reporters?|writers?"
    r"|authors?|editors?|correspondents?|columnists?|contributors?|professors?|lecturers?|researchers?|fellow|scholar"
    r"|blogger|broadcaster|commentator|historian|economist|activist|director|journaliste|auteure?|écrivaine?"
    r"|chercheu(?:r|se)|professeure?|correspondante?|rédact(?:eur|rice)|chroniqueu(?:r|se)|essayiste|historienn?e?)\b",
    re.IGNORECASE,
)
_CAREER = re.compile(
    r"\b(?:analyst|journalists?|journalism|reporter|writer|author|editor|correspondent|columnist|contribut(?:or|ed|es)"
    r"|professor|lecturer|researcher|fellow|blogger|historian|degree|graduate|graduated|studied|ph\.?d|doctorate"
    r"|(?:has|previously|formerly) (?:worked|written|reported|covered)|her work|his work|their work|based in|lives in"
    r"|used to be|is the author|worked (?:for|as|at)|journaliste|auteure?|diplômée?|chercheu(?:r|se)|collabore"
    r"|vit à)\b",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r"[A-ZÀ-Ý][\w’'-]{1,30}(?: [A-ZÀ-Ý][\w.’'-]{0,30}){1,3}")
_SPEAKS = re.compile(
    r"[\"“”«»]|\b(?:said|says|told|tells|added|warned|argued|according to|selon|déclaré)\b", re.IGNORECASE
)
_ENDS_PAGE = {Boilerplate.SHARE, Boilerplate.RELATED_LINKS, Boilerplate.COPYRIGHT, Boilerplate.NAVIGATION}
# What may follow an article's text on one line without being part of the clutter that begins there.
_NO_BEGINNING = {Boilerplate.ADVERT, Boilerplate.SEPARATOR, Boilerplate.REPEATED, Boilerplate.READING_TIME}


def label_comments(pieces: list[Piece]) -> None:
    """Label the comment form and what follows it, where less follows it than stands before."""
    total = sum(piece.words for piece in pieces)
    before = 0
    for index, piece in enumerate(pieces):
        if piece.mark in (Mark.PLAIN, Mark.HEADING) and 2 * before > total and opens_comments(piece.plain):
            for after in pieces[index:]:
                if after.mark is not Mark.RULE:
                    after.boilerplate(Boilerplate.COMMENT_FORM)
            return
        before += piece.words


def label_ending(pieces: list[Piece], language: str | None) -> None:
    """Label, from the end up to the last paragraph of an article in *language*, what is not the article's."""
    if not any(piece.is_prose for piece in pieces):
        return
    last = len(pieces) - 1
    while last >= 0 and _is_past_text(pieces, last, language):
        last -= 1
    _label_slight(pieces[last + 1 :])


def _is_past_text(pieces: list[Piece], index: int, language: str | None) -> bool:
    """Whether the piece at *index*, below which is only clutter, is clutter too; labels it when a rule knows it."""
    piece = pieces[index]
    if piece.label is not None:
        return piece.label.role is not Role.TITLE
    if says_when_published(piece.plain):
        piece.label = Label(Role.DATELINE)
        return True
    kind = (
        notice(piece.plain, at_end=True)
        or _of_stranger(pieces, index)
        or _below_clutter(pieces, index)
        or _in_another_language(piece, language)
    )
    if kind is not None:
        piece.boilerplate(kind)
        return True
    return piece.is_slight


def _of_stranger(pieces: list[Piece], index: int) -> Boilerplate | None:
    """AUTHOR_BIO when the piece presents somebody who writes, and of whom the article has said nothing."""
    bio = _BIO.match(pieces[index].plain)
    if bio is None:
        return None
    authors = [author_of(piece.plain) or "" for piece in pieces if piece.label and piece.label.role is Role.BYLINE]
    if any(bio["last"] in author for author in authors):
        return Boilerplate.AUTHOR_BIO
    told = any(bio["last"] in piece.text for piece in pieces[:index] if piece.label is None)
    return None if told else Boilerplate.AUTHOR_BIO


def _below_clutter(pieces: list[Piece], index: int) -> Boilerplate | None:
    """AUTHOR_BIO when a paragraph with two or more words from biographies, and nobody speaking in it, stands right
    below the buttons and links that end a page, and names somebody of whom the article has said nothing."""
    above = pieces[index - 1] if index else None
    text = pieces[index].plain
    if above is None or above.kind not in _ENDS_PAGE or len(_CAREER.findall(text)) < 2 or _SPEAKS.search(text):
        return None
    before = " ".join(piece.text for piece in pieces[:index] if piece.label is None)
    names = (name.split()[-1] for name in _FULL_NAME.findall(text[:200]))
    return Boilerplate.AUTHOR_BIO if any(name not in before for name in names) else None


def _in_another_language(piece: Piece, language: str | None) -> Boilerplate | None:
    """DISCLAIMER when the piece is not in the article's *language*: a site's own notices are in the site's."""
    own = language_of(piece.plain) if language is not None else None
    return Boilerplate.DISCLAIMER if own is not None and own != language else None


def _label_slight(ending: list[Piece]) -> None:
    """Label the few words that stand among the clutter, or alone below the text."""
    kind: Boilerplate | None = None
    for piece in ending:
        if piece.label is None and kind is not None:
            piece.boilerplate(kind)
        elif piece.kind is not None and piece.kind not in _NO_BEGINNING:
            kind = piece.kind
    rest = [piece for piece in ending if piece.label is None]
    if len(rest) == 1 and rest[0] is ending[-1] and rest[0].words <= 6:
        rest[0].boilerplate(Boilerplate.OTHER)
