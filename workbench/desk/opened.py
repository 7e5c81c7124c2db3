"""A review file that a reviewer has open: its connection, who they are, what may be shown to them."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from workbench.domain.errors import WorkbenchError
from workbench.store import ids, reviews, schema, sqlite

if TYPE_CHECKING:
    import sqlite3

_NOUNS = {"claims": ("claim", "claims"), "articles": ("article", "articles"), "log": ("entry", "entries")}


class Opened:
    """An open review file, and the reviewer who has it open."""

    def __init__(self, connection: sqlite3.Connection, path: Path, reviewer: str, *, reveal: bool = False) -> None:
        self.path = path
        self.reviewer = reviewer
        self._reveal = reveal
        self._connection = connection

    @property
    def title(self) -> str:
        """What the review is called: the name of its file, without the ending; U+FFFD for what of it is no UTF-8."""
        return os.fsencode(self.path.stem).decode("utf-8", "replace")

    @property
    def reveals(self) -> bool:
        """Whether others' verdicts are shown although review is blind."""
        return self._reveal

    @classmethod
    def open(
        cls, path: Path, reviewer: str, *, create: bool = False, read_only: bool = False, reveal: bool = False
    ) -> Self:
        """The desk over the review file at *path*. Raises WorkbenchError when it cannot be opened as asked."""
        connection = schema.open_file(path, create=create, read_only=read_only, reviewer=reviewer)
        return cls(connection, path, reviewer, reveal=reveal)

    def require_same_file(self) -> None:
        """Raises WorkbenchError when another file, or none, is where this one was opened. Safe from any thread."""
        sqlite.require_same_file(self._connection)

    @property
    def notice(self) -> str | None:
        """What a person should know about where the file lies, such as on a network."""
        return sqlite.notice_of(self._connection)

    def close(self) -> None:
        """Closes the file; what was recorded is in it already."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def can_be_written(self) -> bool:
        """Whether what is recorded would reach the file: it is not read-only here, nor from an older program."""
        return sqlite.can_be_written(self._connection)

    def _hidden_from(self) -> str | None:
        """The reviewer, where others' verdicts are to be hidden from them."""
        return None if self._reveal or not reviews.is_blind(self._connection) else self.reviewer

    def _whole(self, ref: str, *tables: str) -> str:
        """The one id in *tables* that is, or begins with, *ref*."""
        with sqlite.told(self.path):
            found = [id_ for table in tables for id_ in ids.whole_id(self._connection, table, ref.lower())]
        if len(found) == 1:
            return found[0]
        if found:
            raise WorkbenchError(
                f"Several {' and '.join(_NOUNS[t][1] for t in tables)} begin with {ref}; give more of the id."
            )
        raise WorkbenchError(
            f"There is no {' or '.join(_NOUNS[t][0] for t in tables)} {ref}; "
            f"`workbench {tables[0]} {self.path}` lists the {_NOUNS[tables[0]][1]}."
        )
