import contextlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.store.making import STORY, STORY_CLAIMS, bare
from workbench.desk.desk import Desk
from workbench.domain.review import Bookmark
from workbench.store import presence

HERE = Bookmark(STORY.id, STORY_CLAIMS[0].id)


def put(path: Path, at: str, *, desks: int = 1) -> None:
    """Desks that another program says were there at *at*."""
    with contextlib.closing(bare(path)) as other:
        other.execute("BEGIN")
        rows = [(f"made-up-{at}-{number}", "eve", at) for number in range(desks)]
        other.executemany("INSERT INTO presence (session, reviewer, at) VALUES (?, ?, ?)", rows)
        other.execute("COMMIT")


def moment(by: timedelta) -> str:
    return (datetime.now(UTC) + by).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def test_others_are_seen_where_they_are_and_oneself_is_not(review_file: Path, desk: Desk) -> None:
    with Desk.open(review_file, "bob") as bob:
        bob.be_here(HERE)
        (seen,) = desk.others(desk.session)
        assert (seen.reviewer, seen.claim_id) == ("bob", HERE.claim_id)
        assert bob.others(bob.session) == []


def test_a_desk_of_long_ago_or_of_the_far_future_is_not_here_and_is_forgotten(review_file: Path, desk: Desk) -> None:
    for at in (moment(-timedelta(minutes=2)), moment(timedelta(minutes=20)), "9999-12-31T00:00:00.000Z", "word"):
        put(review_file, at)
    assert desk.others() == []
    desk.be_here(HERE)
    with contextlib.closing(bare(review_file)) as other:
        assert [row["reviewer"] for row in other.execute("SELECT reviewer FROM presence")] == ["ann"]


def test_a_colleague_whose_clock_is_a_little_ahead_is_here(review_file: Path, desk: Desk) -> None:
    put(review_file, moment(timedelta(minutes=2)))
    desk.be_here(HERE)
    assert [other.reviewer for other in desk.others(desk.session)] == ["eve"]


def test_of_very_many_desks_only_so_many_are_read(review_file: Path, desk: Desk) -> None:
    put(review_file, moment(timedelta(minutes=1)), desks=1000)
    assert len(desk.others(desk.session)) == presence.MOST
