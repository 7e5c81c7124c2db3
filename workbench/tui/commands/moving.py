"""Moving about."""

from __future__ import annotations

from workbench.tui.commands.command import Command

_MOVE, _BACK = "Moving", "Coming back"

MOVING = (
    Command("claim.next", ("j", "down"), "Next claim", "Go to the next claim of the article.", _MOVE, "move(1)"),
    Command("claim.previous", ("k", "up"), "Previous claim", "Go to the claim before this one.", _MOVE, "move(-1)"),
    Command("claim.next_open", ("n",), "Next open", "Go to the next claim that nobody has decided, or that needs your "
            "second review, in this article or the ones after it; those you left for later come last. While a search "
            "is shown: to its next hit.", _MOVE, "open(1)", True),
    Command("claim.previous_open", ("N",), "Previous open", "Go back to the last open claim before this one. While a "
            "search is shown: to the hit before.", _MOVE, "open(-1)"),
    Command("go.disputed", ("D",), "Next disputed", "Go to the next claim on which reviewers differ, through all "
            "articles.", _MOVE, "seek('disputed')"),
    Command("go.conflict", ("F",), "Next in conflict", "Go to the next claim that another one contradicts, through all "
            "articles.", _MOVE, "seek('in conflict')"),
    Command("go.claimant", ("at",), "Same claimant", "Go to the next claim of whoever made this one, through all "
            "articles.", _MOVE, "seek('of the same claimant')"),
    Command("go.number", ("number_sign",), "Claim number", "Go to a claim of this article by its number.", _MOVE,
            "number"),
    Command("find", ("f",), "Find in text", "Find words in this article as you type them; Enter stays, and "
            "{claim.next_open} and {claim.previous_open} go through the hits until {search.clear}.", _MOVE, "find"),
    Command("claim.first", ("g", "home"), "First claim", "Go to the first claim of the article.", _MOVE, "edge(0)"),
    Command("claim.last", ("G", "end"), "Last claim", "Go to the last claim of the article.", _MOVE, "edge(-1)"),
    Command("article.next", ("J", "right", "l"), "Next article", "Go to the next article.", _MOVE, "article(1)"),
    Command("article.previous", ("K", "left", "h"), "Previous article", "Go to the article before this one.", _MOVE,
            "article(-1)"),
    Command("text.down", ("space", "pagedown"), "Scroll on", "Scroll the article on by a page.", _MOVE, "scroll(1)"),
    Command("text.up", ("b", "pageup"), "Scroll back", "Scroll the article back by a page.", _MOVE, "scroll(-1)"),
    Command("pane", ("tab",), "Next pane", "In a window narrower than 80 columns: show the text, the claim and "
            "the list of articles in turn.", _MOVE, "pane"),
    Command("panel.down", ("right_square_bracket",), "Panel on", "Scroll the claim's panel on.", _MOVE, "panel(1)"),
    Command("panel.up", ("left_square_bracket",), "Panel back", "Scroll the claim's panel back.", _MOVE, "panel(-1)"),
    Command("trail.back", ("comma",), "Back", "Go back to where you were before the last jump, in another article too.",
            _BACK, "trail(-1)"),
    Command("trail.forward", ("full_stop",), "Forward", "Go forward again to where you came back from.", _BACK,
            "trail(1)"),
    Command("decided.last", ("p",), "Last decided", "Go back to the claim you decided last.", _BACK, "decided"),
    Command("mark.set", ("m",), "Set mark", "Mark this place with a letter; it is kept in the file, for you alone.",
            _BACK, "set_mark"),
    Command("mark.go", ("apostrophe",), "Go to mark", "Go to the place that you marked with a letter.", _BACK,
            "go_to_mark"),
)  # fmt: skip
