"""French: its words alone, and sentences read by its model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.extract.making import make_article
from workbench.domain.claim import Claim, Kind, Occurred
from workbench.extract.articles import Found, extract_all
from workbench.extract.french import FRENCH
from workbench.extract.french.dates import find_dates, read_date
from workbench.extract.french.numbers import NUMBERS, read_as
from workbench.extract.french.verbs import form_of
from workbench.extract.model import MODELS, Pipelines, first_installed, prepared
from workbench.extract.pipeline import extract

if TYPE_CHECKING:
    from spacy.language import Language

WEDNESDAY = date(2022, 3, 9)


# Words alone.


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12 janvier 2021", "2021-01-12", "2021-01-12"),
        ("vendredi 1er avril 2016", "2016-04-01", "2016-04-01"),
        ("03/02/2020", "2020-02-03", "2020-02-03"),
        ("août 2019", "2019-08-01", "2019-08-31"),
        ("14 juillet", "2021-07-14", "2021-07-14"),
        ("lundi", "2022-03-07", "2022-03-07"),
        ("mercredi", "2022-03-09", "2022-03-09"),
        ("mercredi dernier", "2022-03-02", "2022-03-02"),
        ("vendredi prochain", "2022-03-11", "2022-03-11"),
        ("avant-hier", "2022-03-07", "2022-03-07"),
        ("il y a deux semaines", "2022-02-23", "2022-02-23"),
        ("il y a trois mois", "2021-12-01", "2021-12-31"),
        ("la semaine dernière", "2022-02-28", "2022-03-06"),
        ("le mois prochain", "2022-04-01", "2022-04-30"),
        ("cette année", "2022-01-01", "2022-12-31"),
        ("décembre dernier", "2021-12-01", "2021-12-31"),
    ],
)
def test_a_date_is_resolved_against_the_article_s_day(text: str, first: str, last: str) -> None:
    assert read_date(text, WEDNESDAY, False) == Occurred(first, last)


@pytest.mark.parametrize("text", ["31 février 2021", "bientôt", "", "99/99/2020"])
def test_what_names_no_day_is_none(text: str) -> None:
    assert read_date(text, WEDNESDAY, False) is None


def test_without_the_article_s_day_only_whole_dates_are_told() -> None:
    assert read_date("lundi", None, False) is None
    assert read_date("12 janvier 2021", None, False) == Occurred("2021-01-12", "2021-01-12")


@pytest.mark.parametrize(
    ("text", "spots"),
    [
        ("Le pont a fermé lundi 3 mars 2014 et rouvert en juin.", ["lundi 3 mars 2014", "juin"]),
        ("La planète Mars a deux lunes.", []),
        ("Depuis 2015, la semaine compte sept jours.", ["2015"]),
        ("Hier comme l'an dernier, 2 000 coureurs sont venus.", ["Hier", "l'an dernier"]),
    ],
)
def test_dates_are_found_by_their_words(text: str, spots: list[str]) -> None:
    assert sorted((text[s.start : s.end] for s in find_dates(text)), key=text.find) == spots


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("3,5 millions", "3.5 millions"),
        ("1 200 maisons", "1,200 maisons"),
        ("12.000 francs", "12,000 francs"),
        ("en 2015 300 maisons", "en 2015 300 maisons"),
        ("le 03.02.2020", "le 03.02.2020"),
        ("« Oui », dit-il", "“ Oui ”, dit-il"),
    ],
)
def test_figures_and_marks_are_written_anew_character_for_character(text: str, read: str) -> None:
    assert read_as(text) == read


@given(st.text(alphabet="0123456789 .,«»a", max_size=40))
def test_writing_anew_keeps_the_length(text: str) -> None:
    assert len(read_as(text)) == len(text)


def test_number_words_go_by_twenties_where_french_does() -> None:
    assert [
        NUMBERS.small[word] for word in ("vingt-trois", "soixante-douze", "quatre-vingts", "quatre-vingt-dix-neuf")
    ] == [
        23,
        72,
        80,
        99,
    ]


@pytest.mark.parametrize(
    ("verb", "lemma", "told"),
    [
        ("construira", "construire", "Fut"),
        ("donneront", "donner", "Fut"),
        ("aura", "avoir", "Fut"),
        ("dépenserait", "dépenser", "Cnd"),
        ("seraient", "être", "Cnd"),
        ("montra", "montrer", ""),
        ("entrait", "entrer", ""),
        ("tirait", "tirer", ""),
    ],
)
def test_a_verb_s_ending_tells_future_and_conditional(verb: str, lemma: str, told: str) -> None:
    assert told in form_of(verb, lemma)
    assert bool(form_of(verb, lemma)) == bool(told)


# Sentences read by the model.


@pytest.fixture(scope="module")
def french() -> Language:
    found = first_installed(MODELS["fr"])
    if found is None:
        pytest.skip("the French model is not installed")
    return prepared(found)


@pytest.fixture
def claims_in(french: Language) -> Callable[[str], list[Claim]]:
    return lambda text: extract(make_article(text, "2022-03-09", language="fr"), french)


pytest_model = pytest.mark.model


@pytest_model
def test_a_claim_is_read_with_its_claimant_count_time_and_place(claims_in: Callable[[str], list[Claim]]) -> None:
    (claim,) = claims_in(
        "Le maire de Brest, Yves Morel, a déclaré mardi que 17 marins avaient été blessés près de Quimper."
    )
    assert (claim.kind, claim.claimant) == (Kind.FIGURE, "Yves Morel")
    assert [(q.low, q.high, q.what, q.state) for q in claim.quantities] == [(17, 17, "marins", "injured")]
    assert claim.occurred == Occurred("2022-03-08", "2022-03-08")
    assert claim.place == "Quimper"
    assert claim.score >= 0.75


@pytest_model
@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Selon la préfecture, le barrage a cédé pendant la nuit.", "préfecture"),
        ("« Nous avons perdu toutes nos récoltes cette année », a dit Jeanne Roux.", "Jeanne Roux"),
        ("Le ministère a annoncé que le tunnel était fermé depuis lundi.", "ministère"),
        ("Le tunnel a été fermé lundi, a indiqué la préfecture.", "préfecture"),
        ("Le tunnel a été fermé lundi.", None),
    ],
)
def test_who_says_it(claims_in: Callable[[str], list[Claim]], text: str, claimant: str | None) -> None:
    assert [claim.claimant for claim in claims_in(text)] == [claimant]


@pytest_model
def test_a_pronoun_is_the_person_named_before(claims_in: Callable[[str], list[Claim]]) -> None:
    claims = claims_in(
        "Claire Petit a affirmé que la digue avait été réparée en 2019. Elle a ajouté que les travaux avaient coûté "
        "3,5 millions d'euros."
    )
    assert [claim.claimant for claim in claims] == ["Claire Petit", "Claire Petit"]
    assert [(q.text, q.low) for q in claims[1].quantities] == [("3,5 millions", 3_500_000)]


@pytest_model
@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Plus de 300 maisons ont été détruites.", (300, None)),
        ("Au moins 1 200 habitants ont fui la vallée.", (1_200, None)),
        ("Environ trente moutons ont été volés.", (30, 30)),
        ("La tempête a privé 45 000 foyers d'électricité.", (45_000, 45_000)),
        ("Le prix du pain a augmenté de 12 % en un an.", (12, 12)),
    ],
)
def test_what_is_counted(
    claims_in: Callable[[str], list[Claim]], text: str, bounds: tuple[float, float | None]
) -> None:
    (claim,) = claims_in(text)
    assert (claim.quantities[0].low, claim.quantities[0].high) == bounds
    assert claim.text[claim.quantities[0].start : claim.quantities[0].end] == claim.quantities[0].text


@pytest_model
@pytest.mark.parametrize("text", ["Quel beau pays !", "Où sont passés les trains ?", "Un matin froid dans la vallée"])
def test_what_asserts_nothing_is_no_claim(claims_in: Callable[[str], list[Claim]], text: str) -> None:
    assert claims_in(text) == []


@pytest_model
def test_what_is_to_come_or_not_confirmed_scores_lower(claims_in: Callable[[str], list[Claim]]) -> None:
    (told,), (rumoured,) = (
        claims_in("L'explosion a tué 9 ouvriers à Lens."),
        claims_in("L'explosion aurait tué 9 ouvriers à Lens."),
    )
    assert "hedged" in {reason.name for reason in rumoured.reasons}
    assert rumoured.score < told.score or told.score == 1.0
    (planned,) = claims_in("La ville construira 40 écoles à Lens.")
    assert "a prediction" in {reason.name for reason in planned.reasons}


@pytest_model
def test_an_article_in_two_languages_is_read_by_two_pipelines(french: Language) -> None:
    article = make_article("The mill near Lima burned down.\n\nLe moulin a brûlé près de Lyon en 2019.")
    first, second = article.passages
    article = replace(article, passages=(first, replace(second, language="fr")))
    (found,) = extract_all([article], Pipelines())
    assert isinstance(found, Found)
    assert [claim.place for claim in found.claims] == ["Lima", "Lyon"]
    assert "fr_core_news_sm" in found.extractor
    assert found.unread == ()


WORDS = ["Le", "la", "maire", "de", "d'", "Lyon", "a", "dit", "que", "42", "personnes", "ont", "été", "tuées", "est"]
WORDS += [
    "était",
    "sera",
    "lundi",
    "«",
    "»",
    "“",
    ",",
    ".",
    "?",
    ":",
    "(",
    ")",
    "\u00a0",
    "2015",
    "%",
    "selon",
    "il",
    "y",
]


@pytest_model
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(st.sampled_from(WORDS), max_size=40))
def test_no_anchor_ever_lies_in_french(french: Language, words: list[str]) -> None:
    text = " ".join(words)
    for claim in extract(make_article(text, language="fr"), french):
        assert text[claim.start : claim.end] == claim.text
        assert all(text[q.start : q.end] == q.text for q in claim.quantities)


def test_the_rules_name_their_language() -> None:
    assert FRENCH.language == "fr"
    assert FRENCH.universal
