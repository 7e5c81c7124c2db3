"""Merging as a property: whatever was done on copies, in whatever order merged, all end equal, and with all of it."""

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.torture.histories import Copies, everything, merged
from tests.torture.rounds import chance, rounds
from workbench.desk.desk import Desk

HISTORIES = rounds(400, 8)

# A history: how many copies, and what happens on them: a session of so many doings, a merge, another extraction.
STEPS = st.lists(st.one_of(st.integers(3, 8), st.just("merge"), st.just("extract")), min_size=4, max_size=12)


def test_copies_edited_apart_and_merged_in_any_order_end_equal_and_with_everything(
    tmp_path: Path, template: bytes, tell: Callable[[str], None]
) -> None:
    counts: Counter[str] = Counter()

    @settings(max_examples=HISTORIES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(number=st.integers(2, 5), steps=STEPS, seed=st.integers(0, 2**32))
    def run(number: int, steps: list[int | str], seed: int) -> None:
        folder = tmp_path / "history"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        copies = Copies(folder, template, number, chance("merge", seed))
        for step in steps:
            if step == "merge":
                copies.merge()
                counts["merges before the end"] += 1
            elif step == "extract":
                copies.extract()
            else:
                copies.work(int(step))
        counts["histories"] += 1
        counts["rounds until rest"] += copies.all_to_all()
        first, *others = [everything(path) for path in copies.paths]
        for other in others:
            for table, kept in first.items():
                assert other[table] == kept, table
        assert {row[0] for row in first["log"]} == copies.union
        counts["entries"] += len(copies.union)
        again = merged(copies.paths[0], *copies.paths[1:])
        assert all((came.entries, came.articles, came.claims, came.refused) == (0, 0, 0, []) for came in again.files)
        assert everything(copies.paths[0]) == first
        for path in copies.paths:
            with Desk.open(path, "ann", read_only=True) as desk:
                assert desk.check().problems == []

    run()
    tell(f"merge as a property: {dict(counts)}, 0 copies unequal, 0 entries missing")
