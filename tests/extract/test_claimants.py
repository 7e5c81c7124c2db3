"""Who makes a claim."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extract
from workbench.domain.article import Role
from workbench.extract.cast import acronyms

pytestmark = pytest.mark.model


def speakers(claims_of: Extract, text: str, role: Role = Role.BODY) -> list[str | None]:
    return [claim.claimant for claim in claims_of(text, role=role)]


@pytest.mark.parametrize(
    ("text", "claimant", "surface"),
    [
        ("Anna Berger said the mill was sold in March.", "Anna Berger", "Anna Berger"),
        ("The mill was sold in March, Anna Berger said.", "Anna Berger", "Anna Berger"),
        ("“The mill was sold in March,” said Anna Berger.", "Anna Berger", "Anna Berger"),
        ("The mill, Anna Berger said, was sold in March.", "Anna Berger", "Anna Berger"),
        ("According to Anna Berger, the mill was sold in March.", "Anna Berger", "Anna Berger"),
        ("The mill was sold in March, according to police.", "police", "police"),
        ("The mill was sold, according to a statement by the Ministry of Trade.", "Ministry of Trade", None),
        ("Prime Minister Anna Berger said the mill was sold.", "Anna Berger", None),
        ("US officials said the mill was sold.", "US officials", "US officials"),
        ("The Ministry of Trade confirmed the sale.", "Ministry of Trade", "The Ministry of Trade"),
    ],
)
def test_the_cue_may_stand_before_inside_or_after(
    claims_of: Extract, text: str, claimant: str, surface: str | None
) -> None:
    (claim,) = claims_of(text)
    assert claim.claimant == claimant
    assert claim.cue is not None
    if surface is not None:
        assert claim.claimant_surface == surface


@pytest.mark.parametrize(
    "text",
    [
        "The mill was sold in March.",
        "The war claimed thousands of lives.",
        "Officials did not say who bought the mill in March.",
        "The army attacked the mill in March.",
    ],
)
def test_the_article_s_own_voice_has_no_claimant(claims_of: Extract, text: str) -> None:
    assert speakers(claims_of, text) == [None]


def test_a_surname_finds_its_full_name(claims_of: Extract) -> None:
    text = "Anna Berger visited the mill on Monday. Berger said the mill was sold."
    assert speakers(claims_of, text) == [None, "Anna Berger"]


def test_pronouns_find_who_spoke_last(claims_of: Extract) -> None:
    text = "Anna Berger said the mill was sold. She added that it closed in March."
    assert speakers(claims_of, text) == ["Anna Berger", "Anna Berger"]
    text = "US officials said the mill was sold. They said it closed in March."
    assert speakers(claims_of, text) == ["US officials", "US officials"]


def test_the_ministry_finds_its_name(claims_of: Extract) -> None:
    text = "The Ministry of Trade said the mill was sold. The ministry said it closed in March."
    assert speakers(claims_of, text) == ["Ministry of Trade", "Ministry of Trade"]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "Some American and other Western officials have said the mill was sold in March.",
            "Some American and other Western officials",
        ),
        ("Kenland Secretary General, Jens Berger, said on Tuesday that the mill was sold in March.", "Jens Berger"),
        (
            "The river-friendly Kenland Observatory for Water Rights said the mill had brought work to the valley.",
            "Kenland Observatory for Water Rights",
        ),
    ],
)
def test_a_name_is_whole_however_it_is_joined(claims_of: Extract, text: str, claimant: str) -> None:
    assert speakers(claims_of, text) == [claimant]


def test_what_somebody_is_expected_to_say_is_not_said_yet(claims_of: Extract) -> None:
    text = "The council wanted the mayor to announce that the mill was sold in March for 3 million euros."
    assert speakers(claims_of, text) == [None]


def test_a_description_that_fits_nobody_stays_as_it_is(claims_of: Extract) -> None:
    text = "The Ministry of Trade said the mill was sold. The company said it closed in March."
    assert speakers(claims_of, text) == ["Ministry of Trade", "company"]


def test_the_agency_takes_up_the_last_organisation(claims_of: Extract) -> None:
    text = "The Kenland Observatory for Rivers said the dam broke. The Paris-based monitor said a bridge fell."
    assert speakers(claims_of, text) == ["Kenland Observatory for Rivers"] * 2


def test_he_is_the_person_last_told_of(claims_of: Extract) -> None:
    text = "Anna Berger said the mill was sold. Karl Weber doubted it. He said the mill had burned down."
    assert speakers(claims_of, text)[-1] == "Karl Weber"


def test_an_acronym_finds_the_name_that_spells_it_out(claims_of: Extract) -> None:
    text = "The World Grain Council (WGC) met on Monday. The WGC said the harvest had failed."
    assert speakers(claims_of, text)[-1] == "World Grain Council"
    assert acronyms("The Fund for Rivers and Lakes (FRL) paid.") == {"FRL": "Fund for Rivers and Lakes"}


def test_a_lead_in_paragraph_speaks_for_the_quotation_below(claims_of: Extract) -> None:
    text = "The mayor, Karl Weber, said,\n\n“The mill burned down. Nine workers were injured.”"
    claims = claims_of(text)
    assert [(claim.claimant, claim.claimant_surface) for claim in claims] == [("Karl Weber", None)] * 2
    assert all(claim.is_quote for claim in claims)


def test_a_paragraph_may_say_who_spoke_the_one_above(claims_of: Extract) -> None:
    text = "“The mill burned down within an hour,”\n\nengineer Maria Holt told reporters."
    assert speakers(claims_of, text) == ["Maria Holt"]


def test_a_quotation_that_goes_on_keeps_its_speaker(claims_of: Extract) -> None:
    text = "“The mill burned down,” Anna Berger said. “The barn was destroyed too.”\n\n“Nine workers were injured.”"
    assert speakers(claims_of, text) == ["Anna Berger"] * 3


def test_a_line_of_a_transcript_names_its_speaker(claims_of: Extract) -> None:
    text = "WEBER:  The mill was sold in March.\n\nKarl Weber left the room at noon."
    first, second = claims_of(text)
    assert (first.text, first.claimant, first.claimant_surface) == ("The mill was sold in March.", "Weber", "WEBER")
    assert second.claimant is None


def test_a_speaker_whose_name_stands_in_capitals_only_is_named_in_full_by_every_label(claims_of: Extract) -> None:
    text = "ROSA WEBER: The mill was sold in March.\n\nQ: Why?\n\nWEBER: It lost two million euros in 2021."
    assert [(claim.text, claim.claimant) for claim in claims_of(text)] == [
        ("The mill was sold in March.", "Rosa Weber"),
        ("It lost two million euros in 2021.", "Rosa Weber"),
    ]


def test_a_live_page_s_marks_name_no_speaker(claims_of: Extract) -> None:
    text = "UPDATE: The mill was sold in March.\n\nUPDATE: Nine barns burned down in Lund."
    assert speakers(claims_of, text) == [None, None]


def test_a_court_that_hears_something_is_told_it(claims_of: Extract) -> None:
    assert speakers(claims_of, "The mill was sold in March, Lund Crown Court heard.") == ["Lund Crown Court"]


def test_who_finds_a_thing_in_some_state_says_nothing(claims_of: Extract) -> None:
    assert speakers(claims_of, "Police later found the van burnt out in Lund.") == [None]


def test_a_word_in_capitals_that_is_nobody_s_name_names_no_speaker(claims_of: Extract) -> None:
    assert speakers(claims_of, "CONFIRMED: The mill was sold in March.") == [None]


def test_a_block_quotation_without_marks_is_a_quotation(claims_of: Extract) -> None:
    (claim,) = claims_of("The mill burned down in March.", role=Role.QUOTATION)
    assert claim.is_quote


def test_a_term_in_quotation_marks_makes_no_quotation(claims_of: Extract) -> None:
    (claim,) = claims_of("The so-called “green mill” burned down in March.")
    assert not claim.is_quote
    assert claim.claimant is None


def test_he_is_the_speaker_and_not_whom_he_speaks_of(claims_of: Extract) -> None:
    text = (
        "Mayor Karl Weber promised to rebuild the mill, Anna Berger wrote in a letter.\n\n"
        "“The mill burned down in March,” she said. “Weber sold the barn.”\n\n"
        "Weber cannot pay for it, Berger said.\n\n“The barn was destroyed too,” she said."
    )
    assert set(speakers(claims_of, text)) == {"Anna Berger"}


def test_he_is_who_made_the_claim_before_and_not_whom_that_one_quoted(claims_of: Extract) -> None:
    text = "Anna Berger said Karl Weber told her the mill was sold. She said it closed in March."
    assert speakers(claims_of, text)[-1] == "Anna Berger"


def test_an_unnamed_official_is_he_as_well(claims_of: Extract) -> None:
    text = "Karl Weber said the mill was sold. A senior official said it burned down. He said the barn was destroyed."
    assert speakers(claims_of, text)[-1] == "senior official"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Anna Berger hoped that the mill was sold in March.", None),
        ("Officials who say the mill was sold in March left.", "Officials"),
        ("A survey by the Lima Institute found that nine mills closed in March.", "Lima Institute"),
        ("The company accused Karl Weber of selling the mill in March.", "company"),
        ("Karl Weber never claimed that the mill was sold in March.", None),
        ("He's said the mill was sold in March.", None),
    ],
)
def test_who_claims_it_and_who_does_not(claims_of: Extract, text: str, claimant: str | None) -> None:
    assert {found.claimant for found in claims_of(text)} <= {claimant}


def test_whom_he_means_stands_before_he(claims_of: Extract) -> None:
    text = "Anna Berger said the mill was sold. She said it closed after Maria Holt bought the barn in March."
    assert speakers(claims_of, text)[-1] == "Anna Berger"


def test_a_headline_may_end_with_its_speaker(claims_of: Extract) -> None:
    (claim,) = claims_of("Mill burned down in March, nine workers injured: police", role=Role.TITLE)
    assert (claim.claimant, claim.claimant_surface) == ("police", "police")


def test_a_headline_s_colon_before_anything_else_names_nobody(claims_of: Extract) -> None:
    assert set(speakers(claims_of, "Mill burned down, nine workers injured: pictures", role=Role.TITLE)) <= {None}


def test_a_monitor_is_named_where_the_article_names_it_later(claims_of: Extract) -> None:
    text = (
        "A bridge fell on Monday, a river monitor said.\n\n"
        "The Kenland Observatory for Rivers said two drivers were killed.\n\n"
        "The Paris-based monitor said the bridge had closed in March."
    )
    assert speakers(claims_of, text) == ["Kenland Observatory for Rivers"] * 3


def test_another_monitor_after_that_is_another(claims_of: Extract) -> None:
    text = (
        "The Kenland Observatory for Rivers said two drivers were killed.\n\n"
        "The Paris-based monitor said the bridge had closed in March.\n\n"
        "A river monitor in Lima said a dam fell on Monday."
    )
    assert speakers(claims_of, text)[-1] != "Kenland Observatory for Rivers"


def test_sentences_of_one_quotation_have_one_speaker(claims_of: Extract) -> None:
    text = (
        "Karl Weber opened the mill.\n\n“The mill burned down in March. Nine workers died,” engineer Maria Holt said."
    )
    assert speakers(claims_of, text)[1:] == ["Maria Holt"] * 2


def test_a_question_and_its_asker_are_one_sentence(claims_of: Extract) -> None:
    text = "“The mill burned down in March!” Anna Berger exclaimed. “Nine workers were injured.”"
    assert speakers(claims_of, text) == ["Anna Berger"] * 2


def test_the_announcement_of_somebody_is_theirs(claims_of: Extract) -> None:
    (claim,) = claims_of("The town was stunned by Karl Weber’s announcement last month that the mill was sold.")
    assert claim.claimant == "Karl Weber"
