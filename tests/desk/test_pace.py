"""How fast the review goes."""

from __future__ import annotations

from workbench.desk.pace import LATELY, Pace, Speed, pace
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


def test_what_is_left_takes_as_long_as_what_was_done() -> None:
    made = Pace({"2024-05-01": 10, "2024-05-03": 30}, {"ann": Speed(40, 2, 30.0), "bob": Speed(1, 1, None)})
    assert made.work_left(100, "ann") == 3000
    assert made.work_left(100, "bob") is None
    assert made.work_left(100, "cleo") is None
    assert made.days_left(100) == 5


def test_only_the_last_days_of_work_tell_how_fast_a_desk_is() -> None:
    slow = {f"2024-04-{day:02}": 1 for day in range(1, 20)}
    fast = {f"2024-05-{day:02}": 50 for day in range(1, LATELY + 1)}
    assert Pace({**slow, **fast}, {}).days_left(100) == 2
    assert Pace({}, {}).days_left(100) is None
