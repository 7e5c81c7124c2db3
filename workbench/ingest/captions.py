"""Captions: told by their credit, by the line they stand with, or by how they describe a picture."""

from __future__ import annotations

import re
from itertools import pairwise

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
# "A diver at the dock. Ada Mole/AFP", "A diver at the dock © Reuters", "A diver at the dock | AP Photo".
_CREDIT_AFTER_STROKE = re.compile(rf"(?:[\w.’')] ?/ ?|[©|] ?){_AGENCY}(?: (?:Photos?|Images?|Pictures?|News))?\.?$")
_PICTURES = r"(?:photos?|photographs?|pictures?|images?|fotos?)"
_LABELLED = re.compile(
    rf"(?:file|archive|library|stock|handout|undated) {_PICTURES}(?:\b ?[:.,–—-]| of\b)"
    r"|\(?(?:files?|archives?)\)? ?[:–—-] "
    rf"|(?:caption|légende|pictured|(?:seen|pictured) here|(?:top|main|cover|featured) {_PICTURES}) ?[:,] "
    rf"|in this [^.]{{0,60}}?\b(?:{_PICTURES}|frame grab|screengrab|still)\b[^.]{{0,80}},"
    rf"|this [^.]{{0,50}}?\b(?:{_PICTURES}|frame grab|screengrab|still)\b[^.]{{0,80}}"
    r"\b(?:taken|released|provided|obtained|made available|from video)\b[^.]{0,80}\bshows?\b(?! that\b)",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    rf"(?:\b(?:{_PICTURES}|screengrab) (?:is )?(?:taken|dated)\b.{{0,30}}\b(?:19|20)\d\d"
    rf"|\b(?:in|from) (?:this|an?) (?:\w+ )?(?:file|archive) {_PICTURES}"
    rf"|[\[(.,:|–—-] ?(?:file|archive|library|stock) {_PICTURES}[^.]{{0,30}}"
    r"|\bphoto prise .{2,40}|(?:photo|image) d['’]archives?)[)\]]?\.?$",
    re.IGNORECASE,
)
# "..., Oslo, 7 October 2015." A sentence of the report has a verb before its date: "was signed on", "valid until".
_DAY_AT_END = re.compile(
    r"(?<!ed on )(?<!until )(?<!since )(?<!before )(?<!after )(?<!dated )(?<!by )"
    r"\b(?:[^\W\d_]{3,10}\.? \d{1,2},? |\d{1,2} [^\W\d_]{3,10},? )(?:19|20)\d\d\.?$"
)
# What people and things do in pictures, in the present tense; in a report they did it. Beside a day "March" is a month.
_SCENE = re.compile(
    r"^(?:\S+ ){1,9}?(?:inspects?|walks?|stands?|sits?|looks?|gathers?|carry|carries|rides?|holds?|waves?|poses?"
    r"|watch(?:es)?|search(?:es)?|reacts?|speaks?|attends?|arrives?|leaves?|pass(?:es)?|runs?|rises?|fl(?:y|ies)"
    r"|mourns?|shakes?|plays?|protests?|(?<!\d )march(?! \d)|marches|burns?|surveys?|drives?"
    r"|loads?|prepares?|wait|waits|queues?|clears?|removes?|cross(?:es)?|work|works|prays?"
    r"|(?:is|are) (?:seen|pictured|shown)"
    r"|marchent?|inspectent?|regardent?|portent?|tiennent|tient|assistent?|se tien(?:t|nent))\b",
    re.IGNORECASE,
)


_DAY = r"(?:[^\W\d_]{3,10}\.? \d{1,2},? |\d{1,2} [^\W\d_]{3,10},? )(?:19|20)\d\d"
# "The dock, Oslo, Norway, 7 October 2015: a diver ...". What a timeline dates begins with its day.
_PLACE_AND_DAY = re.compile(
    r"(?!(?:in|on|at|by|from|since|until|before|after) |[^:]*\b(?:was|were|is|are|has|had|said)\b)"
    rf"[^.!?:;]{{3,120}}, {_DAY} ?[:.–—-] ?",
    re.IGNORECASE,
)
# What points at a picture, or dates it.
_POINTS = re.compile(
    rf"\((?:left|right|cent(?:re|er)|top|bottom|file|[LRC])\)|\b(?:pictured|seen here|in background)\b|\b{_DAY}",
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
    if _LABELLED.match(text) or _CREDIT_AFTER_STROKE.search(text[-60:]):
        return True
    if piece.text.startswith("![") and piece.text.endswith(")"):
        return True
    if _CREDIT_AT_END.search(text) or _CREDIT_IN_ROUND.search(text) or _TAKEN.search(text[-100:]):
        return True
    placed = _PLACE_AND_DAY.match(text)
    if placed and _SCENE.match(text[placed.end() :]):
        return True
    return bool(_DAY_AT_END.search(text[-60:]) and _SCENE.match(text))


def _label_beside_credits(pieces: list[Piece]) -> None:
    """Label a line that shares its block with nothing but picture credits, and a scene with a date beside one."""
    for block in _blocks(pieces):
        others = [piece for piece in block if piece.kind is not Boilerplate.CREDIT]
        if len(others) == 1 and len(block) > 1 and _may_describe(others[0], first=others[0] is pieces[0]):
            others[0].label = Label(Role.CAPTION)
    for above, below in pairwise(pieces):
        for credit, piece in ((above, below), (below, above)):
            if credit.kind is Boilerplate.CREDIT and _may_describe(piece, first=True) and _shows(piece):
                piece.label = Label(Role.CAPTION)


def _may_describe(piece: Piece, *, first: bool) -> bool:
    """Whether a line beside a credit is its caption; the *first* line of all without a full stop is the title."""
    if piece.label is not None or piece.mark is not Mark.PLAIN or piece.words > 45:
        return False
    return piece.ends_sentence or not first


def _shows(piece: Piece) -> bool:
    """Whether the line tells a scene in the present tense and points at the picture or dates it."""
    return _SCENE.match(piece.plain) is not None and _POINTS.search(piece.plain) is not None


def _blocks(pieces: list[Piece]) -> list[list[Piece]]:
    """*pieces* in groups that no blank line divides."""
    blocks: list[list[Piece]] = []
    for piece in pieces:
        if piece.near and blocks:
            blocks[-1].append(piece)
        else:
            blocks.append([piece])
    return blocks
