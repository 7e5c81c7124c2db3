"""What was checked before: taken in, and found again at a claim that says the same."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from workbench.desk.reading import Reading
from workbench.domain.errors import WorkbenchError
from workbench.ingest.limits import DEFAULT
from workbench.store import reviews, sqlite

if TYPE_CHECKING:
    import sqlite3

    from workbench.desk import checked
    from workbench.domain.check import EarlierCheck
    from workbench.ingest.limits import Limits
    from workbench.ingest.sources import Source

MOST = 3
"""So many earlier checks of a claim are shown, where nothing else is said."""

_BATCH = 2_000
"""Checks saved together: one wait for the disk instead of two thousand."""


class ChecksImported(Struct):
    """What became of the checks of one *source*: how many are *new*, or were *known*, and why others were *left_out*.

    *failed* is the sentence for a source that could not be read.
    """

    source: str
    new: int = 0
    known: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    failed: str | None = None


class Checking(Reading):
    """An open review file, asked what was checked before: in it, in published checks, in other review files.

    *checked_files* are those others. What is ready of them in the folder *kept_checks* is searched, and no search waits
    for them (`look_into_checked_files`).
    """

    checked_files: Sequence[Path] = ()
    kept_checks: Path | None = None

    def earlier_checks(self, ref: str, limit: int = MOST) -> list[EarlierCheck]:
        """What was checked before and likely says what the claim that *ref* names says, the likeliest first.

        Of review files final verdicts only; where review is blind, here or there, only what was adjudicated or the
        reviewer decided.
        """

        from workbench.store import checked_files

        try:
            return self._earlier(ref, limit, self._others())
        except WorkbenchError:
            if self.kept_checks is None or not self._others():
                raise
        # Where what is kept of the others is damaged it goes, and is made anew the next time they are looked into.
        checked_files.forget_others(self.kept_checks, ())
        return self._earlier(ref, limit, [])

    def _earlier(self, ref: str, limit: int, others: Iterable[Path]) -> list[EarlierCheck]:
        from workbench.compare.earlier import sought
        from workbench.desk import checked
        from workbench.store import checks

        with sqlite.told(self.path), contextlib.ExitStack() as stack:
            claim = self.claim(ref).claim
            wording = reviews.wording(self._connection, claim.id, marked=False) or ""
            sight = checked.Sight(self._connection, claim.id, self._hidden_from())
            places: list[checked.Place] = [checked.Here(sight)]
            for path in others:
                if (index := self._ready_of(path)) is not None:
                    stack.enter_context(contextlib.closing(index))
                    places.append(checked.There(sight, index, path, self.reviewer, self.reveals))
            one = sought(f"{wording} {claim.text}", claim.claimant)
            around = checks.claims_with(self._connection, one.written.values())
            return list(islice(checked.likely(one, places, around), limit))

    def look_into_checked_files(self, tell: Callable[[str], None]) -> None:
        """Has what was checked in the *checked_files* ready to be searched, read anew where a file has changed.

        Reading one of 100,000 decided claims takes seconds: call it where nobody waits, from another thread too. *tell*
        is given a sentence for each file that is left out.
        """

        from workbench.store import checked_files

        if self.kept_checks is None:
            return
        wanted = self._others()
        checked_files.forget_others(self.kept_checks, wanted)
        for path in wanted:
            try:
                checked_files.keep_ready(path, self.kept_checks)
            except WorkbenchError as error:
                tell(f"Left out of what was checked before: {error}")

    def import_checks(
        self, names: Iterable[str], limits: Limits = DEFAULT, *, allow_private: bool = False
    ) -> Iterator[ChecksImported]:
        """What became of each source that *names* stand for, once its checks are saved.

        They name files, folders, patterns, web addresses (private ones with *allow_private*) or standard input.
        """
        from workbench.ingest.checks.files import ENDINGS
        from workbench.ingest.sources import sources

        for source in sources(names, allow_private, ENDINGS):
            done = ChecksImported(source.name)
            try:
                self._take_in(source, limits, done)
            except WorkbenchError as error:
                done.failed = str(error)
            yield done

    def _take_in(self, source: Source, limits: Limits, done: ChecksImported) -> None:
        from workbench.domain.check import Check
        from workbench.ingest.checks.files import read_checks
        from workbench.store import checks

        found = read_checks(source.read(limits), source.name, limits)
        while batch := list(islice(found, _BATCH)):
            done.left_out.update(why for why in batch if isinstance(why, str))
            with sqlite.writing(self._connection):
                new, known = checks.put(self._connection, (one for one in batch if isinstance(one, Check)))
            done.new += new
            done.known += known

    def _others(self) -> list[Path]:
        return [path for path in self.checked_files if not self._is_own(path)]

    def _ready_of(self, path: Path) -> sqlite3.Connection | None:
        from workbench.store import checked_files

        return None if self.kept_checks is None else checked_files.opened(path, self.kept_checks)

    def _is_own(self, path: Path) -> bool:
        try:
            return os.path.samefile(path, self.path)
        except OSError:
            return False
