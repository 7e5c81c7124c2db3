"""How fast the review goes."""

from __future__ import annotations

from workbench.desk.pace import Speed, pace
from workbench.domain.tally import Decision


def made(chain: str, who: str, *times: str) -> list[Decision]:
    return [Decision(chain, who, f"2026-03-{time}Z") for time in times]


def test_decisions_are_counted_by_day_and_by_reviewer() -> None:
    found = pace(
        [
            *made("a", "ann", "02T10:00:00.000", "02T10:00:20.000", "03T09:00:00.000"),
            *made("b", "bob", "02T23:59:59.000"),
            *made("c", "ann", "05T10:00:00.000"),
        ]
    )
    assert found.days == {"2026-03-02": 3, "2026-03-03": 1, "2026-03-05": 1}
    assert found.reviewers == {"ann": Speed(4, 3, 20.0), "bob": Speed(1, 1, None)}


def test_a_pause_and_the_time_between_two_sessions_are_nobodys_speed() -> None:
    found = pace(
        [
            *made("a", "ann", "02T10:00:00.000", "02T10:00:10.000", "02T10:00:40.000", "02T11:00:00.000"),
            *made("b", "ann", "02T11:00:01.000", "02T11:10:01.000"),
        ]
    )
    assert found.reviewers["ann"].median_seconds == 30.0


def test_a_clock_that_was_put_back_and_a_time_that_is_none_disturb_nothing() -> None:
    found = pace([*made("a", "ann", "02T10:00:00.000", "02T09:00:00.000"), Decision("a", "ann", "yesterday")])
    assert found.reviewers == {"ann": Speed(2, 1, None)}
    assert pace([]).days == {}
