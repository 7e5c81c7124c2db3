"""What can be done in the history."""

from __future__ import annotations

from workbench.tui.commands.command import Command, Context

_HERE = Context.HISTORY
_GROUP = "History"

HISTORY = (
    Command("history.next", ("tab", "right", "l"), "Next page", "Go from the claim's history to the session's, to what "
            "can be taken back.", _GROUP, "turn(1)", context=_HERE),
    Command("history.previous", ("shift+tab", "left", "h"), "Previous page", "Go to the page before.", _GROUP,
            "turn(-1)", context=_HERE),
    Command("history.down", ("j", "down"), "Down", "Go to the next row: further back in time.", _GROUP, "step(1)",
            context=_HERE),
    Command("history.up", ("k", "up"), "Up", "Go to the row before.", _GROUP, "step(-1)", context=_HERE),
    Command("history.page_down", ("space", "pagedown"), "Page down", "Go on by a screen of rows.", _GROUP, "page(1)",
            context=_HERE),
    Command("history.page_up", ("b", "pageup"), "Page up", "Go back by a screen of rows.", _GROUP, "page(-1)",
            context=_HERE),
    Command("history.first", ("g", "home"), "First", "Go to the last thing that was done.", _GROUP, "edge(0)",
            context=_HERE),
    Command("history.last", ("G", "end"), "Last", "Go to the first thing that is told.", _GROUP, "edge(-1)",
            context=_HERE),
    Command("history.do", ("enter",), "Do", "Give that verdict of yours again, go to that claim, or take back all down "
            "to that row.", _GROUP, "do", context=_HERE),
    Command("history.leave", ("escape", "q", "H"), "Back", "Go back to the desk.", _GROUP, "leave", context=_HERE),
)  # fmt: skip
