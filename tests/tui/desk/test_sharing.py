"""Several reviewers on one file: each sees what the others do, and where they are, without pressing a key."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.tui.making import (
    FERRY,
    FERRY_CLAIMS,
    HOSTILE_CLAIMS,
    QUIET,
    UNTITLED_CLAIMS,
    Reviewing,
    ferry,
    hostile,
    kept_busy,
    make_file,
    quiet,
    reviewing,
    text_of,
    untitled,
)
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Bookmark, Workflow
from workbench.store import articles, claims, schema, sqlite
from workbench.tui.desk import shared
from workbench.tui.screens.writing import Page
from workbench.tui.widgets.articles import ArticleList
from workbench.tui.widgets.lines import TopLine
from workbench.tui.widgets.panel import ClaimPanel
from workbench.tui.widgets.reader import Reader


@pytest.fixture
def bob(path: Path) -> Iterator[Desk]:
    """Bob at work on the same file, somewhere else."""
    with Desk.open(path, "bob") as bob:
        yield bob


async def look(ann: Reviewing) -> None:
    """What the clock does, twice: a place counts once the reviewer has stayed there."""
    for _ in range(2):
        ann.screen.look_around()
        await ann.settle()


def top(ann: Reviewing) -> str:
    return text_of(ann.screen.query_one(TopLine))


def visited(ann: Reviewing) -> list[str]:
    """The rows of the reader that have another reviewer's mark in the margin."""
    reader = ann.screen.query_one(Reader)
    rows = [reader.render_line(y).text for y in range(reader.size.height)]
    return [row.partition("◆")[2][2:].strip() for row in rows if "◆" in row]


@contextlib.contextmanager
def written(path: Path) -> Iterator[sqlite3.Connection]:
    """Another program writes derived rows, as an import or an extraction does."""
    with contextlib.closing(schema.open_file(path)) as connection, sqlite.writing(connection):
        yield connection


# Others' work


async def test_anothers_verdict_appears_by_itself(ann: Reviewing, bob: Desk) -> None:
    bob.decide(FERRY_CLAIMS[1].id, "false")
    await look(ann)
    assert ann.glyph(FERRY_CLAIMS[1]) == "✗"
    assert "1/5 reviewed" in top(ann)


async def test_the_clock_looks_by_itself(path: Path, bob: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "_LOOK_EVERY", 0.05)
    async with reviewing(path) as ann, asyncio.timeout(20):
        bob.decide(FERRY_CLAIMS[0].id, "false", rationale="No log of it.")
        while "No log of it." not in ann.panel:
            await ann.pilot.pause(0.05)
        assert "✗ False" in ann.panel


async def test_anothers_words_on_the_current_claim_appear_in_the_panel(ann: Reviewing, bob: Desk) -> None:
    bob.note(FERRY_CLAIMS[0].id, "Which crane?")
    bob.note(ferry.id, "The paper corrected this.")
    await look(ann)
    assert "Which crane?" in ann.panel
    assert "The paper corrected this." in ann.panel


async def test_the_reviewer_stays_where_they_are(ann: Reviewing, bob: Desk) -> None:
    await ann.pilot.resize_terminal(80, 12)
    await ann.press("j", "j", "space", "right_square_bracket")
    reader, panel = ann.screen.query_one(Reader), ann.screen.query_one(ClaimPanel)
    before = (ann.current, reader.scroll_offset, panel.scroll_offset, ann.app.focused)
    assert reader.scroll_offset.y
    assert panel.scroll_offset.y
    for claim in FERRY_CLAIMS:
        bob.decide(claim.id, "false", rationale="Seen.")
    await look(ann)
    assert (ann.current, reader.scroll_offset, panel.scroll_offset, ann.app.focused) == before
    assert "Seen." in ann.panel


async def test_a_form_stays_open_with_what_is_typed_in_it(ann: Reviewing, bob: Desk) -> None:
    await ann.press("t", *"half a no")
    bob.decide(FERRY_CLAIMS[0].id, "false")
    await look(ann)
    await ann.press(*"te", "enter")
    assert [note.text for note in ann.second.record(FERRY_CLAIMS[0].id).notes] == ["half a note"]
    assert ann.glyph(FERRY_CLAIMS[0]) == "✗"


async def test_progress_in_another_article_appears(ann: Reviewing, bob: Desk) -> None:
    bob.decide(UNTITLED_CLAIMS[0].id, "true")
    await look(ann)
    assert [a.reviewed for a in ann.screen.session.articles] == [0, 1, 0]


async def test_the_list_of_articles_stays_scrolled_where_it_is(tmp_path: Path) -> None:
    stack = [(made, ()) for made in (ferry, untitled, quiet)]
    path = make_file(tmp_path / "review.db", (hostile, HOSTILE_CLAIMS), *stack)
    async with reviewing(path, size=(150, 7)) as ann:
        rows = ann.screen.query_one(ArticleList)
        assert rows.size.height < rows.count
        rows.scroll_to(y=1, animate=False, force=True)
        assert rows.scroll_offset.y == 1
        with Desk.open(path, "bob") as bob:
            bob.decide(HOSTILE_CLAIMS[0].id, "true")
        await look(ann)
        assert [a.reviewed for a in ann.screen.session.articles] == [0, 0, 1, 0]
        assert rows.scroll_offset.y == 1


async def test_a_correction_of_an_article_appears(ann: Reviewing, bob: Desk) -> None:
    bob.correct(ferry.id, "title", "Crane falls on ferry")
    await look(ann)
    assert "Crane falls on ferry" in top(ann)


async def test_a_claim_that_another_adds_appears_and_the_current_one_stays(ann: Reviewing, bob: Desk) -> None:
    await ann.press("j")
    start = FERRY.index("It rained.")
    added = bob.add_claim(ferry.id, start, start + 10).claim
    await look(ann)
    assert ann.current == FERRY_CLAIMS[1].text
    assert "Claim 2 of 6" in ann.panel
    assert ann.glyph(added) == "○"
    assert "0/6 reviewed" in top(ann)
    bob.undo()
    await look(ann)
    assert added.id not in ann.screen.query_one(Reader)._markup.marks
    assert "Claim 2 of 5" in ann.panel


async def test_a_current_claim_that_is_taken_out_gives_way_to_the_nearest(ann: Reviewing, bob: Desk) -> None:
    start = FERRY.index("It rained.")
    bob.add_claim(ferry.id, start, start + 10)
    await look(ann)
    await ann.press("j", "j", "j", "j")
    assert ann.current == "It rained."
    bob.undo()
    await look(ann)
    assert ann.current == FERRY_CLAIMS[4].text
    assert "taken out of the file" in ann.notice


RECORDING = {"verdict": "1", "dismissal": "x", "second review": "s", "evidence": "e", "note": "t", "rationale": "r"}


@pytest.fixture
async def displaced(ann: Reviewing, bob: Desk) -> Reviewing:
    """Ann after the claim that she was on was taken out by Bob."""
    start = FERRY.index("It rained.")
    bob.add_claim(ferry.id, start, start + 10)
    await look(ann)
    await ann.press("j", "j", "j", "j")
    bob.undo()
    await look(ann)
    return ann


@pytest.mark.parametrize("key", RECORDING.values(), ids=RECORDING)
async def test_the_first_key_after_ones_claim_was_taken_out_records_nothing(displaced: Reviewing, key: str) -> None:
    await displaced.press(key)
    assert "The claim you were on was taken out of the file; you are at another one now." in displaced.notice
    assert displaced.on_top == "DeskScreen"
    assert not displaced.second.history(FERRY_CLAIMS[4].id)


async def test_the_second_key_is_for_the_claim_that_is_seen_now(displaced: Reviewing) -> None:
    await displaced.press("1", "1")
    assert displaced.in_file(FERRY_CLAIMS[4]).standing.rating == "true"


async def test_after_a_move_keys_record_again(displaced: Reviewing) -> None:
    await displaced.press("k", "1")
    assert displaced.in_file(FERRY_CLAIMS[3]).standing.rating == "true"


async def test_a_verdict_on_a_claim_that_went_before_it_was_seen_to_go_is_followed_by_a_word(
    ann: Reviewing, bob: Desk
) -> None:
    start = FERRY.index("It rained.")
    bob.add_claim(ferry.id, start, start + 10)
    await look(ann)
    await ann.press("j", "j", "j", "j")
    bob.undo()
    await ann.press("1")
    assert "Not saved" in ann.notice
    await look(ann)
    await ann.press("1")
    assert "you are at another one now" in ann.notice
    assert not any(ann.in_file(claim).standing.verdicts for claim in FERRY_CLAIMS)


async def test_what_is_typed_on_a_claim_that_is_taken_out_stays(ann: Reviewing, bob: Desk) -> None:
    start = FERRY.index("It rained.")
    bob.add_claim(ferry.id, start, start + 10)
    await look(ann)
    await ann.press("j", "j", "j", "j", "t", *"all my words")
    bob.undo()
    await look(ann)
    await ann.press("enter")
    assert ann.on_top == "WritingScreen"
    assert "the claim was taken out of the file" in text_of(ann.app.screen.query_one("#problem", Static))
    await ann.press("escape", "q")
    assert ann.on_top == "WritingScreen"
    assert ann.app.screen.query_one(Page).text == "all my words"
    await ann.press("escape")
    assert ann.app.is_running
    assert "q again leaves without" in ann.notice
    await ann.press("q")
    assert ann.app._exit


async def test_a_verdict_that_makes_the_claim_disputed_says_so(ann: Reviewing, bob: Desk) -> None:
    bob.decide(FERRY_CLAIMS[0].id, "true")
    await look(ann)
    await ann.press("5")
    assert f"✗ False: reviewers differ now, on: {FERRY_CLAIMS[0].text}"[:60] in ann.notice


async def test_under_blind_review_nothing_is_said_of_others_verdicts(ann: Reviewing, bob: Desk) -> None:
    bob.set_blind(True)
    bob.decide(FERRY_CLAIMS[0].id, "true")
    await look(ann)
    await ann.press("5")
    assert "Saved" in ann.notice
    assert "differ" not in ann.notice


async def test_an_article_that_another_imports_appears(ann: Reviewing) -> None:
    await ann.press("J")
    with written(ann.path) as connection:
        articles.add(connection, quiet)
    await look(ann)
    assert ann.article == untitled.id
    assert ann.screen.query_one(ArticleList).count == 4


async def test_the_first_article_of_an_empty_file_is_opened(tmp_path: Path) -> None:
    path = make_file(tmp_path / "empty.db")
    async with reviewing(path) as ann:
        with written(path) as connection:
            articles.add(connection, quiet)
        await look(ann)
        assert ann.article == quiet.id
        assert QUIET.splitlines()[0] in top(ann)


async def test_claims_that_another_program_finds_appear(tmp_path: Path) -> None:
    path = make_file(tmp_path / "review.db", (ferry, ()))
    async with reviewing(path) as ann:
        assert "No claim was found" in ann.panel
        with written(path) as connection:
            claims.replace_extracted(connection, ferry.id, FERRY_CLAIMS, "by hand")
        await look(ann)
        assert ann.current == FERRY_CLAIMS[0].text
        assert "Claim 1 of 5" in ann.panel


async def test_who_is_where_alone_has_nothing_read_again(
    ann: Reviewing, bob: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await look(ann)
    read: list[str] = []
    monkeypatch.setattr(Desk, "claim", lambda *_: read.append("claim"))
    monkeypatch.setattr(Desk, "claims", lambda *_, **__: read.append("claims"))
    monkeypatch.setattr(Desk, "articles", lambda *_: read.append("articles"))
    bob.be_here(Bookmark(hostile.id, HOSTILE_CLAIMS[0].id))
    ann.screen.look_around()
    assert read == []
    assert "◆ bob" in top(ann)


async def test_one_changed_claim_is_all_that_is_read_of_an_article(
    ann: Reviewing, bob: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await look(ann)
    read: list[str] = []
    claim = Desk.claim

    def counted(desk: Desk, ref: str) -> object:
        read.append(ref)
        return claim(desk, ref)

    monkeypatch.setattr(Desk, "claim", counted)
    monkeypatch.setattr(Desk, "claims", lambda *_, **__: read.append("claims"))
    bob.decide(FERRY_CLAIMS[3].id, "true")
    read.clear()
    ann.screen.look_around()
    assert set(read) <= {FERRY_CLAIMS[3].id, FERRY_CLAIMS[0].id}  # the current one, for its panel
    assert "claims" not in read


async def test_ones_own_work_is_not_drawn_twice(ann: Reviewing, monkeypatch: pytest.MonkeyPatch) -> None:
    await ann.press("1", "k", "t", *"hm", "enter")
    drawn: list[object] = []
    monkeypatch.setattr(Static, "update", lambda *what, **_: drawn.append(what))
    monkeypatch.setattr(Reader, "_redraw", lambda *what: drawn.append(what))
    ann.screen.look_around()
    assert drawn == []


async def test_a_disk_that_cannot_be_read_is_told_once(ann: Reviewing, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> int:
        raise WorkbenchError("review.db cannot be read.")

    monkeypatch.setattr(Desk, "version", gone)
    ann.screen.look_around()
    assert "review.db cannot be read." in ann.notice
    await ann.press("j")
    ann.screen._notice.say("something else")
    ann.screen.look_around()
    assert "something else" in ann.notice


async def test_what_could_not_be_read_appears_when_it_can(
    ann: Reviewing, bob: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> int:
        raise WorkbenchError("review.db cannot be read.")

    bob.decide(FERRY_CLAIMS[3].id, "true")
    with monkeypatch.context() as broken:
        broken.setattr(Desk, "claim", gone)
        ann.screen.look_around()
    assert ann.glyph(FERRY_CLAIMS[3]) == "○"
    ann.screen.look_around()
    assert ann.glyph(FERRY_CLAIMS[3]) == "✓"


# Two reviewers on one claim


async def test_both_verdicts_are_shown_with_names_and_the_claim_as_disputed(ann: Reviewing, bob: Desk) -> None:
    await ann.press("1", "k")
    bob.decide(FERRY_CLAIMS[0].id, "false", rationale="No log of it.")
    await look(ann)
    assert "≠ disputed" in ann.panel
    assert "Verdict True  ann" in ann.panel
    assert "Verdict False  bob" in ann.panel
    assert ann.glyph(FERRY_CLAIMS[0]) == "≠"


async def test_an_adjudication_is_shown_with_its_reason(ann: Reviewing, bob: Desk) -> None:
    await ann.press("1", "k")
    bob.decide(FERRY_CLAIMS[0].id, "false")
    with Desk.open(ann.path, "cleo") as cleo:
        cleo.adjudicate(FERRY_CLAIMS[0].id, "false", rationale="The log names no crane.")
    await look(ann)
    assert "Adjudicated False  cleo" in ann.panel
    assert "The log names no crane." in ann.panel
    assert "✗ False" in ann.panel


async def test_a_wording_is_shown_as_what_is_checked(ann: Reviewing, bob: Desk) -> None:
    bob.reword(FERRY_CLAIMS[0].id, "On 1 May 2023 a crane\x1b[31m fell.")
    await look(ann)
    assert "As checked  On 1 May 2023 a crane\N{REPLACEMENT CHARACTER}[31m fell." in ann.panel


async def test_a_redacted_note_says_by_whom_and_why(ann: Reviewing, bob: Desk) -> None:
    bob.note(FERRY_CLAIMS[0].id, "A name that must not stand here.")
    bob.redact(bob.history(FERRY_CLAIMS[0].id)[0].id, "court order")
    await look(ann)
    assert "A name" not in ann.panel
    assert "[Redacted by bob" in ann.panel
    assert "court order" in ann.panel


async def test_s_asks_another_reviewer_who_is_led_to_the_claim(ann: Reviewing, path: Path) -> None:
    await ann.press("1", "k", "s")
    assert ann.in_file(FERRY_CLAIMS[0]).standing.workflow is Workflow.SECOND_REVIEW
    assert ann.glyph(FERRY_CLAIMS[0]) == "◎"
    assert "needs second review" in ann.notice
    await ann.press("G", "N", "N", "N", "N")
    assert ann.current != FERRY_CLAIMS[0].text  # ann asked for it
    async with reviewing(path, reviewer="bob") as bob:
        await bob.press("J", "N")
        assert bob.current == FERRY_CLAIMS[4].text
        await bob.press("N", "N", "N", "N")
        assert bob.current == FERRY_CLAIMS[0].text
        await bob.press("1", "n", "N")
        assert bob.current != FERRY_CLAIMS[0].text


async def test_a_second_review_in_an_article_that_is_done_is_come_to(path: Path, bob: Desk) -> None:
    for claim in UNTITLED_CLAIMS:
        bob.decide(claim.id, "true")
    async with reviewing(path) as ann:
        await ann.press("G")
        bob.move(UNTITLED_CLAIMS[1].id, Workflow.SECOND_REVIEW)
        await look(ann)
        await ann.press("n")
        assert ann.current == UNTITLED_CLAIMS[1].text


# Blind review


@pytest.fixture
async def blind(path: Path, bob: Desk) -> AsyncIterator[Reviewing]:
    """Ann at work on a file that hides what bob decided."""
    bob.set_blind(True)
    bob.decide(FERRY_CLAIMS[0].id, "false", rationale="No log of it.")
    async with reviewing(path) as ann:
        yield ann


async def test_blind_review_is_named_and_hides_others_verdicts_until_ones_own(blind: Reviewing) -> None:
    assert "blind review" in top(blind)
    assert "No log of it." not in blind.panel
    assert blind.glyph(FERRY_CLAIMS[0]) == "○"
    assert "0/5 reviewed" in top(blind)
    await blind.press("1", "k")
    assert "No log of it." in blind.panel
    assert blind.glyph(FERRY_CLAIMS[0]) == "≠"


async def test_turning_blind_review_off_shows_what_it_hid(blind: Reviewing, bob: Desk) -> None:
    bob.set_blind(False)
    await look(blind)
    assert "blind review" not in top(blind)
    assert blind.glyph(FERRY_CLAIMS[0]) == "✗"
    assert "1/5 reviewed" in top(blind)


# Who is where


async def test_others_are_told_where_one_is_once_one_stays_there(ann: Reviewing, bob: Desk) -> None:
    await look(ann)
    (here,) = bob.others()
    assert (here.reviewer, here.claim_id) == ("ann", FERRY_CLAIMS[0].id)
    await ann.press("j", "j")
    ann.screen.look_around()
    await ann.settle()
    assert bob.others()[0].claim_id == FERRY_CLAIMS[0].id
    ann.screen.look_around()
    await ann.settle()
    assert bob.others()[0].claim_id == FERRY_CLAIMS[2].id


async def test_it_is_said_again_before_silence_would_count_as_leaving(
    ann: Reviewing, bob: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await look(ann)
    (before,) = bob.others()
    await look(ann)
    assert bob.others() == [before]
    monkeypatch.setattr(shared, "_BEAT", 0.0)
    await look(ann)
    assert bob.others()[0].at > before.at


@pytest.mark.parametrize("leave", ["q", "ctrl+q"])
async def test_leaving_is_told(path: Path, bob: Desk, leave: str) -> None:
    async with reviewing(path) as ann:
        await look(ann)
        assert bob.others()
        await ann.press(leave)
    assert bob.others() == []


async def test_somebody_on_the_current_claim_is_named_in_the_panel_and_the_top_line(ann: Reviewing, bob: Desk) -> None:
    bob.be_here(Bookmark(ferry.id, FERRY_CLAIMS[0].id))
    await look(ann)
    assert "◆ bob is on this claim" in ann.panel
    assert "ann · ◆ bob" in top(ann)
    bob.be_gone()
    await look(ann)
    assert "bob" not in ann.panel + top(ann)


async def test_somebody_on_another_claim_is_marked_in_the_margin(ann: Reviewing, bob: Desk) -> None:
    bob.be_here(Bookmark(ferry.id, FERRY_CLAIMS[1].id))
    await look(ann)
    assert [row.startswith("The port authority said on Tuesday") for row in visited(ann)] == [True]
    bob.be_here(Bookmark(hostile.id, HOSTILE_CLAIMS[1].id))
    await look(ann)
    assert visited(ann) == []
    await ann.press("J", "J")
    assert len(visited(ann)) == 1


async def test_the_same_reviewer_in_another_window_is_told_apart(ann: Reviewing) -> None:
    ann.second.be_here(Bookmark(ferry.id, FERRY_CLAIMS[0].id))
    await look(ann)
    assert "◆ you, in another window" in top(ann)
    assert "◆ You are on this claim in another window too" in ann.panel


async def test_a_name_means_no_harm(ann: Reviewing, path: Path) -> None:
    with Desk.open(path, "[bold]m\x1b[31m\u202e" + "x" * 300) as mallory:
        mallory.be_here(Bookmark(ferry.id, FERRY_CLAIMS[0].id))
        await look(ann)
        assert "[bold]m" in ann.panel
        assert not set("\x1b\u202e") & set(ann.app.export_screenshot() + ann.panel + top(ann))
        assert len(top(ann)) <= 120


async def test_somebody_who_fell_silent_disappears(ann: Reviewing, bob: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    bob.be_here(None)
    await look(ann)
    assert "◆ bob" in top(ann)

    class Later(datetime):
        @classmethod
        def now(cls, _: object = None) -> datetime:
            return datetime.now(UTC) + timedelta(seconds=31)

    monkeypatch.setattr("workbench.store.presence.datetime", Later)
    ann.screen.look_around()
    assert "bob" not in top(ann)


async def test_saying_where_one_is_waits_for_no_writer_and_is_no_error(ann: Reviewing) -> None:
    with kept_busy(ann.path):
        await ann.press("j")
        await look(ann)
        assert "Waiting" not in ann.notice
        assert ann.messages == []
    await ann.press("1")
    assert "✓ Saved" in ann.notice
