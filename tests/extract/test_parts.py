"""Sentences that assert several things."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Judge

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "parts",
    [
        ["The dam broke in March", "the council closed the road"],
        ["The company cut 200 jobs", "closed two plants"],
        ["Prices rose 4 percent in May", "fell 2 percent in June"],
        ["The raid killed 42 civilians", "98 soldiers in Lima"],
        ["At least 42 civilians had been killed", "98 wounded"],
    ],
)
def test_what_is_joined_by_and_is_marked_part_by_part(judged: Judge, parts: list[str]) -> None:
    text = " and ".join(parts) + "."
    assert [part.of(text) for part in judged(text).parts] == parts


def test_what_stands_on_both_sides_of_a_semicolon_is_marked(judged: Judge) -> None:
    text = "The dam broke in March; 40 families lost their homes."
    assert [part.of(text) for part in judged(text).parts] == [
        "The dam broke in March",
        "40 families lost their homes",
    ]


def test_figures_that_participles_add_are_parts(judged: Judge) -> None:
    text = "A crane fell onto a ferry on Monday, killing three dockers and hurting 21 people."
    assert [part.of(text) for part in judged(text).parts] == [
        "A crane fell onto a ferry on Monday",
        "killing three dockers",
        "hurting 21 people",
    ]


def test_the_parts_are_those_of_what_is_said_and_not_of_who_says_it(judged: Judge) -> None:
    text = "Weber said the mill burned down and nine men died."
    assert [part.of(text) for part in judged(text).parts] == ["the mill burned down", "nine men died"]


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned down.",
        "Ruiz and Hale sold the mill in May.",
        "The mill, which burned down and was rebuilt, has nine rooms.",
        "Between 40 and 50 people were hurt.",
        "Two pilots and three sailors died.",
        "She wants to sell the mill and buy a farm.",
        "He stood up and left.",
    ],
)
def test_a_claim_that_asserts_one_thing_has_no_parts(judged: Judge, text: str) -> None:
    assert judged(text).parts == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He was arrested in Lima on Monday.", "He"),
        ("They sold nine mills.", "They"),
        ("It was the largest fire in Lima since the war.", "It"),
        ("This led the helicopter to crash.", "This"),
    ],
)
def test_a_bare_pronoun_as_the_subject_needs_context(judged: Judge, text: str, word: str) -> None:
    found = judged(text).needs_context
    assert found is not None
    assert found.of(text) == word


@pytest.mark.parametrize(
    "text",
    [
        "Weber was arrested in Lima.",
        "The owner said that the mill he sold burned down.",
        "Weber said he had sold nine mills.",
        "It is not clear how the mill burned down.",
        "It was they who sold the mill.",
        "I sold nine mills.",
    ],
)
def test_who_is_named_or_speaks_needs_no_context(judged: Judge, text: str) -> None:
    assert judged(text).needs_context is None
