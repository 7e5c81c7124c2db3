"""Everything that can be done on the desk: one table that keys, footer, palette, help and `workbench keys` all read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.scale import Scale


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done.

    *id* is stable, *keys* are Textual's names of the keys that do it, the first one shown; *action* is what the desk's
    screen runs; *footer* says whether the footer has room for it.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    group: str
    action: str
    footer: bool = False

    @property
    def shown_keys(self) -> str:
        """The keys as a person reads them."""
        return " or ".join(self.key_names)

    @property
    def key_names(self) -> tuple[str, ...]:
        """The name of each key as a person reads it."""
        return tuple(_NAMES.get(key, key) for key in self.keys)

    @property
    def first_key(self) -> str:
        """The key that a footer shows."""
        return self.key_names[0]


_NAMES = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "slash": "/",
    "question_mark": "?",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "colon": ":",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "backspace": "Backspace",
    "ctrl+p": "Ctrl+P",
}

_MOVE, _DECIDE, _RECORD, _LOOK, _LEAVE = "Moving", "Verdicts", "Recording", "Looking", "Leaving"

_MOVING = (
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

_OTHERS = (
    Command("claim.evidence", ("e",), "Evidence", "Link a source to this claim: a web address, or a passage of another "
            "article.", _RECORD, "evidence", True),
    Command("claim.note", ("t",), "Note", "Write a note on this claim.", _RECORD, "note", True),
    Command("claim.rationale", ("r",), "Rationale", "Say why the claim has the verdict that you gave it.", _RECORD,
            "rationale"),
    Command("claim.dismiss", ("x",), "Dismiss", "Put this claim aside: not a claim worth checking.", _RECORD,
            "put_aside", True),
    Command("claim.split", ("S",), "Split", "Make a claim of each of the parts that are marked in this one, and put it "
            "aside.", _RECORD, "split"),
    Command("claim.second_review", ("s",), "Second review", "Ask another reviewer to look at this claim; n stops at it "
            "for everybody but you.", _RECORD, "second_review"),
    Command("undo", ("u", "backspace"), "Undo", "Take back the last thing you recorded, in this session or before.",
            _RECORD, "undo", True),
    Command("redo", ("U",), "Redo", "Bring back what you took back last, if you recorded nothing since.", _RECORD,
            "redo"),
    Command("search", ("slash",), "Search", "Find words in articles, claims, evidence and notes.", _LOOK, "search",
            True),
    Command("search.clear", ("escape",), "Clear search", "Take the marks of the last search off the text.", _LOOK,
            "clear_search"),
    Command("articles", ("a",), "Articles", "Show or hide the list of articles.", _LOOK, "articles"),
    Command("theme", ("d",), "Dark or light", "Change between the dark and the light theme.", _LOOK, "toggle_dark"),
    Command("palette", ("colon", "ctrl+p"), "Commands", "Find a command by its name.", _LOOK, "app.command_palette"),
    Command("help", ("question_mark",), "Help", "Show every key and what it does.", _LOOK, "help", True),
    Command("quit", ("q",), "Quit", "Close the desk. Everything is saved already.", _LEAVE, "quit", True),
)  # fmt: skip


def commands(scale: Scale) -> tuple[Command, ...]:
    """The commands of a desk whose verdicts are those of *scale*."""
    return (*_MOVING, *_verdicts(scale), *_OTHERS)


def _verdicts(scale: Scale) -> Iterator[Command]:
    for rating in scale.ratings:
        yield Command(
            f"verdict.{rating.id}",
            (rating.key,),
            rating.label,
            f"Rate the claim “{rating.label}” and go on to the next open one.",
            _DECIDE,
            f"decide('{rating.id}')",
        )
