"""Something that can be done, and the keys that do it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from workbench.tui.commands.keys import shown_key


class Context(StrEnum):
    """Where a command works. A key means one thing in one context."""

    DESK = "desk"
    SELECTING = "selecting text"
    QUEUE = "queue"
    ADJUDICATION = "adjudication"
    STATISTICS = "statistics"
    LISTS = "lists"
    SOURCES = "sources"
    FORMS = "forms"
    WRITING = "editor"
    EVIDENCE = "evidence form"
    HISTORY = "history"
    LINKS = "linked claims"
    STORY = "story line"

    @property
    def is_written_in(self) -> bool:
        """Whether characters are text there, so that only other keys can be commands."""
        return self in _WRITTEN_IN

    @property
    def reach(self) -> tuple[Context, ...]:
        """The contexts where its commands work: it alone, but for what all forms share."""
        return _WRITTEN_IN if self is Context.FORMS else _LISTED_IN if self is Context.LISTS else (self,)


_LISTED_IN = (Context.LISTS, Context.SOURCES, Context.LINKS, Context.STORY)
_WRITTEN_IN = (Context.FORMS, Context.WRITING, Context.EVIDENCE)


class Command(Struct, frozen=True):
    """Something that can be done.

    *id* is stable, *keys* are Textual's names of the keys that do it, the first one shown; *action* is what the screen
    of its *context* runs; *footer* says whether the footer has room for it. Where *help* speaks of another command's
    key it has that command's id in braces, for which the keymap puts the key.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    group: str
    action: str
    footer: bool = False
    context: Context = Context.DESK

    @property
    def shown_keys(self) -> str:
        """The keys as a person reads them."""
        return " or ".join(self.key_names)

    @property
    def key_names(self) -> tuple[str, ...]:
        """The name of each key as a person reads it."""
        return tuple(shown_key(key) for key in self.keys)

    @property
    def first_key(self) -> str:
        """The key that a footer shows."""
        return self.key_names[0]
