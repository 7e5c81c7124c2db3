"""What a reader makes of a file, before anybody asked which passages it has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from workbench.domain.article import Boilerplate, Locator, Role

Wired = dict[str, object]

# What no database and no terminal takes: NUL, and halves of a pair that UTF-8 cannot write.
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \t\f\xa0]+")
# Where a word may be broken: nobody sees it, and it keeps a quotation from being found.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_WORD = re.compile(r"\w+")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Block(Struct, frozen=True):
    """A paragraph of a reading: where it stands, and what the format says that it is, None where it says nothing."""

    start: int
    end: int
    role: Role | None = None
    kind: Boilerplate | None = None


class Reading(Struct, frozen=True):
    """One article as a reader found it.

    *blocks* are its paragraphs in order; None says that only the lines of the text can tell them, as in plain text.
    What the source states of itself is None where it states nothing. *place* says where in the file it stood when the
    file holds several ("line 3"); *more* is what else the source says, by its own names.
    """

    text: str
    blocks: tuple[Block, ...] | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    place: str | None = None
    locators: tuple[Locator, ...] = ()
    more: Mapping[str, str] = field(default_factory=dict)


class Unread(Struct, frozen=True):
    """A part of a file that could not be read while the rest could: the sentence for it."""

    sentence: str


class Part(Struct, frozen=True):
    """A paragraph on its way into a reading; *locators* name what of the source begins in it, and where in it."""

    text: str
    role: Role | None = None
    kind: Boilerplate | None = None
    locators: tuple[Locator, ...] = ()


def fit(text: str) -> str:
    """*text* with line ends as ``\\n`` and U+FFFD for what cannot be stored; as long as before, but for line ends."""
    return _UNFIT.sub(_REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def storable(found: Reading) -> Reading:
    """*found* with U+FFFD for what cannot be stored, in its text and in all that it states; offsets stay as they are.

    Readers of other packages, and names of fields, are not bound to what `fit` does.
    """
    said = {
        name: _UNFIT.sub(_REPLACEMENT, value)
        for name in ("text", "title", "byline", "outlet", "published", "language", "url", "place")
        if (value := getattr(found, name)) is not None
    }
    more = {_UNFIT.sub(_REPLACEMENT, name): _UNFIT.sub(_REPLACEMENT, value) for name, value in found.more.items()}
    locators = tuple(replace(locator, label=_UNFIT.sub(_REPLACEMENT, locator.label)) for locator in found.locators)
    return replace(found, **said, more=more, locators=locators)


def assembled(parts: Iterable[Part]) -> tuple[str, tuple[Block, ...], tuple[Locator, ...]]:
    """The canonical text of *parts*, a blank line between any two, where each stands, and their locators.

    White space inside a paragraph becomes one blank, line breaks stay, soft hyphens go, letters and their accents are
    composed; a paragraph without a word is left out.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    locators: list[Locator] = []
    at = 0
    for part in parts:
        words = _tidy(part.text)
        locators += (Locator(at + min(place.start, len(words)), place.label) for place in part.locators)
        if words:
            blocks.append(Block(at, at + len(words), part.role, part.kind))
            texts.append(words)
            at += len(words) + 2
    text = "\n\n".join(texts)
    return text, tuple(blocks), tuple(Locator(min(place.start, len(text)), place.label) for place in locators)


def confirmed_title(about: dict[str, str], text: str, blocks: tuple[Block, ...]) -> str | None:
    """The title that a document's properties state, taken out of *about*, where it heads the text as well.

    Else it is a template's, an earlier document's or a file's name.
    """
    title = about.get("document title", "")
    words = _WORD.findall(title.lower())
    heads = (_WORD.findall(text[block.start : block.end].lower()) for block in blocks[:6])
    return about.pop("document title") if words and words in heads else None


def _tidy(text: str) -> str:
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    lines = (_BLANKS.sub(" ", line).strip() for line in _LINE_END.sub("\n", _UNFIT.sub(_REPLACEMENT, text)).split("\n"))
    return "\n".join(line for line in lines if line)
