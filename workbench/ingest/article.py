"""Bytes in, an Article out."""

from __future__ import annotations

from workbench.domain.article import Article, Passage, Role, article_id
from workbench.ingest.decode import decode
from workbench.ingest.language import language_of
from workbench.ingest.metadata import metadata_of
from workbench.ingest.plain import without_links
from workbench.ingest.structure import passages_of

_OWN = (Role.TITLE, Role.LEAD, Role.BODY, Role.QUOTATION)
_ENOUGH = 20_000


def read_article(data: bytes, name: str) -> Article:
    """The article that *data* holds; *name* is what the reviewer called it.

    Raises WorkbenchError with one sentence when the bytes are no text.
    """
    text = decode(data, name)
    passages = passages_of(text)
    about = metadata_of(text, passages)
    return Article(
        id=article_id(text),
        text=text,
        passages=passages,
        title=about.title,
        title_is_standin=about.title_is_standin,
        byline=about.byline,
        outlet=about.outlet,
        published=about.published,
        language=_language(text, passages),
        source=name,
    )


def _language(text: str, passages: tuple[Passage, ...]) -> str | None:
    """The language of the article's own words, its clutter left out where it has any."""
    own = "\n".join(p.span.of(text)[:_ENOUGH] for p in passages if p.role in _OWN)
    return language_of(without_links((own or text)[:_ENOUGH]))
