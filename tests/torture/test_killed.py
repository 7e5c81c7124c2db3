"""Processes that are killed outright: what they had acknowledged is in the file, and the file is sound."""

import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.torture.child import Job, go, lines_of, marks, started
from tests.torture.requirements import needs_signals, needs_watching
from tests.torture.rounds import KILLS, KILLS_INSIDE, chance
from tests.torture.versions import of_version_1
from tests.torture.work import Mark, missing, reopened

pytestmark = needs_signals

A_FILES_LIFE = 20
"""Rounds after which a new file is begun; until then one file goes through all of them."""


def spin(seconds: float) -> None:
    """Sleeping would wake at moments of the system's choice."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


def test_what_was_acknowledged_before_a_kill_is_kept(
    tmp_path: Path, template: bytes, tell: Callable[[str], None]
) -> None:
    """Two reviewers at work, killed one after the other, after so many acknowledgements and so many microseconds."""
    acknowledged: set[Mark] = set()
    total = lost = 0
    problems: list[str] = []
    for number in range(KILLS):
        dice = chance("killed", number)
        path = tmp_path / f"{number // A_FILES_LIFE}.db"
        if number % A_FILES_LIFE == 0:
            path.write_bytes(template)
            acknowledged.clear()
        children = [started(Job(str(path), name, f"{name}{number}")) for name in ("ann", "bob")]
        heard: list[str] = []
        for child in children:
            go(child)
        for child in dice.sample(children, 2):
            heard += [lines_of(child).readline() for _ in range(dice.randint(1, 12))]
            spin(dice.uniform(0, 0.01))
            child.kill()
            heard += lines_of(child).readlines()
            child.communicate()
            assert child.returncode == -9
        fresh = marks(heard)
        total += len(fresh)
        acknowledged |= fresh
        problems += [f"round {number}: {problem}" for problem in reopened(path)]
        lost += len(missing(acknowledged, path))
    tell(
        f"killed at random moments: {KILLS} rounds of two processes, {total} entries acknowledged, {lost} lost, "
        f"{len(problems)} problems"
    )
    assert problems == []
    assert lost == 0


def test_a_kill_while_a_file_is_opened_or_made_leaves_one_that_opens(
    tmp_path: Path, template: bytes, tell: Callable[[str], None]
) -> None:
    problems: list[str] = []
    kinds: Counter[str] = Counter()
    longest = 0.0
    for number in range(-1, KILLS // 2):  # the first is not killed but timed
        dice = chance("killed while opening", number)
        path = tmp_path / f"{number}.db"
        kind, before = dice.choice([("new", None), ("known", template), ("older", of_version_1(tmp_path))])
        if before is not None:
            path.write_bytes(before)
        child = started(Job(str(path), "ann", f"opening{number}", times=1, create=True))
        began = time.perf_counter()
        go(child)
        if number < 0:
            lines_of(child).readline()
            longest = time.perf_counter() - began
        else:
            spin(dice.uniform(0, longest))
        child.kill()
        acknowledged = marks(lines_of(child).read())
        child.communicate()
        kinds[kind] += 1
        problems += [f"round {number}, {kind}: {problem}" for problem in reopened(path, create=True)]
        assert not missing(acknowledged, path)
    tell(f"killed while opening: {sum(kinds.values())} rounds, {dict(kinds)}, {len(problems)} problems")
    assert problems == []


@needs_watching
def test_a_kill_inside_any_file_operation_loses_nothing(
    tmp_path: Path, template: bytes, tell: Callable[[str], None]
) -> None:
    """Inside the making of a file, its opening, its migration, commits and checkpoints, the last write half done."""
    total = lost = 0
    problems: list[str] = []
    where: Counter[str] = Counter()
    for number in range(KILLS_INSIDE):
        dice = chance("killed inside", number)
        path = tmp_path / f"{number}.db"
        before = dice.choice((None, template, of_version_1(tmp_path)))
        if before is not None:
            path.write_bytes(before)
        # The making, opening and migrating of a file take some dozens of operations; then come decisions.
        at = dice.choice((dice.randint(1, 70), dice.randint(70, 1_000)))
        child = started(Job(str(path), "ann", f"inside{number}", times=20, sessions=3, create=True, die_at=at))
        lines = child.communicate("\n")[0].splitlines(keepends=True)
        died = [json.loads(line) for line in lines if line.startswith("{")]
        assert child.returncode == (-9 if died else 0)
        where.update(f"{place['died']} of {place['file'].partition('.')[2]}" for place in died)
        acknowledged = marks(lines)
        total += len(acknowledged)
        problems += [f"round {number}, operation {at}: {problem}" for problem in reopened(path, create=True)]
        lost += len(missing(acknowledged, path))
    tell(
        f"killed inside a file operation: {KILLS_INSIDE} rounds, {total} entries acknowledged, {lost} lost, "
        f"{len(problems)} problems; {dict(where.most_common())}"
    )
    assert problems == []
    assert lost == 0
