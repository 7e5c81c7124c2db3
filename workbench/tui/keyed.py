"""Keys for screens and widgets: what the table says, or the reviewer instead."""

from __future__ import annotations

from typing import Any

from textual._context import active_app
from textual.binding import Binding, BindingsMap

from workbench.tui.commands.command import Command, Context
from workbench.tui.commands.keymap import Keymap
from workbench.tui.commands.table import COMMANDS

_DEFAULT = Keymap(COMMANDS)


def bindings(*commands: Command, priority: bool = False) -> list[Any]:
    """Bindings for the ``BINDINGS`` of a screen or widget that is `Keyed`."""
    return [
        Binding(",".join(c.keys), c.action, c.title, show=False, id=c.id, tooltip=c.help, priority=priority)
        for c in commands
    ]


def bound(*ids: str, priority: bool = False) -> list[Any]:
    """Bindings of the commands with these ids."""
    return bindings(*(_DEFAULT.command(id_) for id_ in ids), priority=priority)


def keymap_here() -> Keymap:
    """The keymap of the running app; the table's own keys where none runs, or one that has no keymap."""
    found = getattr(active_app.get(None), "keymap", None)
    return found if isinstance(found, Keymap) else _DEFAULT


class Keyed:
    """A screen or widget whose bindings have ids of commands: it has the keys that the reviewer wants for them.

    Textual has keymaps, but makes every binding anew at every key stroke, and takes bindings away where two contexts
    share a key. No DOMNode: a widget inherits the styles of its first one only.
    """

    _bindings: BindingsMap

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._bindings = _rebound(self._bindings, self.keymap)

    @property
    def keymap(self) -> Keymap:
        """Which key does what."""
        return keymap_here()

    def key(self, id_: str) -> str:
        """What a sentence calls the key of the command with that id."""
        return self.keymap.key(id_)


def _rebound(bindings_: BindingsMap, keymap: Keymap) -> BindingsMap:
    """The bindings with the keys of *keymap*, which come before bindings that are no command's."""
    commands = {command.id: command for command in keymap.commands}
    ours = {b.id: b for _, b in bindings_ if b.id in commands}
    found = BindingsMap()
    # What is open on the desk has its keys before the desk itself.
    for command in sorted((commands[id_] for id_ in ours if id_), key=lambda c: c.context is Context.DESK):
        for key in command.keys:
            found.key_to_bindings.setdefault(key, []).append(ours[command.id].with_key(key))
    for key, binding in bindings_:
        if binding.id not in commands:
            found.key_to_bindings.setdefault(key, []).append(binding)
    return found
