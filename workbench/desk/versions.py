"""One article in the place of another, and what becomes of the claims that were worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import WorkbenchError
from workbench.domain.version import Replacement
from workbench.store import versions
from workbench.store.versions import Finder, wrong

if TYPE_CHECKING:
    import sqlite3

__all__ = ["anchoring", "follow", "follow_entry", "replacement", "require_replaceable", "wrong"]


def anchoring(old: str, new: str) -> Finder:
    """What finds the place of a stretch of *old* in *new*."""
    from workbench.compare.anchoring import Anchoring

    return Anchoring(old, new).find


def follow(connection: sqlite3.Connection, *, afresh: bool = False) -> None:
    """Has versions, and the claims carried to the newest, be what the log says. Call inside `writing` only."""
    versions.follow(connection, anchoring, afresh=afresh)


def follow_entry(connection: sqlite3.Connection, subject: str, *, replaces: bool, cuts: bool) -> None:
    """As `follow`, where an entry about *subject* makes it needed. Call inside `writing` only."""
    if replaces or versions.is_behind(connection, subject) or (cuts and versions.replaced(connection)):
        follow(connection)


def require_replaceable(connection: sqlite3.Connection, old: str, new: str) -> None:
    """Raises WorkbenchError where the article *new* cannot take the place of the article *old*."""
    if old == new:
        raise WorkbenchError(f"That is the very text of article {old[:8]}; there is nothing to replace.")
    known = versions.replaced(connection)
    if old in known:
        newest = known[old].newest
        if newest == new:
            raise WorkbenchError(f"Article {old[:8]} is replaced by that text already; nothing was recorded.")
        raise WorkbenchError(f"Article {old[:8]} was replaced by {newest[:8]}; name that one to replace it.")
    if new in known and known[new].newest != old:  # back to an earlier version is a way like any other
        raise WorkbenchError(
            f"Article {new[:8]} is an earlier version of another article, {known[new].newest[:8]}; import the text of "
            f"that one to replace {old[:8]}."
        )


def replacement(connection: sqlite3.Connection, old: str, new: str, hidden_from: str | None) -> Replacement:
    """What became of the claims of the article *old* that were worked on."""
    return Replacement(old, new, tuple(versions.successions(connection, old=old, hidden_from=hidden_from)))
