"""Lists that are gone through by keys: the evidence on a claim, and others like it."""

from __future__ import annotations

from workbench.tui.commands.command import Command, Context

_LIST = Context.LISTS

LISTS = (
    Command("list.leave", ("escape", "q"), "Back", "Go back to where you were.", "Lists", "leave", context=_LIST),
    Command("list.down", ("j", "down"), "Down", "Go to the next row.", "Lists", "cursor(1)", context=_LIST),
    Command("list.up", ("k", "up"), "Up", "Go to the row before.", "Lists", "cursor(-1)", context=_LIST),
    Command("list.first", ("g", "home"), "First", "Go to the first row.", "Lists", "first", context=_LIST),
    Command("list.last", ("G", "end"), "Last", "Go to the last row.", "Lists", "last", context=_LIST),
    Command("list.page_down", ("pagedown", "space"), "Page down", "Go on by a screen of rows.", "Lists", "page(1)",
            context=_LIST),
    Command("list.page_up", ("pageup", "b"), "Page up", "Go back by a screen of rows.", "Lists", "page(-1)",
            context=_LIST),
    Command("list.choose", ("enter",), "Choose", "Choose the row under the cursor.", "Lists", "choose", context=_LIST),
    Command("list.find", ("slash",), "Find", "Find words in the rows of the list.", "Lists", "find", context=_LIST),
    Command("list.next_hit", ("n",), "Next hit", "Go to the next row that has the words.", "Lists", "hit(1)",
            context=_LIST),
    Command("list.previous_hit", ("N",), "Previous hit", "Go to the row before that has the words.", "Lists", "hit(-1)",
            context=_LIST),
    Command("list.scroll_on", ("right_square_bracket",), "Scroll on", "Scroll what is told of the row on.", "Lists",
            "scroll(1)", context=_LIST),
    Command("list.scroll_back", ("left_square_bracket",), "Scroll back", "Scroll what is told of the row back.",
            "Lists", "scroll(-1)", context=_LIST),
    Command("list.help", ("question_mark", "f1"), "Help", "Show what every key does here.", "Lists", "help",
            context=_LIST),
    Command("source.open", ("o",), "Open", "Open the page in the browser, or go to the passage.", "Lists", "open",
            context=Context.SOURCES),
    Command("source.copy", ("y",), "Copy", "Copy the citation, or what a suggestion is cited by.", "Lists", "copy",
            context=Context.SOURCES),
    Command("source.copy_link", ("Y",), "Copy a link", "Copy a link that opens at the words quoted.", "Lists",
            "copy_link", context=Context.SOURCES),
    Command("source.withdraw", ("x",), "Withdraw", "Withdraw your own piece of evidence.", "Lists", "withdraw",
            context=Context.SOURCES),
    Command("source.add", ("e",), "Add", "Add another source.", "Lists", "add", context=Context.SOURCES),
)  # fmt: skip
