"""Notes as their Markdown says: what a reviewer wrote, with emphasis, lists and quotations seen as such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.domain.shown import safe_lines, safe_text
from workbench.tui.widgets.hanging import Hung

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKED = r"(?m)[*_`#>\[~]|^\s*(?:[-+]|\d+[.)])\s|^(?:-{3,}|={3,})\s*$"
"""What Markdown can be told by; text without it needs no reading, and markdown-it no importing (20 ms)."""

_LONGEST = 20_000  # characters; a longer note is shown as it was typed
_STYLES = {"strong": "bold", "em": "italic", "s": "strike", "link": "underline"}


def as_written(text: str, by: int = 0) -> list[Hung]:
    """*text* line by line, *by* cells in; its Markdown drawn, not shown. Line ends stay, HTML and pictures are words.

    The text may hold anything: each piece of it is made harmless before it is drawn.
    """
    if len(text) > _LONGEST or not re.search(_MARKED, text):
        return [Hung(Content(" " * by + line), by) for line in safe_lines(text)]
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"maxNesting": 20}).enable("strikethrough").parse(text)
    return list(_blocks(tokens, by)) or [Hung(Content(" " * by + line), by) for line in safe_lines(text)]


def _blocks(tokens: Sequence[Token], by: int) -> Iterator[Hung]:
    """A line for each line of each block; what stands in lists and quotations further in."""
    heads: list[str] = []  # what the next line begins with, once: the mark of a list's item
    numbers: list[int | None] = []
    edge = by
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                numbers.append(int(token.attrs.get("start", 1)) if token.type.startswith("ordered") else None)
            case "bullet_list_close" | "ordered_list_close":
                numbers.pop()
            case "list_item_open":
                number = numbers[-1]
                mark = "• " if number is None else f"{number}. "
                numbers[-1] = None if number is None else number + 1
                heads.append(mark)
                edge += len(mark)
            case "list_item_close":
                edge -= 2 if numbers[-1] is None else len(f"{numbers[-1] - 1}. ")
                heads.clear()
            case "blockquote_open":
                edge += 2
            case "blockquote_close":
                edge -= 2
            case "inline":
                style = "bold" if token.level and _is_heading(tokens, token) else ""
                for line in _lines(token.children or (), style):
                    head = "".join(heads)
                    heads.clear()
                    yield Hung(Content.assemble(" " * (edge - len(head)), (head, "dim"), line), edge)
            case "fence" | "code_block" | "html_block":
                for row in safe_lines(token.content.rstrip("\n")):
                    yield Hung(Content.assemble(" " * edge, (row, "dim")), edge)
            case "hr":
                yield Hung(Content.styled(" " * edge + "───", "dim"), edge)


def _is_heading(tokens: Sequence[Token], inline: Token) -> bool:
    place = next(n for n, token in enumerate(tokens) if token is inline)
    return tokens[place - 1].type == "heading_open"


def _lines(children: Sequence[Token], style: str) -> Iterator[Content]:
    """The lines of a paragraph, in the styles that its marks ask for."""
    line = Content("")
    styles = [style] if style else []
    address = ""
    for child in children:
        name = child.type.removesuffix("_open").removesuffix("_close")
        if child.type in ("softbreak", "hardbreak"):
            yield line
            line = Content("")
        elif child.nesting == 1:
            styles.append(_STYLES.get(name, ""))
            address = str(child.attrs.get("href", "")) if name == "link" else address
        elif child.nesting == -1:
            styles.pop()
            if name == "link" and address and not line.plain.endswith(safe_text(address)):
                line += Content.styled(f" ({safe_text(address)})", "dim")
        else:
            look = "reverse" if child.type == "code_inline" else ""
            line += Content.styled(safe_text(child.content), " ".join(filter(None, (*styles, look))))
    yield line
