"""Which key does what: the table of commands with the reviewer's own keys in it, after these were checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from msgspec import Struct
from msgspec.structs import replace

from workbench.domain.shown import safe_text
from workbench.tui.commands.command import Command, Context
from workbench.tui.commands.keys import SAME_BYTE, is_character, key_named, shown_key
from workbench.tui.commands.surveying import QUEUE_SHARES

_ALWAYS = {"ctrl+c": "copies, or says how one leaves", "ctrl+q": "leaves"}
_SPOKEN_OF = re.compile(r"\{([^}]+)\}")
_TO_WRITE_WITH = ("backspace", "delete", "left", "right", "home", "end")

Wanted = Iterable[tuple[str, Sequence[str]]]
"""Ids of commands, each with the keys that it is to have, as a person wrote them."""


class Keymap(Struct, frozen=True):
    """Every command with the keys that do it. *problems* says, a sentence each, which keys that were wanted are not in
    it and why."""

    commands: tuple[Command, ...]
    problems: tuple[str, ...] = ()

    def command(self, id_: str) -> Command:
        """The command with that id. Raises KeyError where there is none."""
        for command in self.commands:
            if command.id == id_:
                return command
        raise KeyError(id_)

    def key(self, id_: str) -> str:
        """The first key of the command with that id, as a person reads it: what a sentence calls it."""
        return self.command(id_).first_key

    def within(self, *contexts: Context) -> tuple[Command, ...]:
        """The commands of these contexts, in the table's order."""
        return tuple(command for command in self.commands if command.context in contexts)


def keymap(table: Iterable[Command], wanted: Wanted = ()) -> Keymap:
    """The commands of *table* with the keys that are *wanted*; its own stand where those cannot be had."""
    commands = {command.id: command for command in table}
    chosen: dict[str, Command] = {}
    problems: list[str] = []
    for id_, written in wanted:
        if (command := commands.get(id_)) is None:
            problems.append(_unknown(id_, commands))
        elif problem := _problem(command, written):
            problems.append(problem)
        else:
            keys = tuple(dict.fromkeys(key for one in written if (key := key_named(one))))
            chosen[id_] = replace(command, keys=keys)
    while clashing := _clash(commands | chosen, chosen):
        mine, first, key = clashing
        del chosen[mine]
        problems.append(f"Keys: {shown_key(key)} is already for {first}, so {mine} keeps {commands[mine].shown_keys}.")
    spoken = {id_: command.first_key for id_, command in (commands | chosen).items()}
    return Keymap(tuple(_helpful(command, spoken) for command in (commands | chosen).values()), tuple(problems))


def _helpful(command: Command, keys: Mapping[str, str]) -> Command:
    """The command with the keys in its help for the ids in braces."""
    if "{" not in command.help:
        return command
    return replace(command, help=_SPOKEN_OF.sub(lambda found: keys[found[1]], command.help))


def reach(command: Command) -> tuple[Context, ...]:
    """Where *command* works: the queue does some of what the desk does, by the desk's own keys."""
    shared = command.id in QUEUE_SHARES or command.id.startswith("verdict.")
    return (*command.context.reach, Context.QUEUE) if shared else command.context.reach


def _unknown(id_: str, commands: Mapping[str, Command]) -> str:
    near = get_close_matches(id_, commands, 1, 0.6)
    perhaps = f"; perhaps {near[0]} is meant" if near else ""
    return f"Keys: there is no command “{safe_text(id_[:40])}”{perhaps}; `workbench keys` lists them all."


def _problem(command: Command, written: Sequence[str]) -> str:
    """Why *command* cannot have the keys *written*; nothing where it can."""
    stays = f"{command.id} keeps {command.shown_keys}."
    if not written:
        return f"Keys: no key is given, so {stays}"
    for one in written:
        key = key_named(one)
        shown = safe_text(one[:20])
        if key is None:
            return f"Keys: “{shown}” is no key, so {stays}"
        if key in _ALWAYS:
            return f"Keys: {shown_key(key)} always {_ALWAYS[key]}, so {stays}"
        if key in SAME_BYTE:
            return f"Keys: terminals send {shown_key(SAME_BYTE[key])} for {shown_key(key)}, so {stays}"
        if command.context.is_written_in and (is_character(key) or key in _TO_WRITE_WITH):
            return f"Keys: one writes with {shown_key(key)} in {command.context}, so {stays}"
    return ""


def _clash(commands: Mapping[str, Command], chosen: Mapping[str, Command]) -> tuple[str, str, str] | None:
    """A command of *chosen*, another one of the same context, and the key that both have; None where there is none."""
    taken: dict[tuple[Context, str], str] = {}
    for command in sorted(commands.values(), key=lambda c: c.id in chosen):  # the table's own keys first
        for key in command.keys:
            for context in reach(command):
                first = taken.setdefault((context, key), command.id)
                if first != command.id and command.id in chosen:
                    return command.id, first, key
    return None
