"""Claims by hand, and what of the article is seen."""

from __future__ import annotations

from workbench.tui.commands.command import Command

_CUT = "Claims by hand"

CUTTING = (
    Command("claims.select", ("v",), "Select text", "Select text, by words, sentences, rows or characters, to make a "
            "claim of it.", _CUT, "select"),
    Command("claims.add", ("enter",), "Make a claim", "Make a claim of the text that is selected with the mouse.", _CUT,
            "add_claim"),
    Command("claim.re_cut", ("R",), "Re-cut", "Move the ends of this claim: another takes its place, and this one is "
            "put aside.", _CUT, "re_cut"),
    Command("claim.split", ("S",), "Split", "Make a claim of each of the parts that are marked in this one, and put it "
            "aside.", _CUT, "split"),
    Command("claim.join", ("ampersand",), "Join", "Make one claim of this one and the next, and put both aside.", _CUT,
            "join"),
    Command("claim.reword", ("w",), "Reword", "Phrase this claim as it is checked, to stand alone; its own words stay.",
            _CUT, "reword"),
)  # fmt: skip

READING = (
    Command("text.unfold", ("z",), "Fold or unfold", "Show the clutter of the article that is folded away, or fold it "
            "again.", "Looking", "unfold"),
)  # fmt: skip
