"""The power fails at any moment: what was acknowledged is in the file, and the file is sound."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.torture.child import Job, go, started
from tests.torture.crash import Disk, put, recorded
from tests.torture.requirements import needs_watching
from tests.torture.rounds import CUTS, CUTS_A_RECORDING, chance
from tests.torture.work import missing, reopened

pytestmark = needs_watching


@dataclass(slots=True)
class Outcome:
    cuts: int = 0
    acknowledged: int = 0
    lost: int = 0
    unsound: list[str] = field(default_factory=list)
    operations: Counter[str] = field(default_factory=Counter)


def cut(folder: Path, template: bytes | None, number: int, outcome: Outcome, **about: object) -> None:
    """One session of two reviewers, recorded, and the power cut at several moments of it."""
    home = folder / f"recorded-{number}"
    home.mkdir()
    if template is not None:
        (home / "review.db").write_bytes(template)
    record = home / "record"
    children = [
        started(
            Job(
                path=str(home / "review.db"),
                name=name,
                session=f"cut{number}{name}",
                times=12,
                sessions=2,
                create=template is None,
                recording=str(record),
                **about,  # type: ignore[arg-type]
            )
        )
        for name in ("ann", "bob")[: 1 + number % 2]
    ]
    for child in children:
        go(child)
    for child in children:
        child.communicate()
        assert child.returncode == 0
    events = recorded(record)
    outcome.operations.update(what[0] for _, stage, what in events if stage == "begun")
    dice = chance("cuts", number)
    moments = sorted(dice.randint(1, len(events)) for _ in range(CUTS_A_RECORDING))
    disk, acknowledged = Disk(None if template is None else {"review.db": template}), set()
    for at, event in enumerate(events, 1):
        disk.follow(event)
        if event[1] == "acknowledged":
            acknowledged.add(event[2])
        for _ in range(moments.count(at)):
            left = folder / "left"
            put(disk.cut(dice), left)
            outcome.cuts += 1
            outcome.acknowledged += len(acknowledged)
            problems = reopened(left / "review.db", create=True)
            outcome.lost += len(missing(acknowledged, left / "review.db"))
            outcome.unsound += [f"recording {number}, event {at} of {len(events)}: {problem}" for problem in problems]


def cuts(folder: Path, template: bytes | None, times: int, **about: object) -> Outcome:
    outcome = Outcome()
    for number in range(-(-times // CUTS_A_RECORDING)):
        cut(folder, template, number, outcome, **about)
    return outcome


@pytest.mark.parametrize("new", [False, True], ids=["a file that is worked on", "a file that is being made"])
def test_a_power_cut_takes_nothing_that_was_acknowledged(
    tmp_path: Path, template: bytes, new: bool, tell: Callable[[str], None]
) -> None:
    outcome = cuts(tmp_path, None if new else template, CUTS)
    tell(
        f"power cut ({'a file that is being made' if new else 'a file that is worked on'}): {outcome.cuts} cuts, "
        f"{outcome.acknowledged} entries acknowledged before them, {outcome.lost} lost, "
        f"{len(outcome.unsound)} problems; {dict(outcome.operations)}"
    )
    assert outcome.unsound == []
    assert outcome.lost == 0


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_a_power_cut_does_harm_where_the_disk_is_not_waited_for(
    tmp_path: Path, template: bytes, synchronous: str, tell: Callable[[str], None]
) -> None:
    """The proof that the simulation is one: with less care of the program's it finds losses."""
    # Checkpoints wait for the disk in NORMAL too: with few of them, as the program has it, more is at stake.
    outcome = cuts(tmp_path, template, CUTS // 2, synchronous=synchronous, checkpoint_bytes=4_000_000)
    tell(
        f"power cut with synchronous={synchronous}, which must lose: {outcome.cuts} cuts, "
        f"{outcome.acknowledged} entries acknowledged before them, {outcome.lost} lost, {len(outcome.unsound)} problems"
    )
    print("\n".join(outcome.unsound))
    assert outcome.lost > 0
