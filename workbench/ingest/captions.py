"""Captions: told by their credit, by the line they stand with, or by how they describe a picture."""

from __future__ import annotations

import re

from workbench.domain.article import Boilerplate, Role
from workbench.ingest.lines import Mark
from workbench.ingest.pieces import Label, Piece

_LONGEST = 70
_AGENCY = (
    r"(?:AFP|AP|Reuters|REUTERS|EPA|dpa|DPA|ANSA|EFE|UPI|TASS|Xinhua|Anadolu|AA|Getty|Shutterstock|Alamy|iStock"
    r"|Wikimedia|Flickr|Handout|File|FILE|Photo|Photos|Images?|Courtesy|Supplied|Screenshot|Crédit|Fichier|Archives?)"
)
_CREDIT_AT_END = re.compile(rf"\[[^\[\]]{{0,80}}\b{_AGENCY}\b[^\[\]]{{0,80}}\]\.?$")
# A report's last paragraph may end in "(AFP)" after its full stop; a caption's credit stands before it, or names
# a picture as well.
_CREDIT_IN_ROUND = re.compile(
    rf"(?:[^\s.!?…”\"] ?\({_AGENCY}\)|\({_AGENCY}[^()]{{0,10}}[/|,:][^()]{{0,80}}\)|\(Photo[^()]{{0,80}}\))\.?$"
)
_TAKEN = re.compile(
    r"\b(?:(?:picture|photo|photograph|image|screengrab|video)s? (?:was |were )?(?:taken|released|obtained|provided)\b"
    r"|file (?:photo|picture|image)\b|photo (?:prise|d['’]archives?)\b|image d['’]archives?\b)",
    re.IGNORECASE,
)
# "..., Oslo, 7 October 2015." A sentence of the report has a verb before its date: "was signed on", "valid until".
_DAY_AT_END = re.compile(
    r"(?<!ed on )(?<!until )(?<!since )(?<!before )(?<!after )(?<!dated )(?<!by )"
    r"\b(?:[^\W\d_]{3,10}\.? \d{1,2},? |\d{1,2} [^\W\d_]{3,10},? )(?:19|20)\d\d\.?$"
)
# What people and things do in pictures, in the present tense; in a report they did it.
_SCENE = re.compile(
    r"^(?:\S+ ){1,9}?(?:inspects?|walks?|stands?|sits?|looks?|gathers?|carry|carries|rides?|holds?|waves?|poses?"
    r"|watch(?:es)?|search(?:es)?|reacts?|speaks?|attends?|arrives?|leaves?|pass(?:es)?|runs?|rises?|fl(?:y|ies)"
    r"|mourns?|shakes?|plays?|protests?|march(?:es)?|burns?|surveys?|drives?|loads?|prepares?|wait|waits|queues?"
    r"|clears?|removes?|cross(?:es)?|work|works|prays?|(?:is|are) (?:seen|pictured|shown)"
    r"|marchent?|inspectent?|regardent?|portent?|tiennent|tient|assistent?|se tien(?:t|nent))\b",
    re.IGNORECASE,
)


def label_captions(pieces: list[Piece]) -> None:
    """Label the captions among *pieces*."""
    for piece in pieces:
        if piece.label is None and piece.words <= _LONGEST and piece.fits_long_text and _describes_picture(piece):
            piece.label = Label(Role.CAPTION)
    _label_beside_credits(pieces)


def _describes_picture(piece: Piece) -> bool:
    text = piece.plain
    if piece.text.startswith("![") and piece.text.endswith(")"):
        return True
    if _CREDIT_AT_END.search(text) or _CREDIT_IN_ROUND.search(text) or _TAKEN.search(text[-80:]):
        return True
    return bool(_DAY_AT_END.search(text[-60:]) and _SCENE.match(text))


def _label_beside_credits(pieces: list[Piece]) -> None:
    """Label a line that shares its block with nothing but picture credits."""
    for block in _blocks(pieces):
        others = [piece for piece in block if piece.kind is not Boilerplate.CREDIT]
        if len(others) == 1 and len(block) > 1 and _may_describe(others[0], first=others[0] is pieces[0]):
            others[0].label = Label(Role.CAPTION)


def _may_describe(piece: Piece, *, first: bool) -> bool:
    """Whether a line beside a credit is its caption; the *first* line of all without a full stop is the title."""
    if piece.label is not None or piece.mark is not Mark.PLAIN or piece.words > 45:
        return False
    return piece.ends_sentence or not first


def _blocks(pieces: list[Piece]) -> list[list[Piece]]:
    """*pieces* in groups that no blank line divides."""
    blocks: list[list[Piece]] = []
    for piece in pieces:
        if piece.near and blocks:
            blocks[-1].append(piece)
        else:
            blocks.append([piece])
    return blocks
