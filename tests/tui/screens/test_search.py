"""What `/` lists, and where its rows lead."""

import pytest
from textual.content import Content
from textual.widgets import Static

from tests.tui.making import FERRY_CLAIMS, HOSTILE_CLAIMS, UNTITLED_CLAIMS, Reviewing, ferry, hostile, text_of, untitled
from workbench.domain.hit import Found
from workbench.domain.review import Stance
from workbench.domain.shown import safe_text
from workbench.tui.screens.search import Everything
from workbench.tui.widgets.reader import Reader
from workbench.tui.widgets.virtual_list import VirtualList


@pytest.fixture
def written(ann: Reviewing) -> Reviewing:
    """Ann and Bea have written of a zebra here and there."""
    desk = ann.second
    desk.note(hostile.id, "A zebra in the article.")
    desk.note(UNTITLED_CLAIMS[1].id, "Which zebra? \x1b[31m[bold]That[/] one.")
    desk.decide(UNTITLED_CLAIMS[0].id, "false", rationale="The zebra says so.")
    desk.cite(FERRY_CLAIMS[3].id, "https://zebra.example/", stance=Stance.REFUTES, quote="a zebra")
    return ann


def count(ann: Reviewing) -> str:
    return text_of(ann.app.screen.query_one("#count", Static))


def drawn(ann: Reviewing, row: int) -> str:
    return ann.app.screen.query_one(VirtualList).render_line(row).text


def found(ann: Reviewing) -> list[str]:
    """The words that are marked in the text."""
    reader, article = ann.screen.query_one(Reader), ann.screen.session.article
    assert article is not None
    return [span.of(article.text) for span in reader._markup.found.spans]


async def test_everything_found_is_listed_by_kind_and_counted(written: Reviewing) -> None:
    await written.press("slash", *"zebra")
    assert [drawn(written, row).split()[:2][-1 if row == 0 else 0] for row in range(4)] == [
        *("evidence", "note", "note", "rationale"),
    ]
    assert "1 source, 2 notes, 1 rationale" in count(written)


async def test_passages_and_claims_that_hold_the_words_are_counted_apart(ann: Reviewing) -> None:
    await ann.press("slash", *"9,000 peo")
    assert "1 passage, 1 claim" in count(ann)


@pytest.mark.parametrize(
    ("row", "claim"), [(0, FERRY_CLAIMS[3]), (3, UNTITLED_CLAIMS[0])], ids=["evidence", "rationale"]
)
async def test_what_was_written_on_a_claim_leads_to_the_claim(written: Reviewing, row: int, claim: object) -> None:
    await written.press("slash", *"zebra", *["down"] * row, "enter")
    assert written.screen.session.current is not None
    assert written.screen.session.current.claim == claim
    assert found(written) == []


async def test_a_note_on_an_article_leads_to_the_article(written: Reviewing) -> None:
    everything = Everything(written.second)
    notes = [n for n in range(everything.matching("zebra")) if everything.meaning(n)[0] == hostile.id]
    await written.press("slash", *"zebra", *["down"] * notes[0], "enter")
    assert written.article == hostile.id


async def test_a_claim_that_was_found_becomes_the_current_one(ann: Reviewing) -> None:
    await ann.press("slash", *"9,000 peo", "down", "enter")
    assert (ann.article, ann.current) == (untitled.id, UNTITLED_CLAIMS[1].text)
    assert found(ann) == ["9,000", "people"]


async def test_the_words_are_marked_everywhere_in_the_text_whatever_their_accents(ann: Reviewing) -> None:
    await ann.press("slash", *"cränes", "enter")
    assert found(ann) == ["cranes"]


async def test_words_in_quotes_are_found_just_so(ann: Reviewing) -> None:
    await ann.press("slash", '"', *"crane", '"', "enter")
    assert [word.lower() for word in found(ann)] == ["crane"] * 4


async def test_words_can_be_left_out(ann: Reviewing) -> None:
    everything = Everything(ann.second)
    everything.matching("crane -ferry -cranes")
    texts = [str(everything.whole(n)) for n in range(everything.matching("crane -ferry -cranes"))]
    assert texts
    assert not any("ferry" in text.split("\n")[1] for text in texts)


async def test_the_row_under_the_cursor_says_who_wrote_it_and_how_it_is_named(written: Reviewing) -> None:
    await written.press("slash", *"zebra", "down", "down", "down")
    whole = text_of(written.app.screen.query_one("#whole", Static))
    assert whole.startswith(f"rationale by ann on {untitled.title}")
    assert UNTITLED_CLAIMS[0].id[:8] in whole
    assert whole.endswith("The zebra says so.")


async def test_a_passage_is_named_as_it_is_cited(ann: Reviewing) -> None:
    everything = Everything(ann.second)
    everything.matching("inspected")
    start = ferry.text.index("The port authority")
    assert f"{ferry.id[:8]}#{start}-" in str(everything.whole(0))


async def test_what_was_written_to_do_harm_is_drawn_harmless(written: Reviewing) -> None:
    everything = Everything(written.second)
    for words in ("zebra", "says", "red"):
        for n in range(everything.matching(words)):
            whole = everything.whole(n)
            assert isinstance(whole, Content)
            assert safe_text(whole.plain.replace("\n", " ")) == whole.plain.replace("\n", " ")
            row = everything.row(n)
            assert not isinstance(row, Content)
            assert all(safe_text(text) == text for text, _ in row)


async def test_the_words_found_are_marked_in_the_row(ann: Reviewing) -> None:
    everything = Everything(ann.second)
    everything.matching("brake")
    row = everything.row(0)
    assert not isinstance(row, Content)
    assert [text for text, style in row if style == "found"] == ["brakes"]


async def test_more_than_a_page_is_said_to_be_more(ann: Reviewing) -> None:
    for number in range(51):
        ann.second.note(FERRY_CLAIMS[0].id, f"zebra {number}")
    await ann.press("slash", *"zebra")
    assert "50+ notes" in count(ann)


async def test_others_verdicts_that_are_hidden_are_not_found(ann: Reviewing, path: object) -> None:
    bea = type(ann.second).open(ann.path, "bea")
    bea.set_blind(True)
    bea.decide(HOSTILE_CLAIMS[0].id, "false", rationale="A zebra.")
    bea.close()
    everything = Everything(ann.second)
    assert everything.matching("zebra") == 0
    ann.second.decide(HOSTILE_CLAIMS[0].id, "true")
    assert everything.matching("zebra") == 1
    assert Found.RATIONALE in {hit.kind for hit in everything._hits}
