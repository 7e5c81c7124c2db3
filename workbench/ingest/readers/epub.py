"""E-books: the chapters in the order of the book's spine."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from workbench.domain.article import Locator
from workbench.domain.errors import WorkbenchError
from workbench.ingest.limits import Limits
from workbench.ingest.readers.markup import parts_of
from workbench.ingest.readers.packed import Archive, Text, page_too_large
from workbench.ingest.readers.reading import Part, Reading, assembled, fit
from workbench.ingest.readers.safexml import events
from workbench.ingest.readers.webtext import web_text

_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html")
_MOST_CHAPTERS = 2_000


def read(data: bytes, name: str, limits: Limits) -> Iterator[Reading]:
    """The one article that a book is; each chapter's beginning is a locator."""
    archive = Archive(data, name, limits)
    if "META-INF/encryption.xml" in archive and "META-INF/rights.xml" in archive:
        raise WorkbenchError(f"{name} is locked by its seller; copy the text you check into a file, import that.")
    package = _package(archive, name)
    about, chapters = _contents(archive, package, name)
    parts: list[Part] = []
    budget = Text(name, limits)
    for number, chapter in enumerate(chapters, 1):
        page = archive.read(chapter)
        if len(page) > limits.page_bytes:
            raise page_too_large(name, limits)
        found = list(budget.take(_chapter(page, name)))
        parts += [Part("", locators=(Locator(0, f"chapter {number}"),)), *found] if found else []
    text, blocks, locators = assembled(parts)
    if not text:
        raise WorkbenchError(f"{name} is an e-book without text; copy the text you check into a file, import that.")
    stated = {key: about.pop(key, None) for key in ("title", "creator", "publisher", "language", "date")}
    if stated["date"]:
        about["date"] = stated["date"]  # of the edition; when the text was first published it does not say
    language = (stated["language"] or "")[:2].lower()
    yield Reading(
        text,
        blocks,
        title=stated["title"],
        byline=stated["creator"],
        outlet=stated["publisher"],
        language=language if language.isalpha() else None,
        locators=locators,
        more=about,
    )


def _package(archive: Archive, name: str) -> str:
    """The member that lists what the book is made of."""
    for event in events(archive.read(_CONTAINER) or b"<none/>", name):
        if event.name == "rootfile" and event.attributes.get("full-path", "") in archive:
            return event.attributes["full-path"]
    raise WorkbenchError(f"{name} is an e-book that lacks its list of contents; fetch it again.")


_STATED = ("title", "creator", "publisher", "language", "date", "description", "identifier", "rights", "subject")


def _contents(archive: Archive, package: str, name: str) -> tuple[dict[str, str], list[str]]:
    """What the book states of itself, and the members that hold its chapters, in reading order."""
    about: dict[str, str] = {}
    pages: dict[str, str] = {}
    chapters: list[str] = []
    inside: str | None = None
    for event in events(archive.read(package), name):
        if event.kind == "text" and inside is not None:
            about[inside] = about.get(inside, "") + event.name
            continue
        inside = event.name if event.kind == "start" and event.name in _STATED and event.name not in about else None
        given = event.attributes
        if event.name == "item" and given.get("media-type") in _PAGES:
            path = posixpath.join(posixpath.dirname(package), unquote(given.get("href", "")))
            pages[given.get("id", "")] = posixpath.normpath(path)
        elif event.name == "itemref" and given.get("linear") != "no" and (page := pages.get(given.get("idref", ""))):
            chapters.append(page)
    known = {key: said for key, value in about.items() if (said := " ".join(fit(value).split()))}
    return known, list(dict.fromkeys(chapters))[:_MOST_CHAPTERS]


def _chapter(page: bytes, name: str) -> list[Part]:
    """The paragraphs of one chapter."""
    from lxml import html

    if not page.strip():
        return []
    source = web_text(page, name)
    tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    body = tree.find("body")
    return list(parts_of(body)) if body is not None else []
