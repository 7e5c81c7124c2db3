import textwrap

import pytest

from workbench.ingest.pieces import pieces_of

FIRST = (
    "The harbour authority closed the northern dock on Tuesday after divers found cracks in three of its pillars. "
    "Ships will be sent to the eastern dock until repairs end. Nobody was hurt, and cargo is moving again."
)
SECOND = (
    "Repairs may take five months, according to the engineers, who asked for more time to look at the other pillars. "
    "The city council will vote on the money in March."
)


def texts(text: str) -> list[str]:
    return [" ".join(piece.text.split()) for piece in pieces_of(text)]


@pytest.mark.parametrize("width", [60, 72, 80])
def test_a_wrapped_paragraph_is_one_passage(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in (FIRST, SECOND))
    assert texts(wrapped) == [FIRST, SECOND]


def test_wrapped_paragraphs_told_apart_by_their_indent_alone_stay_apart() -> None:
    wrapped = "\n".join(textwrap.fill(paragraph, 66, initial_indent="   ") for paragraph in (FIRST, SECOND))
    assert texts(wrapped) == [FIRST, SECOND]


def test_a_short_title_over_wrapped_text_stays_apart() -> None:
    wrapped = "Northern dock closed\nBy Ada Mole\n" + textwrap.fill(FIRST, 70) + "\n\n" + textwrap.fill(SECOND, 70)
    assert texts(wrapped) == ["Northern dock closed", "By Ada Mole", FIRST, SECOND]


def test_a_wrapped_quotation_is_one_passage() -> None:
    wrapped = textwrap.fill(FIRST, 70, initial_indent="> ", subsequent_indent="> ")
    (piece,) = pieces_of(wrapped)
    assert piece.text.startswith("The harbour")
    assert piece.text.endswith("again.")


def test_two_wrapped_lines_of_a_quotation_are_one_passage_without_its_marks() -> None:
    quoted = (
        "> The harbour was closed on Tuesday after the divers of\n> Oslo found cracks in it.\n>\n> Nobody was hurt."
    )
    assert [piece.plain for piece in pieces_of(quoted)] == [
        "The harbour was closed on Tuesday after the divers of Oslo found cracks in it.",
        "Nobody was hurt.",
    ]


@pytest.mark.parametrize(
    "quoted",
    [
        "> Roses are red\n> Violets are blue",
        "> Whoever reads the letters of the captain will know it\n> — Ada Mole",
        "> - Three of the pillars of the northern dock are cracked\n> - Five months",
        "> The harbour was closed on Tuesday after the divers dived.\n> Nobody was hurt.",
    ],
)
def test_verse_lists_sources_and_sentences_in_a_quotation_stay_apart(quoted: str) -> None:
    assert len(pieces_of(quoted)) == 2


def test_lines_that_are_whole_paragraphs_stay_apart() -> None:
    assert texts(f"{FIRST}\n{SECOND}\n{FIRST}") == [FIRST, SECOND, FIRST]


def test_stacked_lines_of_a_page_head_stay_apart() -> None:
    stacked = ["Dock closed after cracks are found", "Engineers want more time", "4 min read", "3 May 2021", FIRST]
    assert texts("\n".join(stacked)) == stacked


def test_a_broken_sentence_goes_on_in_small_letters() -> None:
    assert len(texts("The dock was closed on Tuesday after divers\nfound cracks in it.\n\nShips wait.")) == 2


def test_a_byline_in_small_letters_stays_apart() -> None:
    lines = ["Northern dock is closed after cracks are found in it", "by Ada Mole", "3 May 2021"]
    assert texts("\n".join(lines)) == lines


def test_a_short_list_in_small_letters_stays_apart() -> None:
    assert texts("apples\npears\nplums") == ["apples", "pears", "plums"]
