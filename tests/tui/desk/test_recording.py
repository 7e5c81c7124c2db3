import pytest

from tests.tui.making import FERRY, FERRY_CLAIMS, HOSTILE_CLAIMS, UNTITLED_CLAIMS, Reviewing, ferry, text_of, untitled
from workbench.domain.claim import Claim
from workbench.domain.review import Workflow
from workbench.domain.scale import DEFAULT
from workbench.tui.widgets.lines import ScaleLine, TopLine

ALL = (*FERRY_CLAIMS, *UNTITLED_CLAIMS, *HOSTILE_CLAIMS)


def standing(ann: Reviewing, claim: Claim) -> tuple[Workflow, str | None]:
    found = ann.in_file(claim).standing
    return found.workflow, found.rating


@pytest.mark.parametrize("rating", DEFAULT.ratings, ids=lambda rating: rating.id)
async def test_a_digit_decides_and_goes_on_to_the_next_open_claim(ann: Reviewing, rating: object) -> None:
    assert isinstance(rating, type(DEFAULT.ratings[0]))
    await ann.press(rating.key)
    assert standing(ann, FERRY_CLAIMS[0]) == (Workflow.FINAL, rating.id)
    assert ann.current == FERRY_CLAIMS[1].text
    assert ann.glyph(FERRY_CLAIMS[0]) == rating.glyph
    assert "✓ Saved" in ann.notice
    assert rating.label in ann.notice


async def test_a_digit_goes_on_into_the_next_article(ann: Reviewing) -> None:
    await ann.press(*"12345")
    assert (ann.article, ann.current) == (untitled.id, UNTITLED_CLAIMS[0].text)


async def test_a_digit_that_stands_for_no_verdict_does_nothing(ann: Reviewing) -> None:
    await ann.press("7", "0")
    assert ann.current == FERRY_CLAIMS[0].text
    assert standing(ann, FERRY_CLAIMS[0]) == (Workflow.NEW, None)


async def test_keys_pressed_faster_than_the_disk_fall_on_one_claim_each(ann: Reviewing) -> None:
    await ann.keys(*"1234561234")
    await ann.settle()
    assert [ann.in_file(claim).standing.rating for claim in ALL] == [DEFAULT.ratings[n % 6].id for n in range(len(ALL))]


async def test_a_second_verdict_stands_for_the_first(ann: Reviewing) -> None:
    await ann.press("1", "k", "5")
    assert standing(ann, FERRY_CLAIMS[0]) == (Workflow.FINAL, "false")
    assert [entry.action for entry in ann.second.history(FERRY_CLAIMS[0].id)] == ["verdict", "verdict"]


async def test_two_verdicts_on_one_claim_under_way_at_once_both_arrive(ann: Reviewing) -> None:
    await ann.keys("1", "k", "5")
    await ann.settle()
    assert standing(ann, FERRY_CLAIMS[0]) == (Workflow.FINAL, "false")
    assert ann.glyph(FERRY_CLAIMS[0]) == "✗"
    assert not ann.screen.session.is_saving(FERRY_CLAIMS[0].id)


async def test_progress_is_counted_as_it_is_made(ann: Reviewing) -> None:
    await ann.press("1", "x")
    assert "2/5 reviewed" in text_of(ann.screen.query_one(TopLine))


async def test_the_last_decision_says_that_all_is_done_and_stays(ann: Reviewing) -> None:
    await ann.press(*"1111111111")
    assert ann.current == HOSTILE_CLAIMS[-1].text
    assert ann.messages == ["Every claim has been decided. `workbench export` writes the log."]
    await ann.press("5")  # a change of mind is no news
    assert len(ann.messages) == 1


async def test_the_scale_marks_the_verdict_that_the_claim_has(ann: Reviewing) -> None:
    await ann.press("5", "k")
    scale = ann.screen.query_one(ScaleLine).visual
    marked = [scale.plain[span.start : span.end].strip() for span in scale.spans if "reverse" in str(span.style)]  # type: ignore[attr-defined]
    assert marked == ["False"]


async def test_x_dismisses_and_goes_on(ann: Reviewing) -> None:
    await ann.press("x")
    assert standing(ann, FERRY_CLAIMS[0]) == (Workflow.DISMISSED, None)
    assert ann.current == FERRY_CLAIMS[1].text
    assert "dismissed" in ann.notice


@pytest.mark.parametrize("key", ["u", "backspace"])
async def test_undo_takes_back_the_last_verdict_and_returns_to_its_claim(ann: Reviewing, key: str) -> None:
    await ann.press("1", "j", "j", key)
    assert ann.current == FERRY_CLAIMS[0].text
    assert standing(ann, FERRY_CLAIMS[0]) == (Workflow.NEW, None)
    assert ann.glyph(FERRY_CLAIMS[0]) == "○"
    assert "taken back: verdict True" in ann.notice


async def test_undo_goes_to_the_claim_in_another_article(ann: Reviewing) -> None:
    await ann.press("3", "J", "J", "u")
    assert (ann.article, ann.current) == (ferry.id, FERRY_CLAIMS[0].text)
    assert "Claim 1 of 5" in ann.panel


async def test_undo_again_takes_back_what_came_before(ann: Reviewing) -> None:
    await ann.press("1", "x", "u", "u")
    assert standing(ann, FERRY_CLAIMS[0]) == standing(ann, FERRY_CLAIMS[1]) == (Workflow.NEW, None)
    assert ann.current == FERRY_CLAIMS[0].text


async def test_undo_of_a_change_of_mind_brings_the_first_verdict_back(ann: Reviewing) -> None:
    await ann.press("1", "k", "5", "u")
    assert standing(ann, FERRY_CLAIMS[0]) == (Workflow.FINAL, "true")


async def test_undo_of_a_rationale_says_that_the_verdict_stands(ann: Reviewing) -> None:
    await ann.press("5", "k", "r", *"because", "enter", "u")
    assert standing(ann, FERRY_CLAIMS[0]) == (Workflow.FINAL, "false")
    assert "taken back: the rationale; your verdict False stands as it was before" in ann.notice
    await ann.press("u")
    assert "taken back: verdict False" in ann.notice


async def test_undo_of_the_same_verdict_given_again_says_that_it_stands(ann: Reviewing) -> None:
    await ann.press("5", "k", "5", "u")
    assert "taken back: the same verdict, given again; your verdict False stands" in ann.notice


async def test_undo_takes_back_a_note(ann: Reviewing) -> None:
    await ann.press("t", *"hm", "enter", "j", "u")
    assert ann.current == FERRY_CLAIMS[0].text
    assert not ann.second.record(FERRY_CLAIMS[0].id).notes
    assert "Note" not in ann.panel
    assert "taken back: note" in ann.notice


async def test_undo_says_when_there_is_nothing_to_take_back(ann: Reviewing) -> None:
    await ann.press("u")
    assert ann.notice.strip() == "There is nothing of ann's to take back."


async def test_redo_brings_back_what_was_taken_back_and_returns_to_its_claim(ann: Reviewing) -> None:
    await ann.press("1", "u", "J", "U")
    assert ann.current == FERRY_CLAIMS[0].text
    assert standing(ann, FERRY_CLAIMS[0]) == (Workflow.FINAL, "true")
    assert ann.glyph(FERRY_CLAIMS[0]) == "✓"
    assert "brought back: verdict True, on: A loading crane" in ann.notice


async def test_redo_goes_on_as_far_as_undo_went(ann: Reviewing) -> None:
    await ann.press("1", "x", "u", "u", "U", "U")
    assert standing(ann, FERRY_CLAIMS[0]) == (Workflow.FINAL, "true")
    assert standing(ann, FERRY_CLAIMS[1]) == (Workflow.DISMISSED, None)


async def test_redo_says_when_there_is_nothing_to_bring_back(ann: Reviewing) -> None:
    await ann.press("1", "u", "2", "U")
    assert "taken nothing back" in ann.notice
    assert standing(ann, FERRY_CLAIMS[0]) == (Workflow.FINAL, "mostly-true")


async def test_a_claim_added_by_hand_goes_and_comes_with_undo_and_redo(ann: Reviewing) -> None:
    start = FERRY.index("It rained.")
    ann.second.add_claim(ferry.id, start, start + 10)
    await ann.press("u")
    assert [c.claim.text for c in ann.screen.session.claims] == [claim.text for claim in FERRY_CLAIMS]
    assert ann.notice.rstrip().endswith("taken back: add claim")
    await ann.press("U")
    assert ann.current == "It rained."
    assert "Claim 5 of 6" in ann.panel
    assert "brought back: add claim, on: It rained." in ann.notice


async def test_a_claim_is_split_into_its_marked_parts_and_back_with_one_key(ann: Reviewing) -> None:
    parts = [part.of(FERRY) for part in FERRY_CLAIMS[0].parts]
    await ann.press("S")
    assert ann.current == parts[0]
    assert {*parts} <= {c.claim.text for c in ann.screen.session.claims}
    assert standing(ann, FERRY_CLAIMS[0])[0] is Workflow.DISMISSED
    assert "split into 3 claims: A loading crane" in ann.notice
    assert f"Claim 1 of {len(FERRY_CLAIMS) + 3}" in ann.panel
    await ann.press("u")
    assert ann.current == FERRY_CLAIMS[0].text
    assert [c.claim.text for c in ann.screen.session.claims] == [claim.text for claim in FERRY_CLAIMS]
    assert standing(ann, FERRY_CLAIMS[0])[0] is Workflow.NEW


async def test_a_claim_without_marked_parts_is_not_split(ann: Reviewing) -> None:
    await ann.press("j", "S")
    assert "This claim has no parts marked" in ann.notice
    assert list(ann.second.log()) == []


async def test_undo_leaves_what_another_reviewer_recorded(ann: Reviewing) -> None:
    ann.second.reviewer = "bea"
    ann.second.decide(FERRY_CLAIMS[1].id, "false")
    await ann.press("u")
    assert ann.in_file(FERRY_CLAIMS[1]).standing.rating == "false"


async def test_another_reviewers_verdict_is_in_the_panel(ann: Reviewing) -> None:
    ann.second.reviewer = "bea"
    ann.second.decide(FERRY_CLAIMS[1].id, "false", rationale="The log of March is missing.")
    await ann.press("j")
    assert "Verdict False  bea" in ann.panel
    assert "The log of March is missing." in ann.panel


async def test_a_claim_that_is_gone_from_the_file_does_not_stop_the_desk(ann: Reviewing) -> None:
    with_id = FERRY_CLAIMS[1].id
    ann.second._connection.execute("DELETE FROM claims WHERE id = ?", (with_id,))
    await ann.press("j")
    assert "There is no claim" in ann.panel
    await ann.press("1")
    assert "Not saved" in ann.notice
    await ann.press("j", "1")
    assert "✓ Saved" in ann.notice
