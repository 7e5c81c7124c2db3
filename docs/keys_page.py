"""Writes the table of docs/keys.md from the table of commands: `python docs/keys_page.py`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from workbench.tui.commands.command import Command
from workbench.tui.commands.table import COMMANDS

PAGE = Path(__file__).with_name("keys.md")
BEGINS = "<!-- from here on written by docs/keys_page.py -->\n"


def tables() -> str:
    """All commands by where they work, in Markdown."""
    contexts = list(dict.fromkeys(command.context for command in COMMANDS))
    ordered = sorted(COMMANDS, key=lambda command: contexts.index(command.context))
    return "\n".join(_table(context, list(some)) for context, some in groupby(ordered, lambda command: command.context))


def _table(context: str, commands: list[Command]) -> str:
    rows = [f"| {_keys(c)} | {c.title} | {c.help} | `{c.id}` |" for c in commands]
    return "\n".join([f"## {context.capitalize()}", "", "| keys | | | id |", "| --- | --- | --- | --- |", *rows, ""])


def _keys(command: Command) -> str:
    return " ".join(f"`{name}`" for name in command.key_names)


if __name__ == "__main__":
    written = PAGE.read_text(encoding="utf-8").partition(BEGINS)[0]
    PAGE.write_text(f"{written}{BEGINS}\n{tables()}", encoding="utf-8")
