"""Bytes in, Articles out."""

from __future__ import annotations

from collections.abc import Container, Iterator

from msgspec import Struct

from workbench.domain.article import Article, Passage, Role, article_id
from workbench.ingest.blocks import passages_of_blocks
from workbench.ingest.decode import decode
from workbench.ingest.language import language_of
from workbench.ingest.metadata import metadata_of
from workbench.ingest.plain import without_links
from workbench.ingest.readers.reading import Reading, Unread, storable
from workbench.ingest.readers.room import ReadingRoom
from workbench.ingest.structure import passages_of

_OWN = (Role.TITLE, Role.LEAD, Role.BODY, Role.QUOTATION)
_ENOUGH = 20_000


class Known(Struct, frozen=True):
    """An article that was read before, and where it was found now."""

    id: str
    source: str


def read_article(data: bytes, name: str) -> Article:
    """The article that the plain text *data* is; *name* is what the reviewer called it.

    Raises WorkbenchError with one sentence when the bytes are no text.
    """
    return article_of(Reading(decode(data, name)), name)


def read_articles(
    data: bytes, name: str, room: ReadingRoom, known: Container[str] = frozenset()
) -> Iterator[Article | Known | Unread]:
    """The articles in a file of any kind, and a sentence for each part of it that is none.

    Of an article whose id is among those *known* the passages are not looked for again. Raises WorkbenchError with one
    sentence when the file cannot be read.
    """
    for read in room.read(data, name):
        if isinstance(read, Unread):
            yield read
            continue
        found = storable(read)
        if (id_ := article_id(found.text)) in known:
            yield Known(id_, source_of(found, name))
        else:
            yield article_of(found, name)


def article_of(reading: Reading, name: str) -> Article:
    """The article of a reading: its passages found, and what it states put before what its text shows."""
    text = reading.text
    passages = _passages(reading)
    about = metadata_of(text, passages)
    return Article(
        id=article_id(text),
        text=text,
        passages=passages,
        title=reading.title or about.title,
        title_is_standin=about.title_is_standin and not reading.title,
        byline=reading.byline or about.byline,
        outlet=reading.outlet or about.outlet,
        published=reading.published or about.published,
        # What the words show is surer than what a page says of itself: that is often its template's.
        language=_language(text, passages) or reading.language,
        source=source_of(reading, name),
        locators=reading.locators,
        more=tuple(_more(reading)),
    )


def _passages(reading: Reading) -> tuple[Passage, ...]:
    if reading.blocks is None:
        return passages_of(reading.text)
    return passages_of_blocks(reading.text, reading.blocks, titled=reading.title is not None)


def source_of(reading: Reading, name: str) -> str:
    """Where the article was read from: the file, and the place in it; in a list of articles, where it was before."""
    if reading.place is None:
        return name
    return reading.url or f"{name}, {reading.place}"


def _more(reading: Reading) -> Iterator[tuple[str, str]]:
    if reading.url is not None and reading.place is None:
        yield "url", reading.url  # what a page says of itself; where it was read from is known
    yield from reading.more.items()


def _language(text: str, passages: tuple[Passage, ...]) -> str | None:
    """The language of the article's own words, its clutter left out where it has any."""
    own = "\n".join(p.span.of(text)[:_ENOUGH] for p in passages if p.role in _OWN)
    return language_of(without_links((own or text)[:_ENOUGH]))
