"""What is shown as saved is saved, and what could not be saved is said."""

import threading

import pytest
from textual.widgets import Static

from tests.tui.making import FERRY_CLAIMS, UNTITLED_CLAIMS, Reviewing, ferry, kept_busy, text_of
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Workflow
from workbench.store import sqlite
from workbench.tui.desk.shared import SharedView


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer gives up at once when another one has the file."""
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.02)


async def test_a_verdict_is_shown_as_saved_only_once_the_file_has_it(ann: Reviewing) -> None:
    with kept_busy(ann.path):
        await ann.keys("1")
        assert "… Saving" in ann.notice
        assert ann.glyph(FERRY_CLAIMS[0]) == "…"
        assert ann.in_file(FERRY_CLAIMS[0]).standing.workflow is Workflow.NEW
    await ann.settle()
    assert "✓ Saved" in ann.notice
    assert ann.glyph(FERRY_CLAIMS[0]) == "✓"
    assert ann.in_file(FERRY_CLAIMS[0]).standing.rating == "true"


async def test_the_panel_says_that_a_verdict_is_being_saved(ann: Reviewing) -> None:
    with kept_busy(ann.path):
        await ann.keys("1", "k")
        assert "… saving" in ann.panel
    await ann.settle()
    assert "✓ True" in ann.panel


async def test_keys_go_on_working_while_a_verdict_waits_for_the_disk(ann: Reviewing) -> None:
    with kept_busy(ann.path):
        await ann.keys("1", "2", "j", "J")
        assert ann.current == UNTITLED_CLAIMS[0].text
        await ann.keys("question_mark")
        assert ann.on_top == "HelpScreen"
        await ann.keys("escape")
    await ann.settle()
    assert [ann.in_file(claim).standing.rating for claim in FERRY_CLAIMS[:2]] == ["true", "mostly-true"]
    assert ann.current == UNTITLED_CLAIMS[0].text


@pytest.mark.usefixtures("impatient")
async def test_a_verdict_that_could_not_be_saved_says_so_and_leaves_the_claim_open(ann: Reviewing) -> None:
    with kept_busy(ann.path):
        await ann.press("j", "5")
        assert "Not saved: ✗ False" in ann.notice
        assert any("is busy" in message for message in ann.messages)
        assert ann.current == FERRY_CLAIMS[1].text
        assert ann.glyph(FERRY_CLAIMS[1]) == "○"
        assert "○ new" in ann.panel
        assert ann.in_file(FERRY_CLAIMS[1]).standing.workflow is Workflow.NEW
    await ann.press("5")
    assert ann.in_file(FERRY_CLAIMS[1]).standing.rating == "false"


async def test_a_failure_goes_back_to_its_claim_from_wherever_the_reviewer_is(
    ann: Reviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = threading.Event()

    def decide_all(desk: Desk, *_: object, **__: object) -> None:
        full.wait()
        raise WorkbenchError("The disk is full.")

    monkeypatch.setattr(Desk, "decide_all", decide_all)
    await ann.keys("j", "5", "J", "j")
    assert ann.current == UNTITLED_CLAIMS[1].text
    full.set()
    await ann.settle()
    assert (ann.article, ann.current) == (ferry.id, FERRY_CLAIMS[1].text)
    assert "The disk is full." in ann.notice


@pytest.mark.usefixtures("impatient")
async def test_what_was_saved_before_a_failure_stays_saved(ann: Reviewing) -> None:
    await ann.press("1")
    with kept_busy(ann.path):
        await ann.press("2")
    assert [ann.in_file(claim).standing.rating for claim in FERRY_CLAIMS[:2]] == ["true", None]


@pytest.mark.usefixtures("impatient")
async def test_an_undo_that_could_not_be_saved_says_so_and_changes_nothing(ann: Reviewing) -> None:
    await ann.press("1")
    with kept_busy(ann.path):
        await ann.press("u")
        assert "is busy" in ann.notice
    assert ann.in_file(FERRY_CLAIMS[0]).standing.rating == "true"


@pytest.mark.usefixtures("impatient")
async def test_an_undo_never_takes_back_an_earlier_thing_than_the_one_that_was_not_saved(ann: Reviewing) -> None:
    await ann.press("1")
    with kept_busy(ann.path):
        await ann.keys("2", "u")
        await ann.settle()
    await ann.settle()
    assert ann.in_file(FERRY_CLAIMS[0]).standing.rating == "true"


@pytest.mark.usefixtures("impatient")
async def test_a_redo_never_brings_back_what_an_undo_that_was_not_saved_did_not_take_back(ann: Reviewing) -> None:
    await ann.press("1", "2", "u")
    with kept_busy(ann.path):
        await ann.keys("u", "U")
        await ann.settle()
    await ann.settle()
    assert "had not been saved" in ann.notice
    assert [ann.in_file(claim).standing.rating for claim in FERRY_CLAIMS[:2]] == ["true", None]


@pytest.mark.usefixtures("impatient")
async def test_a_note_that_could_not_be_saved_stays_in_its_form(ann: Reviewing) -> None:
    await ann.press("t", *"hm")
    with kept_busy(ann.path):
        await ann.press("enter")
        assert ann.on_top == "WritingScreen"
    await ann.press("enter")
    assert [note.text for note in ann.second.record(FERRY_CLAIMS[0].id).notes] == ["hm"]


async def test_a_second_enter_does_not_save_a_form_twice(ann: Reviewing) -> None:
    await ann.press("e", *"https://a.example")
    with kept_busy(ann.path):
        await ann.keys("enter", "enter")
        assert ann.on_top == "EvidenceScreen"
        await ann.keys("escape")  # what is under way is waited for
        assert ann.on_top == "EvidenceScreen"
    await ann.settle()
    assert ann.on_top == "DeskScreen"
    assert len(ann.second.record(FERRY_CLAIMS[0].id).evidence) == 1


# Another writer


@pytest.fixture
def attentive(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wait is worth a word sooner."""
    monkeypatch.setattr(sqlite, "_MOMENT", 0.02)


@pytest.mark.usefixtures("attentive")
async def test_waiting_for_another_writer_is_said_until_what_waits_is_saved(ann: Reviewing) -> None:
    with kept_busy(ann.path):
        await ann.keys("1")
        await ann.until(lambda: "Waiting for another writer…" in ann.notice)
        await ann.keys("j", "J", "2")
        await ann.until(lambda: "Waiting for another writer…" in ann.notice)
        assert ann.current == UNTITLED_CLAIMS[1].text
        assert ann.messages == []
    await ann.settle()
    assert "✓ Saved" in ann.notice
    assert ann.in_file(FERRY_CLAIMS[0]).standing.rating == "true"
    assert ann.in_file(UNTITLED_CLAIMS[0]).standing.rating == "mostly-true"


@pytest.mark.usefixtures("attentive")
async def test_a_form_says_that_it_waits_for_another_writer(ann: Reviewing) -> None:
    await ann.press("t", *"hm")
    problem = ann.app.screen.query_one("#problem", Static)
    with kept_busy(ann.path):
        await ann.keys("enter")
        await ann.until(lambda: "Waiting for another writer…" in text_of(problem))
    await ann.settle()
    assert ann.on_top == "DeskScreen"
    assert "✓ Saved" in ann.notice


async def test_a_report_of_waiting_that_comes_late_does_not_hide_that_it_was_saved(ann: Reviewing) -> None:
    await ann.press("1")
    ann.screen.post_message(SharedView.Waiting())
    await ann.settle()
    assert "✓ Saved" in ann.notice


async def test_quitting_waits_until_everything_is_recorded(ann: Reviewing) -> None:
    with kept_busy(ann.path):
        await ann.keys("1", "q")
        assert ann.app.is_running
        assert "Saving, then leaving." in ann.notice
    await ann.settle()
    assert not ann.app.is_running
    assert ann.in_file(FERRY_CLAIMS[0]).standing.rating == "true"


@pytest.mark.usefixtures("impatient")
async def test_quitting_stays_when_a_verdict_could_not_be_saved(ann: Reviewing) -> None:
    with kept_busy(ann.path):
        await ann.keys("1", "q")
        await ann.settle()
        assert ann.app.is_running
        assert "Not saved" in ann.notice
    await ann.press("1", "q")
    assert not ann.app.is_running
    assert ann.in_file(FERRY_CLAIMS[0]).standing.rating == "true"


async def test_nothing_is_looked_up_beside_a_verdict_that_is_on_its_way(
    ann: Reviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.tui.desk.recalling._AT_REST", 0.01)
    asked: list[str] = []
    look_up = ann.screen._look_up
    monkeypatch.setattr(ann.screen, "_look_up", lambda claim: asked.append(claim) or look_up(claim))
    await ann.until(lambda: FERRY_CLAIMS[0].id in ann.screen._recalled)
    with kept_busy(ann.path):
        await ann.keys("1")
        await ann.until(lambda: asked.count(FERRY_CLAIMS[1].id) > 3)
        assert FERRY_CLAIMS[1].id not in ann.screen._recalled
    await ann.until(lambda: FERRY_CLAIMS[1].id in ann.screen._recalled)
    assert "✓ Saved" in ann.notice
