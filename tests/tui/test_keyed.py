"""The reviewer's own keys on the desk: they work, and everything that speaks of a key speaks of them."""

from __future__ import annotations

import ast
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.tui.making import FERRY_CLAIMS, Reviewing, reviewing, text_of
from workbench.tui.commands.table import COMMANDS
from workbench.tui.palette import DeskCommands
from workbench.tui.widgets.lines import KeyLine, ScaleLine

MINE = (
    ("claim.next", ("ä",)),
    ("verdict.false", ("0",)),
    ("claim.note", ("F5",)),
    ("form.save", ("F3",)),
    ("form.leave", ("F6",)),
    ("help", ("ü",)),
    ("article.next", ("ö",)),
    ("quit", ("Q",)),
    ("palette", ("P",)),
)


@pytest.fixture
def at_work(path: Path) -> partial[AbstractAsyncContextManager[Reviewing]]:
    return partial(reviewing, path)


@pytest.fixture
async def ann(path: Path) -> AsyncIterator[Reviewing]:
    """Ann at work with keys of her own."""
    async with reviewing(path, keys=MINE) as ann:
        yield ann


async def test_ones_own_key_does_it_and_the_one_before_does_not(ann: Reviewing) -> None:
    await ann.press("j")
    assert ann.current == FERRY_CLAIMS[0].text
    await ann.press("ä", "0")
    assert ann.in_file(FERRY_CLAIMS[1]).standing.rating == "false"
    await ann.press("5", "ctrl+p")
    assert ann.on_top == "DeskScreen"
    assert ann.in_file(FERRY_CLAIMS[2]).standing.rating is None
    await ann.press("P")
    assert ann.on_top == "CommandPalette"


async def test_the_scale_the_footer_and_the_first_word_show_ones_own_keys(ann: Reviewing) -> None:
    assert "0 False" in text_of(ann.screen.query_one(ScaleLine))
    footer = text_of(ann.screen.query_one(KeyLine))
    assert "F5 Note" in footer
    assert "Q Quit" in footer
    assert "ü lists the keys" in ann.notice


async def test_help_and_palette_show_ones_own_keys(ann: Reviewing) -> None:
    shown = [str(hit.display) async for hit in DeskCommands(ann.screen).discover()]
    assert "Note  (F5)" in shown
    assert "Commands  (P)" in shown
    await ann.press("ü", "Q", "f3")
    await ann.settle()
    assert ann.app.return_code == 0  # help found quit by its key, and F3 chose it


async def test_sentences_speak_of_ones_own_keys(ann: Reviewing) -> None:
    await ann.press("G", "ä")
    assert ann.notice.strip() == "This is the last claim of the article; ö goes on to the next article."


async def test_a_form_is_saved_and_left_with_ones_own_keys(ann: Reviewing) -> None:
    await ann.press("f5", *"one", "enter", *"two")
    hint = " ".join(text_of(one) for one in ann.app.screen.query(Static))
    assert "F3 saves" in hint
    assert "F6 back" in hint
    await ann.press("escape")
    assert ann.on_top == "WritingScreen"
    await ann.press("f3")
    assert [note.text for note in ann.second.record(FERRY_CLAIMS[0].id).notes] == ["one\ntwo"]
    await ann.press("e", *"https://port.example/", "enter")
    assert ann.on_top == "EvidenceScreen"
    await ann.press("f3")
    assert len(ann.second.record(FERRY_CLAIMS[0].id).evidence) == 1


async def test_keys_that_cannot_be_had_are_named_when_the_desk_opens(
    at_work: partial[AbstractAsyncContextManager[Reviewing]],
) -> None:
    async with at_work(keys=[("claim.nxt", ["z"]), ("undo", ["t"])]) as ann:
        assert ann.messages == [
            "Keys: there is no command “claim.nxt”; perhaps claim.next is meant; `workbench keys` lists them all.",
            "Keys: t is already for claim.note, so undo keeps u or Backspace.",
        ]


def test_every_command_that_a_sentence_names_the_key_of_is_in_the_table() -> None:
    ids = {command.id for command in COMMANDS}
    package = Path(__file__).parents[2] / "workbench"
    named = [
        (str(path), call.args[0].value)
        for path in sorted(package.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "key"
        and call.args
        and isinstance(call.args[0], ast.Constant)
    ]
    assert len(named) > 10
    assert [name for name in named if name[1] not in ids] == []
