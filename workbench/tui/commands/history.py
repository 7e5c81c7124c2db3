"""What can be done in the history, beside going through its rows as through any list."""

from __future__ import annotations

from workbench.tui.commands.command import Command, Context

_HERE = Context.HISTORY

HISTORY = (
    Command("history.next", ("tab", "right", "l"), "Next page", "Go from the claim's history to the session's, to what "
            "can be taken back.", "History", "turn(1)", context=_HERE),
    Command("history.previous", ("shift+tab", "left", "h"), "Previous page", "Go to the page before.", "History",
            "turn(-1)", context=_HERE),
    Command("history.close", ("H",), "Close", "Go back to the desk.", "History", "leave", context=_HERE),
)  # fmt: skip
