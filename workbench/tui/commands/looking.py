"""Looking things up, and leaving."""

from __future__ import annotations

from workbench.tui.commands.command import Command

_LOOK, _LEAVE = "Looking", "Leaving"

LOOKING = (
    Command("search", ("slash",), "Search", "Find words in articles, claims, evidence and notes.", _LOOK, "search",
            True),
    Command("search.clear", ("escape",), "End search", "End the search that is shown in the text; else let go of the "
            "claims that you selected.", _LOOK, "clear_search"),
    Command("articles", ("a",), "Articles", "Show or hide the list of articles.", _LOOK, "articles"),
    Command("themes", ("tilde",), "Themes", "Choose a theme: dark, light, high contrast, the terminal's own colours. "
            "It is kept for the next time.", _LOOK, "themes"),
    Command("theme", ("d",), "Dark or light", "Change between the dark and the light theme.", _LOOK, "toggle_dark"),
    Command("jump", ("semicolon",), "Jump", "Put a letter on everything in sight; pressing it goes there.", _LOOK,
            "jump"),
    Command("palette", ("colon", "ctrl+p"), "Commands", "Find a command by its name.", _LOOK, "app.command_palette"),
    Command("help", ("question_mark", "f1"), "Help", "Show every key and what it does, to be found by "
            "a word or the key.", _LOOK, "help", True),
)  # fmt: skip

LEAVING = (
    Command("quit", ("q",), "Quit", "Close the desk. Everything is saved already.", _LEAVE, "quit", True),
)  # fmt: skip
