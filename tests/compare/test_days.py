"""Whether two claims speak of the same time."""

import pytest

from tests.compare.comparing import comparable
from workbench.compare.days import Days, Time, moved, same_time, told_days
from workbench.domain.claim import Kind, Occurred


def time(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], *, article: str = "b", text: str = "It."
) -> Time:
    claims = [
        comparable(text, article=a, start=n, published=day, occurred=Occurred(said, said) if said else None)
        for n, (a, (day, said)) in enumerate((("a", one), (article, other)))
    ]
    return same_time(*claims, *map(told_days, claims))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("2031-05-02", "2031-05-01"), ("2031-05-03", "2031-05-01"), Time.SAME),
        (("2031-05-02", "2031-05-01"), ("2031-05-03", "2031-05-02"), Time.DIFFERENT),
        (("2031-05-02", "1998-05-01"), (None, "1998-05-01"), Time.SAME),
        (("2031-05-02", None), ("2031-05-05", None), Time.MAY_BE),
        (("2031-05-02", None), ("2031-05-06", None), Time.UNKNOWN),
        (("2031-05-02", None), (None, None), Time.UNKNOWN),
        (("2031-05-02", "2031-05-01"), ("2031-05-03", None), Time.MAY_BE),
        (("2031-05-02", "2030-05-01"), ("2031-05-03", None), Time.UNKNOWN),
    ],
)
def test_the_days_of_two_claims(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], found: Time
) -> None:
    assert time(one, other) is found
    assert time(other, one) is found


def test_claims_of_one_article_are_of_one_story_though_nobody_knows_its_day() -> None:
    assert time((None, None), (None, None), article="a") is Time.MAY_BE


def test_what_happened_at_night_happened_on_either_day() -> None:
    days = ("2031-05-03", "2031-05-01"), ("2031-05-03", "2031-05-02")
    assert time(*days) is Time.DIFFERENT
    assert time(*days, text="It burned overnight.") is Time.MAY_BE


def test_a_year_and_a_day_in_it_are_the_same_time_only_in_one_story() -> None:
    year = comparable("It burned.", published="2031-12-01", occurred=Occurred("2031-01-01", "2031-12-31"))
    day = comparable("It did.", article="b", published="2031-05-02", occurred=Occurred("2031-05-01", "2031-05-01"))
    assert same_time(year, day, told_days(year), told_days(day)) is Time.UNKNOWN


@pytest.mark.parametrize(
    ("said", "kind", "meant"),
    [
        ("2031-05-05", Kind.EVENT, "2031-04-28"),
        ("2031-09-30", Kind.EVENT, "2030-09-30"),
        ("2031-09-30", Kind.PREDICTION, "2031-09-30"),
        ("2033-09-30", Kind.EVENT, "2033-09-30"),
        ("2031-05-01", Kind.EVENT, "2031-05-01"),
    ],
)
def test_what_has_happened_is_not_dated_after_its_article(said: str, kind: Kind, meant: str) -> None:
    from msgspec.structs import replace

    one = comparable("It happened.", published="2031-05-02", occurred=Occurred(said, said))
    found = told_days(replace(one, claim=replace(one.claim, kind=kind)))
    assert found is not None
    assert str(found.first.isoformat()) == meant


def test_days_are_written_as_a_reader_writes_them() -> None:
    one = comparable("It.", occurred=Occurred("2031-04-03", "2031-04-03"))
    assert str(told_days(one)) == "3 April 2031"
    months = comparable("It.", occurred=Occurred("2031-03-01", "2031-04-30"))
    assert str(told_days(months)) == "1 March 2031 to 30 April 2031"


def test_the_calendar_has_a_first_and_a_last_day() -> None:
    from datetime import date

    assert moved(date.min, -3) == date.min
    assert moved(date.max, 3) == date.max
    assert Days(date.min, date.min).days_to(Days(date.max, date.max)) == date.max.toordinal() - 1
