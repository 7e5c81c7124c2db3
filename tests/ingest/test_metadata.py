import pytest

from tests.ingest.samples import FIRST, SECOND
from workbench.ingest.metadata import Metadata, metadata_of
from workbench.ingest.structure import passages_of


def about(*paragraphs: str) -> Metadata:
    text = "\n\n".join(paragraphs)
    return metadata_of(text, passages_of(text))


def test_what_the_head_states_is_read_without_its_markdown() -> None:
    assert about("## Dock *closed*", "Par [Ada Mole](#)", "Example.org, 02 août 2021", FIRST) == Metadata(
        title="Dock closed", title_is_standin=False, byline="Ada Mole", outlet="Example.org", published="2021-08-02"
    )


def test_what_is_not_stated_is_none() -> None:
    found = about("Dock closed", FIRST, "A diver inspects the dock, Oslo, Norway, May 3, 2021.", SECOND)
    assert (found.byline, found.outlet, found.published) == (None, None, None)


def test_first_words_stand_in_for_a_title() -> None:
    found = about("Photo: Example\nThe dock is empty.", FIRST, SECOND)
    assert found.title_is_standin
    assert found.title == "The harbour authority closed the northern dock on Tuesday after divers…"
    assert about("Ada said so. Nobody else did, it seems.").title == "Ada said so."


def test_one_endless_word_is_cut() -> None:
    assert about("a" * 500).title == "a" * 70 + "…"


def test_there_is_always_a_title() -> None:
    for text in (">>>", "---", "\u200b", "[](x)", "**"):
        assert about(text).title


def test_a_place_beside_the_date_is_no_paper() -> None:
    found = about("Dock closed", "OSLO, 3 May 2021", FIRST)
    assert (found.outlet, found.published) == (None, "2021-05-03")


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Example TV and agencies", "Example TV"),
        ("Originally published by Example Weekly", "Example Weekly"),
        ("Sourced from example.org", "example.org"),
    ],
)
def test_a_note_of_origin_names_the_paper(line: str, outlet: str) -> None:
    assert about("Dock closed", FIRST, SECOND, line).outlet == outlet


def test_the_page_comes_before_the_paper_it_copied() -> None:
    assert (
        about("Dock closed", "Example.org, 3 May 2021", FIRST, "Originally published by Weekly").outlet == "Example.org"
    )


def test_an_ambiguous_date_is_not_guessed() -> None:
    assert about("Dock closed", "03/04/2021", FIRST).published is None


def test_the_date_may_stand_on_the_byline() -> None:
    found = about("Dock closed", "By Ada Mole | 3 May 2021", FIRST)
    assert (found.byline, found.published) == ("Ada Mole", "2021-05-03")


def test_front_matter_is_believed_first() -> None:
    front = "---\ntitle: Northern dock closed\nauthor: Ada Mole\ndate: 2021-05-03\npublisher: Example Weekly\n---\n"
    found = about(front + "# Dock closed", FIRST)
    assert found == Metadata("Northern dock closed", False, "Ada Mole", "Example Weekly", "2021-05-03")
