"""Links kept up to date: claims that came, changed or went are compared with those that share words with them.

What is linked hangs on the claims that are there and on nothing else: not on the order in which they came, nor on how
often it was broken off. Two claims are compared when `workbench.compare.candidates` says so of the whole collection,
and `workbench.compare.judging` decides of the two alone.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from workbench.compare.version import RULES_VERSION
from workbench.desk.interrupting import in_one_piece
from workbench.domain.errors import WorkbenchError
from workbench.store import comparing, links, schema, sqlite, terms

if TYPE_CHECKING:
    import sqlite3
    import subprocess

    from workbench.compare.comparable import Comparable
    from workbench.domain.link import Link

_INDEXED_AT_ONCE = 200
_LINKED_AT_ONCE = 64
_SECONDS = 0.1
"""So long is compared before what was found is saved: nobody who records waits much longer."""

_MOST_CLAIMS = 2_000
_MOST_KEYS = 20_000
"""Kept at hand, so that memory does not grow with the collection."""

_MOST_PROVED = 1_000

_FEW = 20
_MOMENT = 0.5
"""As many claims, and seconds, as somebody who cut a claim waits for."""

_T = TypeVar("_T")


def find(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Finds the links of every claim that waits for it; yields how much is done, of how much, each time it is saved.

    What is done stays done when the iteration is given up.
    """
    _follow_rules(connection)
    work = _Linking(connection)
    to_index, to_link = terms.waiting(connection)
    # A claim whose terms are taken in is half done.
    of = 2 * to_index + to_link
    while work.go_on():
        to_index, to_link = terms.waiting(connection)
        left = 2 * to_index + to_link
        of = max(of, left)
        yield of - left, of


def _follow_rules(connection: sqlite3.Connection) -> None:
    if terms.rules(connection) != RULES_VERSION:
        with sqlite.writing(connection):
            terms.link_again(connection)
            terms.keep_rules(connection, RULES_VERSION)


def again(connection: sqlite3.Connection) -> None:
    """Has the links of all claims found anew. Call inside `writing` only."""
    terms.link_again(connection)


def update(path: Path, *, again: bool = False) -> Iterator[tuple[int, int]]:
    """Finds the links of the review file at *path* that are to be found, or *again* all; yields as `find` does."""
    with sqlite.told(path), contextlib.closing(schema.open_file(path)) as connection:
        if again:
            with sqlite.writing(connection):
                terms.link_again(connection)
        yield from find(connection)


def a_few(connection: sqlite3.Connection) -> None:
    """Finds the links that are to be found where that takes a moment; else they wait.

    What was recorded before stands whatever becomes of this.
    """
    if 0 < terms.unlinked(connection, RULES_VERSION) <= _FEW:
        until = time.monotonic() + _MOMENT
        with contextlib.suppress(WorkbenchError):
            for _ in find(connection):
                if time.monotonic() > until:
                    return


def start(path: Path) -> subprocess.Popen[bytes]:
    """A process that finds the links of the file at *path* while it is open here; it may be ended at any time.

    It ends by itself when all are found, or when it cannot write to the file.
    """
    import subprocess

    quiet = subprocess.DEVNULL
    command = [sys.executable, "-m", __name__, os.path.abspath(path)]
    return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)


def wrong(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for what of the links, and of the index by which they are found, is not as it would be made now.

    What waits to be compared is left out, and all of it where other rules linked it. Of more than `_MOST_PROVED` claims
    as many are looked at, from all over the file.
    """
    if terms.rules(connection) != RULES_VERSION:
        return
    yield from terms.wrong(connection)
    work = _Linking(connection)
    numbers = terms.some_settled(connection, _MOST_PROVED)
    if bad := sum(not work.is_indexed_right(number) for number in numbers):
        yield f"The index of terms has other terms of {bad} claim{'s' if bad > 1 else ''} than their words."
    elif bad := sum(not work.is_linked_right(number) for number in numbers):
        yield f"The links of {bad} claim{'s' if bad > 1 else ''} are not those that are found."


class _Linking:
    """The work on one file, and what of it is at hand."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._version = -1
        self._claims: OrderedDict[int, Comparable | None] = OrderedDict()
        self._holders: OrderedDict[int, tuple[int, ...] | None] = OrderedDict()

    def go_on(self) -> bool:
        """Does a little of what waits, and saves it; False when nothing does."""
        if numbers := terms.next_to_index(self._connection, _INDEXED_AT_ONCE):
            self._save(lambda: self._keys(numbers), lambda keys: self._take_in(numbers, keys))
            self._forget()
        elif numbers := terms.next_to_link(self._connection, _LINKED_AT_ONCE):
            self._save(lambda: self._found(numbers), self._keep)
        else:
            return False
        return True

    def _save(self, look: Callable[[], _T], keep: Callable[[_T], None]) -> None:
        """Keeps what there is to see, of which most is looked at before anybody has to wait for it."""
        self._renew()
        found = look()
        with in_one_piece(), sqlite.writing(self._connection, durably=False):
            if self._renew():  # somebody else wrote meanwhile
                found = look()
            keep(found)

    def _renew(self) -> bool:
        """Whether anybody else changed the file since this was asked last; what is at hand is forgotten then."""
        version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        if version == self._version:
            return False
        self._version = version
        self._forget()
        return True

    def _forget(self) -> None:
        self._claims.clear()
        self._holders.clear()

    # Proof

    def is_indexed_right(self, number: int) -> bool:
        """Whether the claim with that number is found by what its words say."""
        return self._keys([number]).get(number, ()) == terms.keys_of(self._connection, number)

    def is_linked_right(self, number: int) -> bool:
        """Whether the links of the claim with that number, with claims that do not wait, are those that are found."""
        kept = links.of_number(self._connection, number)
        others = terms.still_waiting(self._connection, kept)
        found = sorted(self._links(number), key=lambda link: (link.first, link.second, link.relation))
        return found == [link for other, of_it in kept.items() if other not in others for link in of_it]

    # Terms

    def _keys(self, numbers: Iterable[int]) -> dict[int, tuple[int, ...]]:
        from workbench.compare.candidates import keys

        return {number: keys(one) for number, one in self._comparables(numbers).items() if one is not None}

    def _take_in(self, numbers: Sequence[int], keys: dict[int, tuple[int, ...]]) -> None:
        """Has the claims with these numbers be found by *keys*; those that have none are no longer linked."""
        came, went = Counter[int](), Counter[int]()
        for number in numbers:
            before, after = terms.keys_of(self._connection, number), keys.get(number, ())
            came.update(set(after) - set(before))
            went.update(set(before) - set(after))
            if number in keys:
                terms.put_keys(self._connection, number, before, after)
            else:
                terms.forget(self._connection, number, before)
                links.drop(self._connection, number)
        terms.are_indexed(self._connection, keys)
        terms.are_linked(self._connection, [number for number in numbers if number not in keys])
        self._follow(came, went)

    def _follow(self, came: Counter[int], went: Counter[int]) -> None:
        """What links hang on keys that became too common, or no longer are."""
        from workbench.compare.candidates import COMMONEST

        for key in came.keys() | went.keys():
            most = COMMONEST + came[key] + 1
            after = terms.count(self._connection, key, most)
            before = after - came[key] + went[key]
            if before <= COMMONEST < after:
                self._become_common(terms.holders(self._connection, key, most))
            elif after <= COMMONEST < before:
                terms.link_again(self._connection, terms.holders(self._connection, key, most))

    def _become_common(self, numbers: Sequence[int]) -> None:
        """Drops the links of claims that found each other by a key that they share, and no longer would."""
        from workbench.compare.candidates import are_candidates

        settled = set(numbers) - terms.still_waiting(self._connection, numbers)
        for number in settled:
            for other in links.of_number(self._connection, number):
                own, theirs = (terms.keys_of(self._connection, one) for one in (number, other))
                if not are_candidates(own, theirs, self._is_common):
                    links.drop(self._connection, number, other)

    def _is_common(self, key: int) -> bool:
        from workbench.compare.candidates import COMMONEST

        return terms.count(self._connection, key, COMMONEST + 1) > COMMONEST

    # Links

    def _found(self, numbers: Sequence[int]) -> list[tuple[int, list[Link]]]:
        """The links of as many of the claims with these numbers as there is time for."""
        until = time.monotonic() + _SECONDS
        found: dict[int, list[Link]] = {}
        for number in numbers:
            found[number] = self._links(number, found)
            if time.monotonic() > until:
                break
        return list(found.items())

    def _links(self, number: int, done: Collection[int] = ()) -> list[Link]:
        """The links of a claim with those that do not wait: of two that both do, the last one finds the other."""
        from workbench.compare.candidates import candidates
        from workbench.compare.judging import judge

        one = self._comparable(number)
        if one is None:
            return []
        near = candidates(terms.keys_of(self._connection, number), self._who_has) - {number}
        near -= terms.still_waiting(self._connection, near) - set(done)
        others = (other for other in self._comparables(near).values() if other is not None)
        return [link for other in others if (link := judge(one, other)) is not None]

    def _keep(self, found: Sequence[tuple[int, list[Link]]]) -> None:
        for number, of_it in found:
            links.drop(self._connection, number)
            links.put(self._connection, of_it)
        terms.are_linked(self._connection, [number for number, _ in found])

    def _who_has(self, key: int) -> tuple[int, ...] | None:
        from workbench.compare.candidates import COMMONEST

        if key not in self._holders:
            found = terms.holders(self._connection, key, COMMONEST + 1)
            self._holders[key] = tuple(found) if len(found) <= COMMONEST else None
            if len(self._holders) > _MOST_KEYS:
                self._holders.popitem(last=False)
        return self._holders[key]

    def _comparable(self, number: int) -> Comparable | None:
        return self._comparables([number])[number]

    def _comparables(self, numbers: Iterable[int]) -> dict[int, Comparable | None]:
        """The claims with these numbers; None for one that is gone, or whose article has a newer version."""
        from workbench.compare.comparable import BEFORE, Comparable

        wanted = list(numbers)
        missing = [number for number in wanted if number not in self._claims]
        self._claims.update(dict.fromkeys(missing))
        for found in comparing.in_context(self._connection, missing, BEFORE):
            self._claims[found.number] = Comparable(
                found.claim, found.published, found.title, found.outlet, found.before
            )
        known = {number: self._claims[number] for number in wanted}
        for number in known:
            self._claims.move_to_end(number)
        while len(self._claims) > _MOST_CLAIMS:
            self._claims.popitem(last=False)
        return known


def _main() -> int:
    with contextlib.suppress(AttributeError, OSError):  # a system without niceness, or none to be had
        os.nice(10)
    try:
        for _ in update(Path(sys.argv[1])):
            pass
    except WorkbenchError:  # who opens the file the next time is told
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(_main())
