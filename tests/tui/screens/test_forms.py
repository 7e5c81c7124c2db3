from pathlib import Path

import pytest
from textual.widgets import Input, Static

from tests.tui.making import FERRY_CLAIMS, UNTITLED_CLAIMS, Reviewing, kept_busy, text_of
from workbench.desk import captures
from workbench.domain.review import Evidence, Note, Stance, Verdict, Workflow
from workbench.tui.screens.writing import Page


def evidence(ann: Reviewing) -> tuple[Evidence, ...]:
    return ann.second.record(FERRY_CLAIMS[0].id).evidence


def notes(ann: Reviewing) -> tuple[Note, ...]:
    return ann.second.record(FERRY_CLAIMS[0].id).notes


def verdict(ann: Reviewing) -> Verdict:
    return ann.second.record(FERRY_CLAIMS[0].id).verdicts[0]


def problem(ann: Reviewing) -> str:
    return text_of(ann.app.screen.query_one("#problem", Static))


# Evidence


async def test_e_links_a_source(ann: Reviewing) -> None:
    await ann.press("e")
    await ann.type("https://port.example/log")
    await ann.press("enter")
    assert [(piece.url, piece.stance) for piece in evidence(ann)] == [("https://port.example/log", Stance.CONTEXT)]
    assert ann.on_top == "DeskScreen"
    assert "✓ Saved" in ann.notice
    assert "https://port.example/log" in ann.panel


async def test_a_source_leaves_the_claim_open_and_current(ann: Reviewing) -> None:
    await ann.press("e", *"https://a.example", "enter")
    assert ann.current == FERRY_CLAIMS[0].text
    assert ann.in_file(FERRY_CLAIMS[0]).standing.workflow is Workflow.IN_PROGRESS


async def test_every_field_of_a_source_is_saved(ann: Reviewing) -> None:
    await ann.press("e", *"https://a.example", "tab", "r")
    for words in ("as it was said", "Log", "Port", "2023-05-02", "p. 3"):
        await ann.press("tab")
        await ann.type(words)
    await ann.press("tab", *"https://archive.example/1", "enter")
    (piece,) = evidence(ann)
    assert (piece.stance, piece.quote, piece.title, piece.publisher) == (
        Stance.REFUTES, "as it was said", "Log", "Port",
    )  # fmt: skip
    assert (piece.published, piece.locator, piece.archive_url) == ("2023-05-02", "p. 3", "https://archive.example/1")
    assert "Log · Port · 2023-05-02 · p. 3" in ann.panel


async def test_a_passage_of_the_collection_is_a_source(ann: Reviewing) -> None:
    claim = UNTITLED_CLAIMS[0]
    await ann.press("e", *f"{claim.article_id}#{claim.start}-{claim.end}", "enter")
    (piece,) = evidence(ann)
    assert (piece.article_id, piece.quote) == (claim.article_id, claim.text)


async def test_a_refused_address_is_shown_in_the_form_and_stays_typed(ann: Reviewing) -> None:
    await ann.press("e", *"ftp:x", "enter")
    assert ann.on_top == "EvidenceScreen"
    assert "ftp:x is no web address" in problem(ann)
    assert ann.app.screen.query_one("#reference", Input).value == "ftp:x"
    assert evidence(ann) == ()
    await ann.press(*["backspace"] * 5, *"https://a.example", "enter")
    assert len(evidence(ann)) == 1


async def test_the_cursor_starts_in_the_address(ann: Reviewing) -> None:
    await ann.press("e")
    assert ann.app.focused is not None
    assert ann.app.focused.id == "reference"


async def test_tab_goes_through_the_fields_in_the_order_they_are_read(ann: Reviewing) -> None:
    await ann.press("e")
    seen = []
    for _ in range(8):
        assert ann.app.focused is not None
        seen.append(ann.app.focused.id)
        await ann.press("tab")
    assert seen == ["reference", "stance", "quote", "title", "publisher", "published", "locator", "archive_url"]


async def test_up_and_down_go_from_field_to_field(ann: Reviewing) -> None:
    await ann.press("e", "down", "down", "up")
    assert ann.app.focused is not None
    assert ann.app.focused.id == "stance"


@pytest.mark.parametrize(
    ("keys", "stance"),
    [
        (("s",), Stance.SUPPORTS),
        (("p",), Stance.PARTLY_SUPPORTS),
        (("r",), Stance.REFUTES),
        (("s", "c"), Stance.CONTEXT),
        (("R",), Stance.REFUTES),
        (("right",), Stance.SUPPORTS),
        (("right", "right"), Stance.PARTLY_SUPPORTS),
        (("space",), Stance.SUPPORTS),
        (("left",), Stance.REFUTES),
    ],
)
async def test_a_stance_is_chosen_with_arrows_or_its_letter(
    ann: Reviewing, keys: tuple[str, ...], stance: Stance
) -> None:
    await ann.press("e", *"https://a.example", "tab", *keys, "enter")
    assert [piece.stance for piece in evidence(ann)] == [stance]


async def test_digits_typed_in_a_form_are_text(ann: Reviewing) -> None:
    await ann.press("e", *"https://a.example/123", "tab", "5", "tab", *"4 of 6".replace(" ", ""), "enter")
    assert [(piece.url, piece.quote) for piece in evidence(ann)] == [("https://a.example/123", "4of6")]
    assert ann.second.record(FERRY_CLAIMS[0].id).verdicts == ()


async def test_lines_pasted_into_a_field_become_one(ann: Reviewing) -> None:
    await ann.press("e", *"https://a.example", "tab", "tab")
    await ann.paste("first line\nsecond line")
    await ann.press("enter")
    assert [piece.quote for piece in evidence(ann)] == ["first line second line"]


async def test_esc_keeps_nothing_recorded_and_the_source_as_a_draft(ann: Reviewing) -> None:
    await ann.press("e", *"https://a.example", "tab", "r", "escape")
    assert evidence(ann) == ()
    assert ann.second.history(FERRY_CLAIMS[0].id) == []
    await ann.press("e")
    assert ann.app.screen.query_one("#reference", Input).value == "https://a.example"
    await ann.press("enter")
    assert [piece.stance for piece in evidence(ann)] == [Stance.REFUTES]
    await ann.press("e")
    assert ann.app.screen.query_one("#reference", Input).value == ""


async def test_a_second_source_is_counted(ann: Reviewing) -> None:
    for host in "ab":
        await ann.press("e", *f"https://{host}.example", "enter")
    assert "Evidence (2)" in ann.panel


async def test_pasted_control_characters_are_not_drawn(ann: Reviewing) -> None:
    await ann.press("e")
    await ann.paste("https://a\x1b]0;x\x07\u202e")
    field = ann.app.screen.query_one("#reference", Input)
    assert not set("\x1b\x07\u202e") & set(field.render_line(0).text)
    assert "\x1b" in field.value
    await ann.press("escape", "t")
    await ann.paste("\x1b[31m\u202e")
    page = ann.app.screen.query_one(Page)
    assert not set("\x1b\u202e") & set(page.render_line(0).text)
    assert page.text == "\x1b[31m\u202e"


# Notes


async def test_t_writes_a_note(ann: Reviewing) -> None:
    await ann.press("t")
    await ann.type("ask the port")
    await ann.press("enter")
    assert [note.text for note in notes(ann)] == ["ask the port"]
    assert "ask the port" in ann.panel
    assert "note: ask the port" in ann.notice


async def test_ctrl_j_makes_a_new_line(ann: Reviewing) -> None:
    await ann.press("t", "a", "ctrl+j", "b", "enter")
    assert [note.text for note in notes(ann)] == ["a\nb"]
    assert "  a\n  b" in ann.panel


async def test_pasted_lines_stay_lines(ann: Reviewing) -> None:
    await ann.press("t")
    await ann.paste("one\ntwo\n\n[bold]three[/bold]")
    await ann.press("enter")
    assert [note.text for note in notes(ann)] == ["one\ntwo\n\n[bold]three[/bold]"]
    assert "[bold]three[/bold]" in ann.panel


async def test_an_empty_note_is_refused_in_the_form(ann: Reviewing) -> None:
    await ann.press("t", "space", "enter")
    assert ann.on_top == "WritingScreen"
    assert "A note needs some words" in problem(ann)
    assert notes(ann) == ()


async def test_a_draft_is_kept_after_esc_and_gone_after_saving(ann: Reviewing) -> None:
    await ann.press("t", *"half", "escape", "j", "k", "t")
    assert ann.app.screen.query_one(Page).text == "half"
    await ann.press(*"way", "enter")
    assert [note.text for note in notes(ann)] == ["halfway"]
    await ann.press("t")
    assert ann.app.screen.query_one(Page).text == ""


async def test_a_draft_belongs_to_its_claim(ann: Reviewing) -> None:
    await ann.press("t", *"half", "escape", "j", "t")
    assert ann.app.screen.query_one(Page).text == ""


async def test_digits_typed_in_a_note_are_text(ann: Reviewing) -> None:
    await ann.press("t", *"135", "enter")
    assert [note.text for note in notes(ann)] == ["135"]
    assert ann.second.record(FERRY_CLAIMS[0].id).verdicts == ()


async def test_q_warns_of_an_unsaved_draft_once(ann: Reviewing) -> None:
    await ann.press("t", *"half", "escape", "q")
    assert ann.app.is_running
    assert "A draft is not saved" in ann.notice
    await ann.press("q")
    assert not ann.app.is_running


# Rationale


async def test_r_says_why_and_keeps_the_verdict(ann: Reviewing) -> None:
    await ann.press("4", "k", "r")
    await ann.type("two, not three")
    await ann.press("enter")
    assert (verdict(ann).rating, verdict(ann).rationale) == ("mostly-false", "two, not three")
    assert "two, not three" in ann.panel


async def test_r_begins_with_the_rationale_there_is(ann: Reviewing) -> None:
    await ann.press("4", "k", "r", *"why", "enter", "r")
    assert ann.app.screen.query_one(Page).text == "why"
    await ann.press("s", "enter")
    assert verdict(ann).rationale == "whys"


async def test_r_keeps_the_confidence_of_the_verdict(ann: Reviewing) -> None:
    ann.second.decide(FERRY_CLAIMS[0].id, "false", confidence="high")
    await ann.press("r", *"why", "enter")
    assert (verdict(ann).confidence, verdict(ann).rationale) == ("high", "why")


async def test_a_rationale_left_as_it_was_is_no_draft(ann: Reviewing) -> None:
    await ann.press("4", "k", "r", *"why", "enter", "r", "escape", "u", "r")
    assert ann.app.screen.query_one(Page).text == ""
    await ann.press("escape", "q")
    assert not ann.app.is_running


# Typing ahead


async def test_what_is_typed_before_a_form_has_opened_is_typed_into_it(ann: Reviewing) -> None:
    await ann.keys("t", *"5", "space", *"of", "ctrl+j", *"12", "enter")
    await ann.settle()
    assert [note.text for note in notes(ann)] == ["5 of\n12"]
    assert ann.second.record(FERRY_CLAIMS[0].id).verdicts == ()


async def test_a_source_can_be_typed_without_waiting_for_the_form(ann: Reviewing) -> None:
    await ann.keys("e", *"https://a.example/1", "tab", "s", "tab", *"12", "enter")
    await ann.settle()
    assert [(piece.url, piece.stance, piece.quote) for piece in evidence(ann)] == [
        ("https://a.example/1", Stance.SUPPORTS, "12")
    ]


async def test_a_verdict_typed_while_a_note_is_saved_falls_on_the_claim(ann: Reviewing) -> None:
    with kept_busy(ann.path):
        await ann.keys("t", *"hm")
        await ann.pilot.pause()
        await ann.keys("enter")
        await ann.pilot.pause()
        await ann.keys("5")
    await ann.settle()
    await ann.settle()
    assert [note.text for note in notes(ann)] == ["hm"]
    assert verdict(ann).rating == "false"


async def test_a_search_can_be_typed_without_waiting_for_it(ann: Reviewing) -> None:
    await ann.keys("slash", *"dam", "enter")
    await ann.settle()
    assert ann.current == UNTITLED_CLAIMS[0].text


def field(ann: Reviewing, name: str) -> str:
    return ann.app.screen.query_one(f"#{name}", Input).value


async def test_a_pasted_address_fills_in_what_it_tells(ann: Reviewing) -> None:
    await ann.press("e")
    await ann.paste("https://www.paper.example/2023/05/02/crane#:~:text=it%20fell")
    assert (field(ann, "publisher"), field(ann, "published")) == ("paper.example", "2023-05-02")
    assert field(ann, "quote") == "it fell"
    await ann.press("tab")
    assert field(ann, "reference") == "https://www.paper.example/2023/05/02/crane"
    assert field(ann, "quote") == "it fell"
    await ann.press("enter")
    (piece,) = evidence(ann)
    assert (piece.url, piece.publisher, piece.quote) == (
        "https://www.paper.example/2023/05/02/crane", "paper.example", "it fell",
    )  # fmt: skip


async def test_an_archived_copy_is_filled_in_as_one(ann: Reviewing) -> None:
    copy = "https://web.archive.org/web/20230502000000/https://paper.example/a"
    await ann.press("e")
    await ann.paste(copy)
    await ann.press("enter")
    (piece,) = evidence(ann)
    assert (piece.url, piece.archive_url) == ("https://paper.example/a", copy)


async def test_what_the_reviewer_wrote_is_not_filled_over(ann: Reviewing) -> None:
    await ann.press("e", "tab", "tab")
    await ann.type("as she said")
    await ann.press("shift+tab", "shift+tab")
    await ann.paste("https://paper.example/a#:~:text=it%20fell")
    await ann.press("enter")
    (piece,) = evidence(ann)
    assert piece.quote == "as she said"


async def test_another_address_takes_back_what_the_first_one_filled_in(ann: Reviewing) -> None:
    await ann.press("e")
    await ann.paste("https://paper.example/2023/05/02/a")
    await ann.press(*["backspace"] * 40)
    await ann.paste("https://other.example/a")
    assert (field(ann, "publisher"), field(ann, "published")) == ("other.example", "")


async def test_a_file_is_a_source_and_a_copy_is_kept_if_wanted(ann: Reviewing, tmp_path: Path) -> None:
    (tmp_path / "inspection log.pdf").write_bytes(b"inspected in March")
    await ann.press("e")
    await ann.paste(str(tmp_path / "inspection log.pdf"))
    await ann.press("f4", "enter")
    (piece,) = evidence(ann)
    assert piece.file is not None
    assert (piece.file.name, piece.file.size, piece.file.kept) == ("inspection log.pdf", 18, True)
    (copy,) = captures.copies(ann.path, piece.file)
    assert copy.read_bytes() == b"inspected in March"
    assert piece.file.hash in ann.panel.replace("\n", "").replace(" ", "") or "inspection log.pdf" in ann.panel


async def test_a_file_that_is_not_there_is_named_and_the_form_stays(ann: Reviewing) -> None:
    await ann.press("e")
    await ann.paste("/nowhere/log.pdf")
    await ann.press("enter")
    assert "/nowhere/log.pdf cannot be taken as evidence" in problem(ann)
    assert not evidence(ann)


async def test_a_passage_is_found_by_its_words_and_cited(ann: Reviewing) -> None:
    await ann.press("e", "f2", *"dam held", "enter")
    await ann.press("s", "enter")
    (piece,) = evidence(ann)
    assert (piece.article_id, piece.stance) == (UNTITLED_CLAIMS[0].article_id, Stance.SUPPORTS)
    assert piece.quote
    assert "dam" in piece.quote


async def test_shift_t_writes_a_note_on_the_article(ann: Reviewing) -> None:
    await ann.press("T", *"Ask the port for its log.", "enter")
    (note,) = ann.second.notes(ann.article)
    assert (note.text, note.reviewer) == ("Ask the port for its log.", "ann")
    assert "Ask the port for its log." in ann.panel
    assert "✓ Saved" in ann.notice


async def test_an_unsaved_note_on_an_article_is_not_left_behind_without_a_word(ann: Reviewing) -> None:
    await ann.press("T", *"Ask", "escape", "J", "q")
    assert "T opens the one on this article" in ann.notice
    assert ann.article == FERRY_CLAIMS[0].article_id
    await ann.press("T", "enter")
    assert [note.text for note in ann.second.notes(ann.article)] == ["Ask"]
