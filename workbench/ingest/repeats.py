"""What stands in a text twice: the title over the article again, one caption under two pictures, a paper's own name."""

from __future__ import annotations

import re

from workbench.domain.article import Boilerplate, Role
from workbench.ingest.pieces import Label, Piece

_FEWEST = 4
# Below that, whole sentences come again: answers in an interview, refrains in a speech.
_FEWEST_IN_SENTENCE = 8
_LONGEST_CAPTION = 45
_SITE = re.compile(r"\b(?:www\.)?([\w-]{2,40})\.(?:com?|org|net|info|[a-z]{2})\b", re.IGNORECASE)
_NO_LETTER = re.compile(r"[\W_]+|^the ", re.IGNORECASE)


def label_repeated(pieces: list[Piece]) -> None:
    """Label what stands in the text a second time.

    A sentence that stands as a line of its own twice amid the paragraphs is the caption of two pictures; the first of
    the two stays text unless it describes one, so that nothing the article says is lost. All else is REPEATED.
    """
    prose = [index for index, piece in enumerate(pieces) if piece.is_prose]
    seen: dict[str, int] = {}
    for index, piece in enumerate(pieces):
        key = piece.text.casefold() if len(piece.text) > 900 else piece.plain.casefold()
        if key not in seen:
            if _is_telling(piece):
                seen[key] = index
        elif piece.label is None:
            amid = bool(prose) and prose[0] < seen[key] and index < prose[-1]
            if amid and piece.ends_sentence and piece.words <= _LONGEST_CAPTION:
                piece.label = Label(Role.CAPTION)
            else:
                piece.boilerplate(Boilerplate.REPEATED)


def _is_telling(piece: Piece) -> bool:
    """Whether the same words again cannot be chance or speech."""
    if piece.label and piece.label.role is Role.TITLE:
        return True
    return piece.words >= (_FEWEST_IN_SENTENCE if piece.ends_sentence else _FEWEST)


def label_papers(pieces: list[Piece]) -> None:
    """Label lines that are the name of a site which a credit or a date line has named: "The Post" for thepost.com."""
    named = [piece for piece in pieces if piece.kind is Boilerplate.CREDIT or _dates(piece)]
    sites = {site.casefold() for piece in named for site in _SITE.findall(piece.plain)}
    for piece in pieces:
        if piece.label is None and piece.words <= 5 and sites:
            name = _NO_LETTER.sub("", piece.plain).casefold()
            if name in sites or f"the{name}" in sites:
                piece.boilerplate(Boilerplate.CREDIT)


def _dates(piece: Piece) -> bool:
    return piece.label is not None and piece.label.role is Role.DATELINE
