"""When two figures fit, differ or add up."""

import pytest

from workbench.compare.figures import Figure, adds_up, bearing, figures_of, same_sum, same_thing
from workbench.compare.words import words_of
from workbench.domain.claim import Claim, Kind, Quantity
from workbench.domain.link import Bearing

INFINITY = float("inf")


def figure(
    low: float | None,
    high: float | None,
    what: str | None = "sailors",
    state: str | None = None,
    *,
    about: bool = False,
    unit: str | None = None,
    text: str = "so many",
) -> Figure:
    quantity = Quantity(0, len(text), text, low, high, about, unit, what, state)
    (found,) = figures_of(Claim("1", "a", 0, len(text), text, Kind.FIGURE, 0.5, quantities=(quantity,)), ())
    return found


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (figure(5, 5), figure(5, 5), Bearing.SAME),
        (figure(300, 300, about=True), figure(200, 300), Bearing.FITS),
        (figure(200, None), figure(250, 250), Bearing.FITS),
        (figure(None, 800), figure(700, 700), Bearing.FITS),
        (figure(12, None), figure(14, 14), Bearing.FITS),
        (figure(3, None), figure(6, 6), Bearing.FITS),
        (figure(100, 100, about=True), figure(108, 108), Bearing.FITS),
        (figure(100, 100), figure(101, 101), Bearing.DIFFERS),
        (figure(100, None), figure(300, 300), Bearing.DIFFERS),
        (figure(None, 169), figure(98, 98), Bearing.DIFFERS),
        (figure(300, 200), figure(250, 250), Bearing.FITS),
    ],
)
def test_how_far_a_figure_reaches(one: Figure, other: Figure, said: Bearing) -> None:
    assert bearing(one, other) is said
    assert bearing(other, one) is said


def test_the_same_is_counted_where_one_noun_contains_the_other_and_the_states_do_not_differ() -> None:
    assert same_thing(figure(5, 5, "soldiers"), figure(5, 5, "people"))
    assert same_thing(figure(5, 5, "crew members", "killed"), figure(5, 5, "crew"))
    assert same_thing(figure(5, 5, "people", "died"), figure(5, 5, "people", "killed"))
    assert not same_thing(figure(5, 5, "people", "killed"), figure(5, 5, "people", "wounded"))
    assert not same_thing(figure(5, 5, "nurses"), figure(5, 5, "teachers"))
    assert not same_thing(figure(5, 5, "bread", unit="tons"), figure(5, 5, "bread", unit="percent"))


def test_parts_add_up_to_a_whole_of_people_in_one_state() -> None:
    parts = [figure(2, 2, "officers", "killed"), figure(3, 3, "crew", "killed")]
    assert adds_up(parts, figure(5, 5, "people", "killed"))
    assert not adds_up(parts, figure(6, 6, "people", "killed"))
    assert not adds_up(parts, figure(5, 5, "people", "wounded"))
    assert not adds_up(parts[:1], figure(2, 2, "people", "killed"))
    assert not adds_up([figure(2, 2, "houses"), figure(3, 3, "houses")], figure(5, 5, "houses"))
    assert not adds_up([figure(2, None, "officers"), figure(3, 3, "crew")], figure(5, 5, "people"))


@pytest.mark.parametrize(("low", "high"), [(None, None), (INFINITY, INFINITY), (-INFINITY, None)])
def test_a_figure_without_bounds_is_none(low: float | None, high: float | None) -> None:
    quantity = Quantity(0, 1, "x", low, high, what="people")
    assert figures_of(Claim("1", "a", 0, 1, "x", Kind.FIGURE, 0.5, quantities=(quantity,)), ()) == ()


def read(text: str, words: str, number: float, **about: str) -> tuple[Figure, ...]:
    start = text.index(words)
    quantity = Quantity(start, start + len(words), words, number, number, **about)  # type: ignore[arg-type]
    return figures_of(Claim("1", "a", 0, len(text), text, Kind.FIGURE, 0.5, quantities=(quantity,)), words_of(text))


def test_a_figure_that_counts_nothing_is_of_the_word_before_it() -> None:
    (found,) = read("The quake had a magnitude of 6.1.", "6.1", 6.1)
    assert (found.what, found.is_anchored) == ("magnitud", True)


def test_a_span_of_time_counts_only_where_something_lasts_so_long() -> None:
    (found,) = read("He was jailed for four years.", "four years", 4, unit="years")
    assert found.what == "sentence"
    assert read("He was mayor of Lund for four years.", "four years", 4, unit="years") == ()


def test_what_is_done_to_it_is_its_fate_where_no_state_is_told() -> None:
    (found,) = read("Thieves stole three paintings.", "three", 3, what="paintings")
    assert (found.state, found.fate) == (None, "steal")


def test_one_amount_of_money_is_the_same_where_one_claim_does_not_say_what_it_is() -> None:
    (one,) = read("Norsa buys Kreditia for 3 billion euros.", "3 billion euros", 3e9, unit="euros")
    (other,) = read("It is a deal worth 3 billion euros.", "3 billion euros", 3e9, unit="euros")
    assert same_sum(one, other)
    assert not same_sum(one, read("It is a deal worth 4 billion euros.", "4 billion euros", 4e9, unit="euros")[0])
