"""Something that can be done, and the keys that do it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done.

    *id* is stable, *keys* are Textual's names of the keys that do it, the first one shown; *action* is what the desk's
    screen runs; *footer* says whether the footer has room for it.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    group: str
    action: str
    footer: bool = False

    @property
    def shown_keys(self) -> str:
        """The keys as a person reads them."""
        return " or ".join(self.key_names)

    @property
    def key_names(self) -> tuple[str, ...]:
        """The name of each key as a person reads it."""
        return tuple(_NAMES.get(key, key) for key in self.keys)

    @property
    def first_key(self) -> str:
        """The key that a footer shows."""
        return self.key_names[0]


_NAMES = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "slash": "/",
    "question_mark": "?",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "colon": ":",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "backspace": "Backspace",
    "ctrl+p": "Ctrl+P",
}
