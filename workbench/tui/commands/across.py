"""Across articles: the evidence on a claim, what it agrees and conflicts with, and its story line."""

from __future__ import annotations

from functools import partial

from workbench.tui.commands.command import Command, Context

_ACROSS, _LIST = "Across articles", "Lists"

ACROSS = (
    Command("claim.linked", ("o",), "Linked claim", "Go to the claim elsewhere that this one conflicts or agrees with; "
            "choose one where there are several. {trail.back} comes back.", _ACROSS, "linked"),
    Command("claim.story", ("equals_sign",), "Story line", "Everything the articles tell of this, side by side, and "
            "which verdict each carries; carry yours to the others.", _ACROSS, "story"),
    Command("conflicts", ("exclamation_mark",), "Conflicts", "All claims of the file that cannot both be right, their "
            "figures side by side.", _ACROSS, "conflicts"),
)  # fmt: skip


_source = partial(Command, context=Context.SOURCES)

IN_LISTS = (
    _source("source.supports", ("s",), "Supports", "Cite the suggested passage: it supports the claim.", _LIST,
            "cite('supports')"),
    _source("source.partly", ("p",), "Partly", "Cite the suggested passage: it partly supports the claim.", _LIST,
            "cite('partly supports')"),
    _source("source.refutes", ("r",), "Refutes", "Cite the suggested passage: it refutes the claim.", _LIST,
            "cite('refutes')"),
    _source("source.context", ("c",), "Context", "Cite the suggested passage, as context.", _LIST, "cite('context')"),
    Command("links.other", ("o",), "Other claim", "Go to the claim on the right.", _LIST, "other",
            context=Context.LINKS),
    Command("links.story", ("equals_sign",), "Story line", "Everything the articles tell of this.", _LIST, "story",
            context=Context.LINKS),
    Command("story.carry", ("c",), "Carry verdict", "Carry your verdict on the claim that you came from to each that "
            "says the same and that nobody has decided.", _LIST, "carry", context=Context.STORY),
    Command("story.carry_here", ("C",), "Carry here", "Carry your verdict on the claim that you came from to this one, "
            "whatever it says.", _LIST, "carry_here", context=Context.STORY),
)  # fmt: skip

SOURCES_FOOTER = {
    "evidence": ("source.open", "source.copy", "source.copy_link", "source.withdraw", "source.add"),
    "suggestion": ("source.supports", "source.partly", "source.refutes", "source.context", "source.open"),
    "nothing": ("source.add",),
}
"""What the footer shows of a piece of evidence, a suggested passage, and where there is neither."""

LINKS_FOOTER = ("links.other", "links.story")
STORY_FOOTER = ("story.carry", "story.carry_here")
