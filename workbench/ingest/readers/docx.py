"""Word documents, straight from their XML: python-docx builds a tree of all of it, this keeps a paragraph at a time."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from msgspec import Struct, field

from workbench.domain.article import Role
from workbench.domain.errors import WorkbenchError
from workbench.ingest.limits import Limits
from workbench.ingest.readers.packed import Archive, Text
from workbench.ingest.readers.reading import Part, Reading, assembled, confirmed_title, fit
from workbench.ingest.readers.safexml import Event, events

_MAIN = "word/document.xml"
_STYLES = (
    (re.compile(r"title|titre|titel|título|titolo", re.IGNORECASE), Role.TITLE),
    (re.compile(r"(?:heading|subtitle|titre|überschrift|título|titolo).*", re.IGNORECASE), Role.HEADING),
    (re.compile(r"(?:intense )?quot(?:e|ation)s?|block ?(?:text|quot.*)|citation.*|zitat.*|cita", re.IGNORECASE),
     Role.QUOTATION),
    (re.compile(r"caption|légende|beschriftung", re.IGNORECASE), Role.CAPTION),
    (re.compile(r"by ?line|author|auteur", re.IGNORECASE), Role.BYLINE),
)  # fmt: skip
_GONE = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText"))
_CHARACTERS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


def read(data: bytes, name: str, limits: Limits) -> Iterator[Reading]:
    """The one article of a Word document."""
    archive = Archive(data, name, limits)
    main = _main_part(archive, name)
    roles = _roles_of_styles(archive, posixpath.dirname(main), name)
    text, blocks, _ = assembled(Text(name, limits).take(_document(archive, main, roles, name)))
    if not text:
        raise WorkbenchError(f"{name} is a Word document without text; choose one that holds the text of an article.")
    about = _properties(archive, name)
    title = confirmed_title(about, text, blocks)
    yield Reading(text, blocks, title=title, more=about)


def _main_part(archive: Archive, name: str) -> str:
    """The member that holds the document, as the archive's own list of relations says."""
    for event in events(archive.read("_rels/.rels") or b"<none/>", name):
        if event.attributes.get("Type", "").endswith("/officeDocument"):
            main = event.attributes.get("Target", "").lstrip("/")
            if main in archive:
                return main
    if _MAIN not in archive:
        raise WorkbenchError(f"{name} is an office document, but no Word document; save it as text and import that.")
    return _MAIN


def _document(archive: Archive, main: str, roles: dict[str, Role], name: str) -> Iterator[Part]:
    """The paragraphs of the text, and after them the notes, numbered as they are called."""
    body = _Paragraphs(roles)
    yield from body.of(archive.read(main), name)
    folder = posixpath.dirname(main)
    for member, called in (("footnotes.xml", body.footnotes), ("endnotes.xml", body.endnotes)):
        notes = _notes(archive.read(posixpath.join(folder, member)), name) if called else {}
        for number, id_ in enumerate(called, 1):
            if id_ in notes:
                yield Part(f"{number}. {notes[id_]}", Role.BODY)


class _Open(Struct):
    """A paragraph that is being read."""

    words: list[str] = field(default_factory=list)
    role: Role | None = None


class _Paragraphs:
    """The paragraphs of a stream of events; a row of a table is one, a text box inside a paragraph one of its own."""

    def __init__(self, roles: dict[str, Role]) -> None:
        self._roles = roles
        self._open: list[_Open] = []
        self._row: list[str] | None = None
        self._gone = 0
        self._in_text = False
        self.footnotes: list[str] = []
        self.endnotes: list[str] = []

    def of(self, data: bytes, name: str) -> Iterator[Part]:
        """The paragraphs of the XML *data*."""
        for event in events(data, name):
            if event.kind == "text":
                if self._in_text and self._open and not self._gone:
                    self._open[-1].words.append(event.name)
            elif event.name in _GONE:
                self._gone += 1 if event.kind == "start" else -1
            elif not self._gone:
                if event.kind == "start":
                    self._begin(event)
                elif (part := self._end(event.name)) is not None:
                    yield part

    def _begin(self, event: Event) -> None:
        tag, value = event.name, event.attributes
        if tag == "p":
            self._open.append(_Open())
        elif tag == "tr" and self._row is None:
            self._row = []
        elif tag == "t":
            self._in_text = True
        elif self._open and tag in _CHARACTERS:
            self._open[-1].words.append(_CHARACTERS[tag])
        elif self._open and tag == "pStyle":
            self._open[-1].role = self._roles.get(value.get("val", ""))
        elif tag == "footnoteReference":
            self.footnotes.append(value.get("id", ""))
        elif tag == "endnoteReference":
            self.endnotes.append(value.get("id", ""))

    def _end(self, tag: str) -> Part | None:
        if tag == "t":
            self._in_text = False
        elif tag == "p" and self._open:
            done = self._open.pop()
            text = "".join(done.words)
            if self._row is None:
                return Part(text, done.role)
            self._row.append(text.strip())
        elif tag == "tr" and self._row is not None:
            row, self._row = self._row, None
            return Part(" | ".join(filter(None, row)), Role.BODY)
        return None


def _notes(data: bytes, name: str) -> dict[str, str]:
    """The words of each note by its id."""
    notes: dict[str, list[str]] = {}
    current: list[str] | None = None
    in_text = False
    for event in events(data or b"<none/>", name):
        if event.kind == "start" and event.name in ("footnote", "endnote"):
            current = notes.setdefault(event.attributes.get("id", ""), [])
        elif event.name == "t":
            in_text = event.kind == "start"
        elif event.kind == "text" and in_text and current is not None:
            current.append(event.name)
        elif event.kind == "end" and event.name == "p" and current is not None:
            current.append(" ")
    return {id_: text for id_, words in notes.items() if (text := "".join(words).strip())}


def _roles_of_styles(archive: Archive, folder: str, name: str) -> dict[str, Role]:
    """The role of each style that has one, by the style's id: by its level in the outline, else by its name."""
    roles: dict[str, Role] = {}
    style = ""
    for event in events(archive.read(posixpath.join(folder, "styles.xml")) or b"<none/>", name):
        if event.kind != "start":
            continue
        value = event.attributes.get("val", "")
        if event.name == "style":
            style = event.attributes.get("styleId", "")
        elif event.name == "name" and (role := _role_of(value)) is not None:
            roles.setdefault(style, role)
        elif event.name == "outlineLvl" and value in "012345678" and style:
            roles.setdefault(style, Role.HEADING)
    return roles


def _role_of(style: str) -> Role | None:
    return next((role for form, role in _STYLES if form.fullmatch(style)), None)


_KEPT = {"title": "document title", "creator": "author", "description": "comments"} | {
    name: name for name in ("subject", "keywords", "created", "modified", "language")
}


def _properties(archive: Archive, name: str) -> dict[str, str]:
    """What the document's properties say. Who and when are those of the file, which need not be the article's."""
    found: dict[str, str] = {}
    inside: str | None = None
    for event in events(archive.read("docProps/core.xml") or b"<none/>", name):
        if event.kind == "text" and inside is not None:
            found[inside] = found.get(inside, "") + event.name
        else:
            inside = _KEPT.get(event.name) if event.kind == "start" else None
    return {key: said for key, value in found.items() if (said := " ".join(fit(value).split()))}
