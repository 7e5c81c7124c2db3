from workbench.compare.stretches import sentences
from workbench.domain.span import Span


def split(text: str, *claims: Span) -> list[str]:
    return [span.of(text) for span in sentences(text, claims)]


def test_a_passage_falls_into_its_sentences() -> None:
    assert split("The ferry ran aground. Nobody was hurt! “Why?” asked Ida Holm.  It is not known.") == [
        "The ferry ran aground.",
        "Nobody was hurt!",
        "“Why?” asked Ida Holm.",
        "It is not known.",
    ]


def test_a_shortened_word_or_an_initial_ends_no_sentence() -> None:
    text = "Dr. Roux and J. Berg met Gen. Holm of the U.S. Navy. They said nothing."
    assert split(text) == ["Dr. Roux and J. Berg met Gen. Holm of the U.S. Navy.", "They said nothing."]


def test_no_claim_is_cut_in_two() -> None:
    """Where a claim stands was told by the grammar, which knows more than the signs."""
    text = "He wrote to St. Clair. Bay pilots had warned of it. Two were heard."
    claim = "He wrote to St. Clair. Bay pilots had warned of it."
    assert split(text, Span(0, len(claim))) == [claim, "Two were heard."]


def test_what_is_no_word_is_no_sentence() -> None:
    assert split("One came.\n\n* * *\n\nAnother came.") == ["One came.", "Another came."]
    assert split(" … ") == []
