"""Web pages, by trafilatura: the article is kept, what stands around it is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.domain.article import Role
from workbench.domain.errors import WorkbenchError
from workbench.ingest.limits import Limits
from workbench.ingest.readers.markup import parts_of
from workbench.ingest.readers.packed import Text, page_too_large
from workbench.ingest.readers.reading import Part, Reading, assembled, fit
from workbench.ingest.readers.webtext import web_text

if TYPE_CHECKING:
    from trafilatura.settings import Document

_WORD = re.compile(r"\w+")
_LANGUAGE = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?\s*([a-zA-Z]{2,3})\b", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_BEGINNING = 10_000
_LONGEST_NAME = 6
_ADDRESS = re.compile(r"\S[.@]\S+\.|\b(?:www|https?|com)\b|@", re.IGNORECASE)
_SHORTEST = 40
"""Characters that one paragraph of an article has at least; what is all shorter is menus and buttons."""


def read(data: bytes, name: str, limits: Limits) -> Iterator[Reading]:
    """The one article of a page. Raises WorkbenchError when there is none."""
    if len(data) > limits.page_bytes:
        raise page_too_large(name, limits)
    page = web_text(data, name)
    found = _extracted(page)
    parts = list(Text(name, limits).take(parts_of(found.body))) if found is not None else []
    if found is None or not any(len(part.text) >= _SHORTEST for part in parts):
        raise WorkbenchError(
            f"{name} is a web page in which no article was found; copy the article's text into a file, import that."
        )
    title = _stated(found.title)
    text, blocks, _ = assembled(_titled(parts, title))
    language = _LANGUAGE.search(page[:_BEGINNING])
    yield Reading(
        text,
        blocks,
        title=title,
        byline=_byline(found),
        outlet=_stated(found.sitename),
        published=found.date if found.date and _DATE.fullmatch(found.date) else None,
        language=language[1].lower() if language else None,
        url=_stated(found.url),
        more=_more(found),
    )


def _extracted(page: str) -> Document | None:
    """What trafilatura makes of the page; None when it finds nothing."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        page,
        include_comments=False,
        with_metadata=True,
        # What a page states as its date, not what looks like one anywhere in its text.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return found if found is None or not isinstance(found, dict) else None


def _titled(parts: list[Part], title: str | None) -> list[Part]:
    """*parts* with the title as such where trafilatura left it over the text.

    Where it did not, it is not put back: with it, F1 on trafilatura's evaluation set is 0.9170, without it 0.9176
    (benchmarks/html.py).
    """
    words = _WORD.findall(title.lower()) if title else []
    for index, part in enumerate(parts[:3]):
        if words and _WORD.findall(part.text.lower()) == words:
            return [*parts[:index], Part(part.text, Role.TITLE), *parts[index + 1 :]]
    return parts


def _byline(found: Document) -> str | None:
    """The people among those whom the page states as its authors: the site itself, an address or a sentence is none."""
    site = {"".join(_WORD.findall(said.lower())) for said in (found.sitename, found.hostname) if said}
    site |= {name.rsplit(".", 1)[0].rpartition(".")[2].lower() for name in (found.hostname or "",)}
    people = (
        author.strip()
        for author in fit(found.author or "").split(";")
        if len(author.split()) <= _LONGEST_NAME
        and "".join(_WORD.findall(author.lower())) not in site
        and not _ADDRESS.search(author)
    )
    return ", ".join(filter(None, people)) or None


def _stated(value: str | None) -> str | None:
    return " ".join(fit(value).split()) or None if value else None


def _more(found: Document) -> dict[str, str]:
    values = {
        "description": found.description,
        "categories": ", ".join(found.categories or ()),
        "tags": ", ".join(found.tags or ()),
        "license": found.license,
    }
    return {name: said for name, value in values.items() if (said := _stated(value))}
