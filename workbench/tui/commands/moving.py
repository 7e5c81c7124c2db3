"""Moving about."""

from __future__ import annotations

from workbench.tui.commands.command import Command

_MOVE = "Moving"

MOVING = (
    Command("claim.next", ("j", "down"), "Next claim", "Go to the next claim of the article.", _MOVE, "move(1)"),
    Command("claim.previous", ("k", "up"), "Previous claim", "Go to the claim before this one.", _MOVE, "move(-1)"),
    Command("claim.next_open", ("n",), "Next open", "Go to the next claim that nobody has decided, or that needs your "
            "second review, in this article or the ones after it.", _MOVE, "open(1)", True),
    Command("claim.previous_open", ("N",), "Previous open", "Go back to the last open claim before this one.", _MOVE,
            "open(-1)"),
    Command("decided.last", ("p",), "Last decided", "Go back to the claim you decided last.", _MOVE, "decided"),
    Command("claim.first", ("g", "home"), "First claim", "Go to the first claim of the article.", _MOVE, "edge(0)"),
    Command("claim.last", ("G", "end"), "Last claim", "Go to the last claim of the article.", _MOVE, "edge(-1)"),
    Command("article.next", ("J", "right"), "Next article", "Go to the next article.", _MOVE, "article(1)"),
    Command("article.previous", ("K", "left"), "Previous article", "Go to the article before this one.", _MOVE,
            "article(-1)"),
    Command("text.down", ("space", "pagedown"), "Scroll on", "Scroll the article on by a page.", _MOVE, "scroll(1)"),
    Command("text.up", ("b", "pageup"), "Scroll back", "Scroll the article back by a page.", _MOVE, "scroll(-1)"),
    Command("panel.down", ("right_square_bracket",), "Panel on", "Scroll the claim's panel on.", _MOVE, "panel(1)"),
    Command("panel.up", ("left_square_bracket",), "Panel back", "Scroll the claim's panel back.", _MOVE, "panel(-1)"),
)  # fmt: skip
