import pytest

from workbench.domain.scale import DEFAULT
from workbench.domain.sifting import HAS, IS, QUALIFIERS, choices, hints, read


def test_what_is_no_qualifier_is_words() -> None:
    asked = read("crane at 12:30 is:open http://example.org/ harbour")
    assert asked.words == "crane at 12:30 http://example.org/ harbour"
    assert [(one.name, one.choices) for one in asked.qualifiers] == [("is", ("open",))]


def test_a_value_with_spaces_stands_in_quotes() -> None:
    asked = read('by:"Per Aker" fire')
    assert (asked.qualifiers[0].value, asked.words) == ("per aker", "fire")


def test_the_beginning_of_a_value_stands_for_all_that_begin_so() -> None:
    assert read("is:dis").qualifiers[0].choices == ("disputed", "dismissed")
    assert read("verdict:mostly").qualifiers[0].choices == ("mostly-true", "mostly-false")


def test_a_whole_value_is_meant_alone() -> None:
    assert read("verdict:true").qualifiers[0].choices == ("true",)


def test_a_minus_leaves_out() -> None:
    assert [one.out for one in read("-is:final has:note").qualifiers] == [True, False]


@pytest.mark.parametrize("text", ["is:", "by:", 'in:"', "score:>"])
def test_a_qualifier_that_has_no_value_yet_asks_for_nothing(text: str) -> None:
    asked = read(text)
    assert not asked.problems
    assert all((one.least, one.most) == (0, 1) for one in asked.qualifiers)


@pytest.mark.parametrize(
    ("text", "in_", "out"),
    [
        ("score:0.5", (0.5, 0.9), (0.49,)),
        ("score:>0.5", (0.51,), (0.5,)),
        ("score:>=0.5", (0.5,), (0.49,)),
        ("score:<0.5", (0.0, 0.49), (0.5,)),
        ("score:=0.5", (0.5,), (0.49, 0.51)),
        ("score:0.3..0.6", (0.3, 0.6), (0.29, 0.61)),
    ],
)
def test_scores_are_bounded(text: str, in_: tuple[float, ...], out: tuple[float, ...]) -> None:
    (asked,) = read(text).qualifiers
    assert all(asked.least <= score <= asked.most for score in in_)
    assert not any(asked.least <= score <= asked.most for score in out)


@pytest.mark.parametrize("text", ["is:nothing", "verdict:maybe", "has:wings", "score:high", "kind:odd"])
def test_what_nothing_can_be_made_of_is_told_and_asks_for_nothing(text: str) -> None:
    asked = read(text)
    assert len(asked.problems) == 1
    assert text in asked.problems[0]
    assert not asked.qualifiers


@pytest.mark.parametrize("name", QUALIFIERS)
def test_every_value_on_offer_is_one_that_is_understood(name: str) -> None:
    for value in choices(name):
        assert read(f"{name}:{value}").qualifiers[0].choices == (value,)


def test_what_could_be_typed_next_is_told() -> None:
    assert list(hints("crane is:d")) == ["is:decided", "is:disputed", "is:dismissed"]
    assert list(hints("crane ")) == [f"{name}:" for name in QUALIFIERS]
    assert list(hints("has:")) == [f"has:{one}" for one in HAS]
    assert "name" in next(hints("by:Per"))


def test_the_values_are_those_of_the_scale() -> None:
    assert choices("verdict")[:-1] == tuple(rating.id for rating in DEFAULT.ratings)
    assert "open" in IS
