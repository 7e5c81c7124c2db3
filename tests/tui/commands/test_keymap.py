"""The reviewer's own keys, checked before they stand."""

from __future__ import annotations

import pytest

from workbench.domain.scale import DEFAULT
from workbench.tui.commands.command import Context
from workbench.tui.commands.keymap import Keymap, keymap, reach
from workbench.tui.commands.table import COMMANDS, commands


def mapped(**wanted: str) -> Keymap:
    """The keymap with these keys, commands' ids written with two underlines for the dot."""
    return keymap(commands(DEFAULT), [(id_.replace("__", "."), keys.split()) for id_, keys in wanted.items()])


def test_without_a_wish_every_command_keeps_its_keys() -> None:
    assert mapped() == Keymap(COMMANDS)


def test_a_command_has_the_keys_that_are_wanted_and_no_others() -> None:
    found = mapped(claim__next="ö F5")
    assert found.command("claim.next").keys == ("ö", "f5")
    assert found.key("claim.next") == "ö"
    assert found.problems == ()


def test_two_commands_may_swap_their_keys() -> None:
    found = mapped(claim__next="f", find="j down")
    assert (found.key("claim.next"), found.key("find")) == ("f", "j")
    assert found.problems == ()


def test_the_same_key_may_do_something_else_in_another_context() -> None:
    desk = {key for c in COMMANDS if c.context is Context.DESK for key in c.keys}
    assert desk & {key for c in COMMANDS if c.context is Context.FORMS for key in c.keys}
    assert mapped(jump="pagedown escape").problems != ()
    assert mapped(jump="shift+tab").problems == ()


def test_what_the_queue_does_by_the_desks_keys_gets_no_key_of_the_queues_own() -> None:
    found = mapped(queue__sort="f9", claim__note="f9").problems
    assert [problem.partition(" is already for ")[2] for problem in found] == ["claim.note, so queue.sort keeps o."]
    assert mapped(queue__sort="f9", find="f9").problems == ()


def test_help_speaks_of_a_command_by_the_key_it_has() -> None:
    assert "; n stops at it" in mapped().command("claim.second_review").help
    assert "; Z stops at it" in mapped(claim__next_open="Z").command("claim.second_review").help


def test_a_command_that_there_is_not_is_named_with_the_one_that_is_meant() -> None:
    assert mapped(claim__nxt="z").problems == (
        "Keys: there is no command “claim.nxt”; perhaps claim.next is meant; `workbench keys` lists them all.",
    )


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        ({"undo": "nope"}, "Keys: “nope” is no key, so undo keeps u or Backspace."),
        ({"undo": "ä nope"}, "Keys: “nope” is no key, so undo keeps u or Backspace."),
        ({"undo": ""}, "Keys: no key is given, so undo keeps u or Backspace."),
        ({"undo": "t"}, "Keys: t is already for claim.note, so undo keeps u or Backspace."),
        ({"undo": "ä", "help": "ä"}, "Keys: ä is already for undo, so help keeps ? or F1."),
        ({"undo": "Ctrl+Q"}, "Keys: Ctrl+Q always leaves, so undo keeps u or Backspace."),
        ({"undo": "ctrl+i"}, "Keys: terminals send Tab for Ctrl+I, so undo keeps u or Backspace."),
        ({"form__save": "s"}, "Keys: one writes with s in forms, so form.save keeps Enter."),
        ({"form__save": "f2"}, "Keys: F2 is already for writing.editor, so form.save keeps Enter."),
        ({"form__save": "left"}, "Keys: one writes with ← in forms, so form.save keeps Enter."),
    ],
)
def test_a_wish_that_cannot_be_had_is_told_in_a_sentence_and_the_keys_stay(
    wanted: dict[str, str], problem: str
) -> None:
    found = mapped(**wanted)
    assert found.problems == (problem,)
    refused = next(reversed(wanted)).replace("__", ".")
    assert found.command(refused) == next(c for c in COMMANDS if c.id == refused)


def test_a_wish_that_takes_a_key_given_up_for_one_that_cannot_be_had_is_refused_too() -> None:
    found = mapped(claim__next="f", find="j", claim__previous="f")
    assert found.problems == ("Keys: f is already for claim.next, so claim.previous keeps k or ↑.",)
    found = mapped(undo="t", claim__note="q")
    assert found.command("undo").keys == ("u", "backspace")
    assert found.command("claim.note").keys == ("t",)
    assert len(found.problems) == 2


def test_no_command_is_without_a_key_and_no_key_does_two_things_whatever_is_wanted() -> None:
    keys = [key for c in COMMANDS for key in c.keys if c.context is Context.DESK]
    turned = [(c.id, [keys[(number * 7) % len(keys)]]) for number, c in enumerate(COMMANDS)]
    found = keymap(commands(DEFAULT), turned)
    assert all(command.keys for command in found.commands)
    for context in Context:
        taken = [key for command in found.commands if context in reach(command) for key in command.keys]
        assert len(taken) == len(set(taken))


def test_what_means_harm_in_a_wish_is_told_harmlessly() -> None:
    problems = keymap(commands(DEFAULT), [("\x1b]52;c;x", ["a"]), ("undo", ["\x1b[31m"])]).problems
    assert not any(set("\x1b\x07") & set(problem) for problem in problems)
