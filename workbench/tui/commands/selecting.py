"""The keys while text is being selected: a context of its own, in which the desk's other keys rest."""

from __future__ import annotations

from msgspec.structs import replace

from workbench.tui.commands.command import Command, Context

_SELECT, _HERE = "Selecting text", Context.SELECTING

SELECTING = tuple(replace(command, context=_HERE) for command in (
    Command("select.done", ("enter",), "Claim it", "Make a claim of what is selected, or cut the claim anew to it, "
            "where that was begun.", _SELECT, "select_done", True),
    Command("select.right", ("l", "right"), "Character on", "Move this end on by a character.", _SELECT,
            "select_character(1)"),
    Command("select.left", ("h", "left"), "Character back", "Move this end back by a character.", _SELECT,
            "select_character(-1)"),
    Command("select.word", ("w",), "Word", "Move this end on by a word.", _SELECT, "select_word(1)", True),
    Command("select.word_back", ("b",), "Word back", "Move this end back by a word.", _SELECT, "select_word(-1)"),
    Command("select.sentence", ("s", "right_parenthesis"), "Sentence", "Move this end on by a sentence.", _SELECT,
            "select_sentence(1)", True),
    Command("select.sentence_back", ("left_parenthesis",), "Sentence back", "Move this end back by a sentence.",
            _SELECT, "select_sentence(-1)"),
    Command("select.whole", ("a",), "Whole", "Move both ends outward to whole sentences.", _SELECT,
            "select_whole", True),
    Command("select.down", ("j", "down"), "Row down", "Move this end down by a row.", _SELECT, "select_row(1)"),
    Command("select.up", ("k", "up"), "Row up", "Move this end up by a row.", _SELECT, "select_row(-1)"),
    Command("select.row_start", ("home", "0"), "Start of row", "Move this end to the start of its row.", _SELECT,
            "select_row_edge(-1)"),
    Command("select.row_end", ("end", "dollar_sign"), "End of row", "Move this end to the end of its row.", _SELECT,
            "select_row_edge(1)"),
    Command("select.page_down", ("pagedown", "space"), "Page on", "Move this end on by most of a screen.", _SELECT,
            "select_page(1)"),
    Command("select.page_up", ("pageup",), "Page back", "Move this end back by most of a screen.", _SELECT,
            "select_page(-1)"),
    Command("select.swap", ("o",), "Swap", "Go on with the other end of what is selected.", _SELECT,
            "select_swap", True),
    Command("select.begin", ("v",), "Anew", "Let go of what is selected, and begin anew with the word here.",
            _SELECT, "select_begin", True),
    Command("select.split", ("S",), "Split here", "Split the claim that is being cut anew in two, before the word "
            "here.", _SELECT, "select_split"),
    Command("select.leave", ("escape", "q"), "Leave", "Stop selecting; nothing is recorded.", _SELECT, "select_leave",
            True),
    Command("select.help", ("question_mark",), "Help", "Show every key that works while text is being selected.",
            _SELECT, "help", True),
))  # fmt: skip
