"""Where sentences begin and end."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extract
from workbench.domain.span import Span
from workbench.extract.sentences import trimmed

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "sentences",
    [
        ("Dr. Lena Ortiz opened the clinic.", "It closed in May."),
        ("Gen. A. B. Moreau left the U.S. base on Tuesday.", "The base was sold."),
        ("“The dam held,” the mayor said.", "“Nobody was hurt.”"),
        ("The storm hit the coast (it had grown at sea. It had slowed down later) on Sunday.", "Roofs were torn off."),
        ("He sold the boat … and bought a truck.", "The truck broke down."),
        ("The council met at 5 p.m.", "It sold the town hall and nine mills."),
        ("The firm moved to Washington, D.C.", "The owner, J. P. Ruiz, sold it at 9 a.m. Monday."),
        ("The firm paid 4 million vs. 2 million in 2019.", "No. 4 on the list was a mill in Lima."),
        ("The mill burned down…", "The owner sold the land."),
        ("The plant made 3.5 million tyres in 2019.", "It was closed a year later."),
    ],
)
def test_sentence_ends_are_right(claims_of: Extract, sentences: tuple[str, ...]) -> None:
    assert [claim.text for claim in claims_of(" ".join(sentences))] == list(sentences)


@pytest.mark.parametrize("marks", [("- ", "- "), ("* ", "* "), ("• ", "• "), ("1. ", "2. "), ("(1) ", "(2) ")])
@pytest.mark.parametrize("end", ["", "."])
def test_every_item_of_a_list_is_a_sentence(claims_of: Extract, marks: tuple[str, str], end: str) -> None:
    items = (f"Nine mills closed in May{end}", f"Forty men lost their jobs{end}")
    text = "\n".join(mark + item for mark, item in zip(marks, items, strict=True))
    assert [claim.text for claim in claims_of(text)] == list(items)


def test_a_question_in_quotation_marks_belongs_to_who_asked_it(claims_of: Extract) -> None:
    text = "“Was the road closed?” Ortiz asked. The road was closed at noon."
    assert [claim.text for claim in claims_of(text)] == ["The road was closed at noon."]


def test_no_sentence_runs_over_the_end_of_a_paragraph(claims_of: Extract) -> None:
    claims = claims_of("The harbour was closed on Monday\n\nThe airport was closed on Tuesday")
    assert [claim.text[-7:] for claim in claims] == [" Monday", "Tuesday"]


def test_emphasis_bullets_and_spaces_around_a_sentence_are_trimmed() -> None:
    text = "  - **The well ran dry.**  "
    assert trimmed(text, Span(0, len(text))).of(text) == "The well ran dry."


def test_a_word_keeps_its_hyphen_and_a_number_its_sign() -> None:
    assert trimmed("-5 degrees", Span(0, 10)).of("-5 degrees") == "-5 degrees"
