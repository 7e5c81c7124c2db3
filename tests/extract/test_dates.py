"""English dates resolved to days, seen from Wednesday 9 March 2022."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.domain.claim import Occurred
from workbench.extract.english.dates import read_date

WEDNESDAY = date(2022, 3, 9)


@pytest.mark.parametrize(
    ("expression", "first", "last"),
    [
        ("3 May 2021", "2021-05-03", "2021-05-03"),
        ("May 3rd, 2021", "2021-05-03", "2021-05-03"),
        ("2021-05-03", "2021-05-03", "2021-05-03"),
        ("April 2019", "2019-04-01", "2019-04-30"),
        ("2011", "2011-01-01", "2011-12-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("2011-2014", "2011-01-01", "2014-12-31"),
        ("Wednesday", "2022-03-09", "2022-03-09"),
        ("Monday", "2022-03-07", "2022-03-07"),
        ("Friday", "2022-03-04", "2022-03-04"),
        ("last Wednesday", "2022-03-02", "2022-03-02"),
        ("next Friday", "2022-03-11", "2022-03-11"),
        ("yesterday", "2022-03-08", "2022-03-08"),
        ("today", "2022-03-09", "2022-03-09"),
        ("last week", "2022-02-28", "2022-03-06"),
        ("this week", "2022-03-07", "2022-03-13"),
        ("earlier this week", "2022-03-07", "2022-03-09"),
        ("later this month", "2022-03-09", "2022-03-31"),
        ("last month", "2022-02-01", "2022-02-28"),
        ("last year", "2021-01-01", "2021-12-31"),
        ("last weekend", "2022-03-05", "2022-03-06"),
        ("three days ago", "2022-03-06", "2022-03-06"),
        ("two months ago", "2022-01-01", "2022-01-31"),
        ("a year ago", "2021-01-01", "2021-12-31"),
        ("the last two weeks", "2022-02-23", "2022-03-09"),
        ("July 7", "2021-07-07", "2021-07-07"),
        ("On January 30", "2022-01-30", "2022-01-30"),
        ("November", "2021-11-01", "2021-11-30"),
        ("September of last year", "2021-09-01", "2021-09-30"),
        ("the start of December", "2021-12-01", "2021-12-01"),
        ("the end of 2020", "2020-12-31", "2020-12-31"),
    ],
)
def test_an_expression_names_these_days(expression: str, first: str, last: str) -> None:
    assert read_date(expression, WEDNESDAY, False) == Occurred(first, last)


@pytest.mark.parametrize(
    ("expression", "first"),
    [("Friday", "2022-03-11"), ("July 7", "2022-07-07"), ("November", "2022-11-01"), ("January", "2023-01-01")],
)
def test_in_a_sentence_about_the_future_the_coming_one_is_meant(expression: str, first: str) -> None:
    when = read_date(expression, WEDNESDAY, True)
    assert when is not None
    assert when.start == first


def test_this_weekend_said_on_a_tuesday_is_the_one_just_over() -> None:
    assert read_date("this weekend", date(2022, 3, 8), False) == Occurred("2022-03-05", "2022-03-06")


@pytest.mark.parametrize("expression", ["Friday", "last week", "July 7", "two days ago", "today"])
def test_without_the_article_s_date_a_relative_expression_stays_unresolved(expression: str) -> None:
    assert read_date(expression, None, False) is None


def test_without_the_article_s_date_a_full_date_is_resolved() -> None:
    assert read_date("3 May 2021", None, False) == Occurred("2021-05-03", "2021-05-03")


@pytest.mark.parametrize(
    "expression", ["31 February 2021", "recent weeks", "five years", "", "the age of 30", "99999 years ago"]
)
def test_what_names_no_day_is_none(expression: str) -> None:
    assert read_date(expression, WEDNESDAY, False) is None
