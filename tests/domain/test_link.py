"""What a link says of its grounds, in words and as the review file keeps it."""

import json

import pytest

from workbench.domain.link import Bearing, Grounds, Link, Piece, Relation, grounds_of
from workbench.domain.span import Span

HURT = Piece("figure", Bearing.DIFFERS, "14 passengers hurt", "16", Span(10, 12), Span(40, 42))
WHERE = Piece("place", Bearing.SAME, "Port Ansel", "port Ansel", Span(20, 30), Span(50, 60))
WHY = Grounds((HURT, WHERE))
ROW = {"what": "x", "bearing": "same", "first": "", "second": "", "first_span": None, "second_span": None}


def test_a_reviewer_reads_what_differs_here_and_there_and_what_is_the_same() -> None:
    assert WHY.sentence == "14 passengers hurt here, 16 there; same place: Port Ansel"


@pytest.mark.parametrize(
    ("bearing", "said"),
    [
        (Bearing.SAME, "same figure: five here, 5 there"),
        (Bearing.FITS, "five here fits 5 there"),
        (Bearing.ADDS_UP, "five here and 5 there add up to the same"),
        (Bearing.DIFFERS, "five here, 5 there"),
    ],
)
def test_every_bearing_has_its_words(bearing: Bearing, said: str) -> None:
    assert Piece("figure", bearing, "five", "5").sentence == said


def test_a_link_turned_round_tells_the_same_from_the_other_side() -> None:
    link = Link("a", "b", Relation.CONFLICTS, 0.7, WHY)
    turned = link.turned()
    assert (turned.first, turned.second) == ("b", "a")
    assert turned.grounds.sentence.startswith("16 here, 14 passengers hurt there")
    assert turned.grounds.pieces[0].first_span == Span(40, 42)
    assert turned.turned() == link


def test_grounds_are_read_as_they_were_written() -> None:
    assert grounds_of(WHY.as_json()) == WHY
    assert json.loads(WHY.as_json())["sentence"] == WHY.sentence


def test_grounds_of_an_older_file_stay_readable() -> None:
    assert grounds_of('"97 % alike, letter by letter"').sentence == "97 % alike, letter by letter"
    assert grounds_of("[]") == Grounds()
    assert Grounds(plain="97 % alike").as_json() == '"97 % alike"'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "[1]",
        "null",
        "{}",
        '{"pieces": []}',
        '{"pieces": 7}',
        '{"pieces": [{"what": "figure"}]}',
        json.dumps({"pieces": [ROW | {"what": 1}]}),
        json.dumps({"pieces": [ROW | {"bearing": "so"}]}),
        json.dumps({"pieces": [ROW | {"first_span": [2, 1]}]}),
        json.dumps({"pieces": [ROW | {"first_span": 1}]}),
        json.dumps({"pieces": [ROW | {"second_span": ["a", "b"]}]}),
        '"\\ud800"',
        "[" * 100_000,
    ],
)
def test_what_is_no_grounds_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json has words of its own for what it cannot read
        grounds_of(text)
