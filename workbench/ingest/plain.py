"""A passage's words without the Markdown in them."""

from __future__ import annotations

import re

LONGEST = 1_000
"""Characters of a passage that rules look at: what a notice is, it says at its beginning."""

# Bounded repeats: no text, however hostile, makes them run long.
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\((?:[^()\s]|\([^()\s]{0,100}\)){0,600}\)")
_STRESS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)|(?<=[^\s*_])(\*{1,3}|_{1,3})(?!\w)")


# The marks before the second and later lines of a block quotation.
_QUOTE_MARKS = re.compile(r"\n[ \t]{0,20}(?:>[ \t]{0,4}){1,6}")


def plain(text: str) -> str:
    """The first LONGEST characters of *text*: links as their words, marks gone, white space as one space."""
    return " ".join(_STRESS.sub("", without_links(_QUOTE_MARKS.sub("\n", text[:LONGEST]))).split())


def without_links(text: str) -> str:
    """*text* with every Markdown link as its words."""
    return _LINK.sub(r"\1", text)


def mostly_links(text: str) -> bool:
    """Whether half of the letters of *text*, or more, are the words of Markdown links."""
    if len(text) > 4 * LONGEST:
        return False
    linked = sum(len(words) for words in _LINK.findall(text))
    return linked * 2 >= len(without_links(text).replace(" ", "")) if linked else False


def only_links(text: str) -> bool:
    """Whether *text* is Markdown links and the commas between them, with at most a label such as "Tags:" before."""
    if len(text) > 4 * LONGEST or not _LINK.search(text):
        return False
    rest = _LINK.sub("", text)
    label, colon, after = rest.partition(":")
    if not colon:
        label, after = "", rest
    return len(label.split()) <= 3 and not any(character.isalnum() for character in after)
