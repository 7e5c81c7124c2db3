"""Every screen over the desk, and the keys that lead to it: the tests that go through all of them read this."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

from textual.screen import Screen

import workbench.tui.screens

KEYS: dict[str, tuple[str, ...]] = {
    "AdjudicatingScreen": ("A",),
    "CommandPalette": ("colon",),
    "CorrectScreen": ("M",),
    "EvidenceScreen": ("e",),
    "ExportScreen": ("W",),
    "FindRowsScreen": ("H", "slash"),
    "HelpScreen": ("question_mark",),
    "HistoryScreen": ("H",),
    "ImportScreen": ("I",),
    "JumpScreen": ("semicolon",),
    "KeepFilterScreen": ("c", "w"),
    "LinksScreen": ("exclamation_mark",),
    "PassagesScreen": ("e", "f2"),
    "QueueScreen": ("c",),
    "RationaleScreen": ("5", "p", "r"),
    "ReasonScreen": ("X",),
    "SavedFiltersScreen": ("c", "f"),
    "SearchScreen": ("slash",),
    "SourcesScreen": ("E",),
    "StatisticsScreen": ("percent_sign",),
    "StoryScreen": ("equals_sign",),
    "ThemesScreen": ("tilde",),
    "WritingScreen": ("t",),
}
"""By the name of the screen."""

_BASES = {"FinderScreen", "FormScreen", "ListScreen", "QueueList", "Searched", "TypingScreen", "Working"}


def screens() -> set[str]:
    """The names of all screens that are opened over the desk, as the package has them."""
    modules = [
        importlib.import_module(f"workbench.tui.screens.{module.name}")
        for module in pkgutil.iter_modules(workbench.tui.screens.__path__)
    ]
    found = {
        name
        for module in modules
        for name, kind in vars(module).items()
        if inspect.isclass(kind) and issubclass(kind, Screen) and kind.__module__ == module.__name__
    }
    return found - _BASES
