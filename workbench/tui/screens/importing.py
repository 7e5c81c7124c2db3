"""What to import: an address, or a file or folder found as its path is typed."""

from __future__ import annotations

import os
from typing import ClassVar

from textual.content import Content

from workbench.domain.shown import safe_text
from workbench.tui.screens.finder import FinderScreen
from workbench.tui.widgets.field import Field
from workbench.tui.widgets.virtual_list import Row, VirtualList

_MOST = 500  # entries of a folder that are listed


class ImportScreen(FinderScreen[str]):
    """Returns what is to be imported, as `workbench import` takes it; None when the reviewer goes back."""

    def __init__(self, begun: str) -> None:
        self._places = Places()
        super().__init__(self._places, begun)

    def action_save(self) -> None:
        """Goes into the folder under the cursor; imports anything else."""
        cursor = self.query_one(VirtualList).cursor
        self._choose(cursor)

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """A click does as Enter does."""
        self._choose(message.index)

    def _choose(self, row: int | None) -> None:
        if row is None:
            return
        chosen = self._places.meaning(row)
        if self._places.leads_on(row):
            field = self.query_one(Field)
            field.value = chosen
            field.cursor_position = len(chosen)
        else:
            self.dismiss(chosen)


class Places:
    """What a path that is being typed may become: the folder as a whole, or what is in it."""

    heading: ClassVar[str] = "Import"
    hint: ClassVar[str] = "a path, a pattern or https://…"
    does: ClassVar[str] = "takes it, or goes into a folder"

    def __init__(self) -> None:
        self._rows: list[tuple[str, str, bool]] = []  # what is imported, what is told of it, whether it leads on

    def matching(self, words: str) -> int:
        """How many there are: an address or a pattern itself, a folder's files, what begins as typed."""
        typed = words.strip()
        self._rows = []
        if "://" in typed or any(sign in typed for sign in "*?"):
            self._rows = [(typed, "the address" if "://" in typed else "all files of this pattern", False)]
        else:
            self._rows = self._found(typed)
        return len(self._rows)

    def _found(self, typed: str) -> list[tuple[str, str, bool]]:
        path = os.path.expanduser(typed)
        folder, begun = os.path.split(path)
        try:
            with os.scandir(folder or ".") as entries:
                found = [(entry.name, entry.is_dir()) for entry in entries if _is_listed(entry.name, begun)]
        except OSError:
            return []
        whole = [(folder, "everything in this folder", False)] if folder and not begun else []
        rows = [
            (os.path.join(folder, name) + (os.sep if is_folder else ""), "folder" if is_folder else "", is_folder)
            for name, is_folder in sorted(found)[:_MOST]
        ]
        return [*whole, *rows]

    def counted(self, number: int, words: str) -> str:  # noqa: ARG002 - whatever was typed
        """How many there are."""
        return f"{number}{'+' if number > _MOST else ''} to choose from" if number else "nothing is there"

    def row(self, index: int) -> Row:
        """The path, and what it is."""
        path, told, leads_on = self._rows[index]
        name = os.path.basename(path.rstrip(os.sep)) or path
        return [
            (safe_text(f"{name}{os.sep if leads_on else ''}  "), "strong" if told else ""),
            (safe_text(told), "dim"),
        ]

    def whole(self, index: int) -> Content:
        """The whole path."""
        return Content(safe_text(self._rows[index][0]))

    def meaning(self, index: int) -> str:
        """What is imported, or the folder that is gone into."""
        return self._rows[index][0]

    def leads_on(self, index: int) -> bool:
        """Whether choosing the row goes into a folder."""
        return self._rows[index][2]


def _is_listed(name: str, begun: str) -> bool:
    """Whether it begins as typed; hidden files are listed when one asks for them."""
    return name.startswith(begun) and (begun.startswith(".") or not name.startswith("."))
