"""Text made plain for the parser, one character for one, so that offsets into it are offsets into the article."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from workbench.extract.rules import Rules

# [words](address): the brackets and the address go, the words stay. Addresses are bounded, so that a text full of
# opening brackets costs linear time.
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\](\([^()\s]{0,500}\))")
_MARKS = re.compile(r"[*_`]|(?m:^\s{0,3}(?:#{1,6}|>+)(?=\s))")
# An item of a list keeps a mark: its sentence begins there.
_BULLET = re.compile(r"(?m)^([^\S\n]{0,8})\*(?=[^\S\n])")
# The model was taught on texts that are typed: it takes "we’ve" for a name, and "we've" for what it is.
_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")
# The tokenizer needs 0.6 s for 3,000 brackets in a row, four times that for twice as many.
_RUN = re.compile(r"[^\w\s]{20,}")
# What a terminal would take for a command is no word and no figure of the text, whatever it is made of.
_ESCAPE = re.compile(r"[\x1b\x9b](?:\[|(?<=\x9b))[0-?]*[ -/]*[@-~]|\x1b[\]P^_][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\)?")
_TEXT = "workbench text"
# Two apostrophes for a double quotation mark; the parser knows the real one better.
_OPENING_PAIR = re.compile(r"(?<![\w'])''(?=\w)|``(?=\w)")
_CLOSING_PAIR = re.compile(r"(?<=[\w.,;:!?…)%])''(?!['\w])")
_OTHER = ("Cc", "Cf", "Cs", "Co", "Cn")


def plain(text: str) -> str:
    """*text* as long as before, with spaces for Markdown marks, rules, no-break spaces and control characters.

    Apostrophes inside words are typed ones.
    """
    text = _CLOSING_PAIR.sub('" ', _OPENING_PAIR.sub('" ', _LINK.sub(_unlinked, text)))
    text = _BULLET.sub(r"\1-", text)
    for marks in (_ESCAPE, _MARKS, _RUN):
        text = marks.sub(lambda found: " " * len(found.group()), text)
    text = _APOSTROPHE.sub("'", text)
    return "".join(map(_plain_character, text)) if not text.isascii() or not text.isprintable() else text


def plain_doc(text: str, nlp: Language, rules: Rules) -> Doc:
    """The words of *text*, made plain, figures and marks written as the rules read them."""
    text = rules.read_as(plain(text))
    doc = nlp.make_doc(text)
    doc.user_data[_TEXT] = text
    return doc


def text_of(doc: Doc) -> str:
    """The text of *doc*. Asked of spaCy it is put together from the words anew each time: a tenth of all the work."""
    text: str | None = doc.user_data.get(_TEXT)
    return doc.text if text is None else text


def _unlinked(found: re.Match[str]) -> str:
    before = found.start(1) - found.start()
    return " " * before + found.group(1) + " " * (len(found.group()) - before - len(found.group(1)))


def _plain_character(character: str) -> str:
    if character.isprintable() or character == "\n":
        return character
    return " " if character.isspace() or unicodedata.category(character) in _OTHER else character
