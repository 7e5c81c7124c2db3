"""Everything an article attributes, and to whom: one pattern of telling it a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.making import make_article
from workbench.extract.attributions import Attribution, attributions

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def told(nlp: Language, text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Who says which words of *text*, quotation marks left off."""
    return [
        (each.name, tuple(span.of(text).strip("“”\"'") for span in each.said))
        for each in attributions(make_article(text), nlp)
    ]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("“The mill,” Anna Berger said, “burned down in March.”", "Anna Berger", ("The mill", "burned down in March")),
        ("As Anna Berger put it, “the mill burned down in March.”", "Anna Berger", ("the mill burned down in March",)),
        ("Critics who say the mill was sold went to court.", "Critics", ("the mill was sold",)),
        ("Anna Berger left in May, saying the mill was sold.", "Anna Berger", ("the mill was sold",)),
        ("The fire went on, with residents saying the mill burned.", "residents", ("the mill burned",)),
        ("Anna Berger issued a statement saying the mill was sold.", "Anna Berger", ("the mill was sold",)),
        ("Anna Berger accused the mayor of theft.", "Anna Berger", ("the mayor of theft",)),
        ("Anna Berger vowed to sell the mill.", "Anna Berger", ("to sell the mill",)),
        ("Anna Berger called the mill a house of cards.", "Anna Berger", ("the mill a house of cards",)),
        ("The company's lobbyists argued that it was sold.", "company's lobbyists", ("that it was sold",)),
        ("“The mill burned down,” added a Kenland Democrat.", "Kenland Democrat", ("The mill burned down",)),
        ("“Was the mill sold in March?” Anna Berger asked.", "Anna Berger", ("Was the mill sold in March",)),
        ("The mill is old. “Nobody paid for it, probably not,” Karl Weber said.", "Karl Weber", None),
    ],
)
def test_a_pattern_of_speech_names_the_speaker_and_the_words(
    nlp: Language, text: str, name: str, said: tuple[str, ...] | None
) -> None:
    ((found, words),) = told(nlp, text)
    assert found == name
    assert said is None or words == said


def test_source_and_cue_stand_where_they_say(nlp: Language) -> None:
    text = "Mayor Karl Weber opened the mill. According to Anna Berger, it burned down in March."
    (found,) = attributions(make_article(text), nlp)
    assert found.source is not None
    assert found.source.of(text) == "Anna Berger"
    assert found.cue is not None
    assert found.cue.of(text) == "According to"


def test_a_quotation_of_several_sentences_is_one_attribution(nlp: Language) -> None:
    text = "“The mill burned down. Nine workers were hurt. The barn is gone,” engineer Maria Holt said."
    ((name, words),) = told(nlp, text)
    assert name == "Maria Holt"
    assert words == ("The mill burned down.", "Nine workers were hurt.", "The barn is gone")


def test_a_quotation_over_paragraphs_belongs_to_whom_its_last_one_names(nlp: Language) -> None:
    text = "Karl Weber left.\n\n“The mill burned down.\n\n“The barn is gone too,” said Anna Berger."
    ((name, words),) = told(nlp, text)
    assert (name, len(words)) == ("Anna Berger", 2)


def test_two_speakers_in_two_paragraphs_are_two(nlp: Language) -> None:
    text = (
        "“The mill burned down in March,” said Anna Berger. “Nine workers were hurt.”\n\n"
        "“The barn was sold in May,” said Karl Weber. “Nobody was hurt.”"
    )
    assert [(name, len(words)) for name, words in told(nlp, text)] == [("Anna Berger", 2), ("Karl Weber", 2)]


def test_two_apostrophes_are_a_quotation_mark(nlp: Language) -> None:
    text = "''The mill burned down in March,'' Anna Berger said. ''The barn was destroyed too.''"
    ((name, words),) = told(nlp, text)
    assert name == "Anna Berger"
    assert words == ("The mill burned down in March", "The barn was destroyed too")


def test_a_name_behind_a_dash_signs_a_quotation(nlp: Language) -> None:
    text = (
        "Readers wrote in.\n\n“The mill was a danger. Nobody cared.” ― Anna Berger\n\n“It stank.” — Karl Weber, Kenland"
    )
    assert [name for name, _ in told(nlp, text)] == ["Anna Berger", "Karl Weber"]


def test_a_quotation_without_a_cue_belongs_to_the_person_last_told_of(nlp: Language) -> None:
    text = "Anna Berger shook her head. “The mill burned down in March and nobody came.”"
    assert [name for name, _ in told(nlp, text)] == ["Anna Berger"]


def test_of_words_about_words_only_the_outer_are_told(nlp: Language) -> None:
    text = "Anna Berger said Karl Weber told her the mill was sold."
    assert [name for name, _ in told(nlp, text)] == ["Anna Berger"]


def test_what_somebody_hopes_is_theirs_but_claims_nothing(nlp: Language) -> None:
    text = "Anna Berger hoped that the mill was sold."
    ((name, words),) = told(nlp, text)
    assert (name, words) == ("Anna Berger", ("that the mill was sold",))


def test_an_author_who_says_i_is_called_the_author(nlp: Language) -> None:
    assert [name for name, _ in told(nlp, "“The mill burned down in March,” I said.")] == ["author"]


def test_every_stretch_lies_in_the_article_and_none_is_empty(nlp: Language) -> None:
    text = "“It rained,” he said. ''It snowed.'' — Karl Weber\n\nSMITH: No.\n\n“Open, said nobody."
    for found in attributions(make_article(text), nlp):
        assert isinstance(found, Attribution)
        assert all(0 <= span.start < span.end <= len(text) for span in found.said)
