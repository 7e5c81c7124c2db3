"""How the words of a claim are read before they are compared."""

import pytest

from workbench.compare.events import Standing, events_of
from workbench.compare.names import same_name
from workbench.compare.open import answered, leaves_open
from workbench.compare.stems import stem
from workbench.compare.words import LONGEST, words_of


def keys(text: str) -> set[str]:
    return {word.key for word in words_of(text)}


def families(text: str) -> set[str]:
    return {event.family for event in events_of(text, words_of(text))}


def standing(text: str, family: str) -> Standing:
    (event,) = [event for event in events_of(text, words_of(text)) if event.family == family]
    return event.standing


@pytest.mark.parametrize(
    "forms",
    [
        "violate violated violating violates violation violations",
        "sink sank sunk sinking sinks",
        "flee fled fleeing flees",
        "carry carried carries carrying",
        "stop stopped stopping stops",
        "child children",
        "die died dies dying",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_other_words_have_other_stems() -> None:
    assert len({stem(word) for word in ["mission", "missing", "news", "new", "king", "kin", "bus", "bush"]}) == 8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The helicopter was shot down.", "The downing of the helicopter"),
        ("They switched it off.", "switching off"),
        ("Nine people died.", "Nine were killed."),
        ("air strikes", "airstrikes"),
        ("the Su-22", "the SU22"),
        ("the Mi-8", "an Mi8"),
        ("Moscow said", "the Russians"),
        ("U.S. forces", "American forces"),
        ("Zoë Ångström spoke", "and Zoe Angstrom"),
    ],
)
def test_what_is_one_thing_has_a_key_in_common(one: str, other: str) -> None:
    assert keys(one) & keys(other)


def test_every_word_knows_where_it_stands() -> None:
    text = "In Port Ansel the ferry “Aurora”, a U.S.-built ship, went down."
    for word in words_of(text):
        assert text[word.start : word.end].strip()
        assert 0 < word.weight <= 1
    where = {text[word.start : word.end] for word in words_of(text) if word.is_where}
    assert where == {"Port", "Ansel"}


def test_a_word_that_opens_a_sentence_is_no_name_for_its_capital() -> None:
    assert not [word for word in words_of("Thieves broke in. Windows burst.") if word.is_name]


def test_no_more_is_read_of_a_claim_than_a_claim_has() -> None:
    assert max(word.end for word in words_of("harbour " * 5_000)) <= LONGEST


@pytest.mark.parametrize(
    ("text", "family", "stands"),
    [
        ("The rebels captured Brell.", "capture", Standing.ASSERTED),
        ("The army cut the road.", "reduce", Standing.ASSERTED),
        ("The bank cut its rates.", "reduce", Standing.ASSERTED),
        ("There was a sharp reduction of the strikes.", "reduce", Standing.ASSERTED),
        ("With the capture of Brell they won.", "capture", Standing.NAMED),
        ("Areas held by rebels were shelled.", "hold", Standing.NAMED),
        ("It allowed the army to capture Brell.", "capture", Standing.ASSERTED),
        ("They set out to capture Brell.", "capture", Standing.OPEN),
        ("It kept the army from capturing Brell.", "capture", Standing.OPEN),
        ("This is where the plane was shot down.", "downing", Standing.OPEN),
        ("The army has not captured Brell.", "capture", Standing.DENIED),
        ("The army never captured Brell.", "capture", Standing.DENIED),
        ("Not only the army captured Brell.", "capture", Standing.ASSERTED),
    ],
)
def test_how_a_claim_stands_to_an_event(text: str, family: str, stands: Standing) -> None:
    assert standing(text, family) is stands


def test_an_aircraft_that_is_lost_was_downed_and_what_an_army_begins_is_a_campaign() -> None:
    assert families("the loss of a helicopter") == {"downing"}
    assert "campaign" in families("Moscow launched air strikes")
    assert "begin" in families("The school launched a course")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("RT.com", "RT", True),
        ("Russia Today", "RT.com", True),
        ("SOHR", "Syrian Observatory for Human Rights", True),
        ("www.lundpost.se", "Lundpost", True),
        ("Rita Holm", "Holm", True),
        ("Al Latamneh", "Al Lataminah", True),
        ("U.S.", "the United States", True),
        ("al-Nusra", "Al Nusra", True),
        ("Vera Lind", "Otto Lind", False),
        ("Lund", "Land", False),
        ("Norsa Bank", "Kreditia", False),
        ("Zone 1", "Zone 2", False),
        ("", "Lund", False),
        ("...", "...", False),
    ],
)
def test_whether_two_names_are_one(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("unknown", "known", "is_told"),
    [
        ("It is not clear how the ferry sank.", "The ferry sank after a fire.", True),
        ("It is not clear how the ferry sank.", "The ferry sank off Marwick.", False),
        ("SANA did not say who was behind it.", "The monitor blamed Norland.", True),
        ("SANA did not say who was behind it.", "The ferry sank.", False),
        ("It was unclear whether the ferry was Norland's or Ostrania's.", "A Norland ferry sank.", False),
        ("It was unclear whether the ferry sank in a storm.", "The ferry sank in a storm.", True),
    ],
)
def test_what_one_claim_leaves_open_and_another_tells(unknown: str, known: str, is_told: bool) -> None:
    question = leaves_open(unknown)
    assert question is not None
    assert bool(answered(question, known, words_of(known))) is is_told


def test_what_is_known_leaves_nothing_open() -> None:
    assert leaves_open("It is clear who was behind it.") is None
