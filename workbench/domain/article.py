"""Articles and the passages they are made of."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from workbench.domain.span import Span


class Role(StrEnum):
    """What a passage is in its article."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    LEAD = "lead"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    QUOTATION = "quotation"
    BOILERPLATE = "boilerplate"


class Boilerplate(StrEnum):
    """What kind of clutter a boilerplate passage is."""

    NAVIGATION = "navigation"
    ADVERT = "advert"
    COPYRIGHT = "copyright"
    DISCLAIMER = "disclaimer"
    AUTHOR_BIO = "author bio"
    COMMENT_FORM = "comment form"
    RELATED_LINKS = "related links"
    SHARE = "share"
    CREDIT = "credit"
    READING_TIME = "reading time"
    SEPARATOR = "separator"
    REPEATED = "repeated"
    OTHER = "other"


class Passage(Struct, frozen=True):
    """A stretch of an article with a role.

    *start* and *end* are offsets into the canonical text; passages of one article do not overlap and stand in reading
    order. *language* is an ISO 639-1 code, or None where the passage is too short to tell.
    """

    start: int
    end: int
    role: Role
    kind: Boilerplate | None = None
    language: str | None = None

    @property
    def span(self) -> Span:
        """Where the passage stands."""
        return Span(self.start, self.end)


class Locator(Struct, frozen=True):
    """Where a part of the source begins in the canonical text: "page 3", "chapter 2"."""

    start: int
    label: str


class Article(Struct, frozen=True):
    """One document: its canonical text, what it is made of, and what is known about it.

    *title_is_standin* says that the text has no title and the first words of it stand in for one. *published* is an
    ISO 8601 date, None where the text states none. *source* is where it was read from, as the reviewer named it.
    *locators* are the pages or chapters of the source, in order; *more* is what else the source states of itself, by
    its own names.
    """

    id: str
    text: str
    passages: tuple[Passage, ...]
    title: str
    title_is_standin: bool = False
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    source: str = ""
    locators: tuple[Locator, ...] = ()
    more: tuple[tuple[str, str], ...] = ()

    def locator_at(self, offset: int) -> str | None:
        """The page or chapter of the source that the character at *offset* stands on."""
        return next((place.label for place in reversed(self.locators) if place.start <= offset), None)

    @property
    def words(self) -> int:
        """Words of the article itself, its boilerplate left out."""
        return sum(len(p.span.of(self.text).split()) for p in self.passages if p.role is not Role.BOILERPLATE)


def article_id(text: str) -> str:
    """The content address of a canonical text: 32 hexadecimal digits of its SHA-256 over UTF-8."""
    from hashlib import sha256

    return sha256(text.encode("utf-8")).hexdigest()[:32]
