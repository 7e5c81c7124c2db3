"""As many different articles as are wanted, of the lengths and with the clutter of those of a folder."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from workbench.domain.article import Article
from workbench.ingest.article import read_article

_LONG = 80  # characters from which on a line is a paragraph, not a heading, a caption or clutter
_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})*(?![\w.]*\d)")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b")
_ONSETS = (*tuple("bcdfghjklmnprstvwz"), "br", "ch", "dr", "gr", "kl", "sh", "st", "tr")
_RESTS = ("a", "ab", "al", "an", "ar", "el", "en", "er", "i", "il", "in", "o", "ol", "on", "or", "u", "ul", "ur")


def texts(folder: Path, seed: int = 0) -> Iterator[str]:
    """Without end: the texts of *folder* in turn, other paragraphs of the same folder in the place of theirs, numbers
    and some of the names drawn anew."""
    originals = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.glob("*.txt"))]
    paragraphs = [line for text in originals for line in text.splitlines() if len(line) >= _LONG]
    pick = random.Random(seed)
    while True:
        for text in originals:
            lines = [pick.choice(paragraphs) if len(line) >= _LONG else line for line in text.splitlines()]
            yield _renamed(_of_length("\n".join(lines), paragraphs, len(text), pick), pick)


def articles(folder: Path, seed: int = 0) -> Iterator[Article]:
    """The same, read as the program reads them."""
    for number, text in enumerate(texts(folder, seed)):
        yield read_article(text.encode(), f"{number:06}.txt")


def _of_length(text: str, paragraphs: list[str], length: int, pick: random.Random) -> str:
    """*text* with further paragraphs, or cut after one, so that it is about as long as wanted."""
    while len(text) < length - 200:
        text += "\n\n" + pick.choice(paragraphs)
    return text[: max(length, text.find("\n", length))]


def _renamed(text: str, pick: random.Random) -> str:
    names: dict[str, str] = {}

    def name(found: re.Match[str]) -> str:
        if found[0] not in names:
            made = "".join(pick.choice(_ONSETS) + pick.choice(_RESTS) for _ in range(pick.randint(2, 3)))
            names[found[0]] = made.capitalize() if pick.random() < 0.3 else found[0]
        return names[found[0]]

    return _NUMBER.sub(lambda found: f"{pick.randint(2, 10 ** len(found[0]) - 1):,}", _NAME.sub(name, text))
