"""The paragraphs of a tree of HTML, or of what trafilatura makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.domain.article import Role
from workbench.ingest.readers.reading import Part

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROLES = {
    **dict.fromkeys(("head", "h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING),
    **dict.fromkeys(("quote", "blockquote"), Role.QUOTATION),
    **dict.fromkeys(("figcaption", "caption"), Role.CAPTION),
    **dict.fromkeys(("row", "tr"), Role.BODY),
}
_PARAGRAPHS = frozenset(
    (
        *_ROLES,
        *("p", "div", "section", "article", "aside", "header", "footer", "main", "body", "figure", "pre", "address"),
        *("list", "item", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "thead", "hr", "center", "details"),
    )
)
_CELLS = frozenset(("cell", "td", "th"))
_BREAKS = frozenset(("lb", "br"))
_UNSEEN = frozenset(("script", "style", "template", "noscript", "svg", "math", "graphic", "img", "title"))
_CELL_BORDER = " | "


class _Writer:
    """Words on their way into paragraphs; a row of a table is one, whatever its cells hold."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._roles: list[Role] = []
        self._inside_cells = 0
        self._cells_before = 0

    def open(self, tag: str) -> Part | None:
        """What ends where *tag* begins."""
        if tag in _BREAKS:
            # Two in a row are how old pages end a paragraph.
            if not self._inside_cells and self._words and not self._words[-1].rstrip(" \t\xa0").strip("\n"):
                return self.part()
            self._words.append("\n")
        elif tag in _CELLS:
            self._words += [_CELL_BORDER] if self._cells_before and not self._inside_cells else [" "]
            self._inside_cells += 1
            self._cells_before += 1
        elif tag in _PARAGRAPHS:
            part = self._ended()
            if tag in _ROLES:
                self._roles.append(_ROLES[tag])
            return part
        return None

    def close(self, tag: str) -> Part | None:
        """What ends where *tag* ends."""
        if tag in _CELLS:
            self._inside_cells = max(0, self._inside_cells - 1)
        elif tag in _PARAGRAPHS:
            part = self._ended()
            if tag in _ROLES and self._roles:
                self._roles.pop()
            return part
        return None

    def _ended(self) -> Part | None:
        if self._inside_cells:
            self._words.append(" ")
            return None
        self._cells_before = 0
        return self.part()

    def write(self, text: str | None) -> None:
        """Note more words of the paragraph; a line end in the source of a page is a blank on it."""
        if text:
            self._words.append(text.replace("\n", " ").replace("\r", " "))

    def part(self) -> Part | None:
        """The paragraph up to here, if it has a word."""
        text, self._words = "".join(self._words), []
        if not text.strip(" |\n\t\xa0"):
            return None
        # Of a heading or a paragraph inside a quotation, the quotation is what matters.
        role = Role.QUOTATION if Role.QUOTATION in self._roles else self._roles[-1] if self._roles else None
        return Part(text, role)


def parts_of(tree: _Element) -> Iterator[Part]:
    """The paragraphs below *tree* in order: headings, quotations, captions and rows of tables with their role."""
    from lxml import etree

    writer = _Writer()
    unseen: _Element | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):  # a comment or a processing instruction
            if event == "end" and unseen is None:
                writer.write(element.tail)
            continue
        tag = etree.QName(element).localname.lower()
        part = None
        if event == "start" and unseen is None:
            if tag in _UNSEEN:
                unseen = element
                continue
            part = writer.open(tag)
            writer.write(element.text)
        elif event == "end" and (unseen is None or unseen is element):
            part = writer.close(tag) if unseen is None else None
            unseen = None
            if element is not tree:
                writer.write(element.tail)
        if part is not None:
            yield part
    last = writer.part()
    if last is not None:
        yield last
