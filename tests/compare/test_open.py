"""What is told of a question that one claim leaves open, and another one tells."""

import pytest

from workbench.compare.open import answered, leaves_open
from workbench.compare.words import words_of

OPEN = "The agency did not say who was responsible for the fire."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The monitor blamed Norland.", "blamed Norland"),
        ("The monitor blamed the attack on its neighbour Norland but nobody claimed it.",
         "blamed the attack on its neighbour Norland"),
        ("The mayor blamed the N.L. coastguard, which denied it.", "blamed the N.L. coastguard"),
        ("She blamed the entire municipal electricity department administration.",
         "blamed the entire municipal electricity"),
    ],
)  # fmt: skip
def test_who_is_blamed_is_told_in_whole_words_of_one_clause(text: str, told: str) -> None:
    question = leaves_open(OPEN)
    assert question is not None
    assert answered(question, text, words_of(text)) == told


def test_a_long_question_does_not_end_amid_a_clause() -> None:
    question = leaves_open(
        "It was not clear whether the ferry belonged to the town or to its old owner, who died in May."
    )
    assert question is not None
    assert question.words == "was not clear whether the ferry belonged to the town or to its old"
    question = leaves_open("It was not clear whether the ferry belonged to the town or the owner, who died in May.")
    assert question is not None
    assert question.words == "was not clear whether the ferry belonged to the town or the owner"
