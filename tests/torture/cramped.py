"""A reviewer who runs out of room, again and again: ``python -m tests.torture.cramped JOB``.

Rounds share a process; each is told on standard output when it is over, a line of JSON.
"""

from __future__ import annotations

import json
import os
import random
import sys
from abc import ABC, abstractmethod
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.torture import vfs
from tests.torture.rounds import chance
from tests.torture.work import Mark, Worker, fill
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.store import sqlite

if sys.platform != "win32":
    import resource

TIMES = 40
"""What the reviewer tries to record in a round."""


@dataclass(frozen=True, slots=True)
class Job:
    """*how* is ``full`` (SQLite is told so), ``limit`` (of a file's size) or ``disk`` (*folder* is a small one)."""

    how: str
    folder: str
    rounds: int
    template: str
    first: int = 0
    """The number of the first round."""


@dataclass(slots=True)
class Round:
    """What became of one round: what was acknowledged, what refused, the sentences, and the file."""

    path: str
    acknowledged: list[Mark] = field(default_factory=list)
    refused: list[Mark] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)


class Shortage(ABC):
    """No room from a random point on, until `end`."""

    @abstractmethod
    def begin(self, dice: random.Random, path: Path) -> None: ...

    @abstractmethod
    def end(self) -> None: ...


class RefusedBySQLite(Shortage, vfs.Watcher):
    """From one operation on, all that take room are refused, or only that one; the first may be done in part."""

    def __init__(self) -> None:
        self._left = self._lasts = 0
        self._error = 0
        self._dice = random.Random(0)
        vfs.watch(self)

    def begin(self, dice: random.Random, _path: Path) -> None:
        self._dice = dice
        self._left = dice.choice((dice.randint(1, 60), dice.randint(60, 500)))
        self._lasts = dice.choice((1, 3, 1_000_000))
        self._error = dice.choice((vfs.FULL, vfs.IOERR_WRITE))

    def end(self) -> None:
        self._left = 0

    def before(self, operation: vfs.Operation) -> int:
        if self._left == 0 or operation.kind in (vfs.OPEN, vfs.DELETE):
            return 0
        if self._left > 1:
            self._left -= 1
            return 0
        if self._lasts == 0:
            return 0
        self._lasts -= 1
        others = {vfs.SYNC: vfs.IOERR_FSYNC, vfs.TRUNCATE: vfs.IOERR_TRUNCATE}
        return others.get(operation.kind, self._error)

    def part(self, operation: vfs.Operation) -> int:
        return self._dice.choice((0, self._dice.randrange(len(operation.data))))


class LimitedSize(Shortage):
    """No file of this process may grow beyond a size. Python ignores the signal, so that the write fails instead."""

    def begin(self, dice: random.Random, path: Path) -> None:
        size = path.stat().st_size if path.exists() else 0
        # The write-ahead log begins small: it meets the limit before the file does, or the file at its checkpoint.
        limit = dice.choice((dice.randint(0, 400_000), size + dice.randint(0, 100_000)))
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    def end(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


class FullDisk(Shortage):
    """Something else has filled the disk but for a few bytes."""

    def begin(self, dice: random.Random, path: Path) -> None:
        self._other = path.with_name("other")
        found = os.statvfs(path.parent)
        blocks = max(found.f_bavail - dice.randint(0, 40), 0)
        self._other.write_bytes(bytes(blocks * found.f_frsize))

    def end(self) -> None:
        self._other.unlink(missing_ok=True)


def run(job: Job) -> None:
    sqlite._CHECKPOINT_BYTES = 60_000
    shortage = {"full": RefusedBySQLite, "limit": LimitedSize, "disk": FullDisk}[job.how]()
    for number in range(job.first, job.first + job.rounds):
        dice = chance("cramped", job.how, number)
        done = Round(str(Path(job.folder, f"{number}.db")))
        if dice.random() < 0.7:
            Path(done.path).write_bytes(Path(job.template).read_bytes())
        shortage.begin(dice, Path(done.path))
        try:
            cramped(done, shortage, dice, number)
        finally:
            shortage.end()
        print(json.dumps(asdict(done)), flush=True)


def cramped(done: Round, shortage: Shortage, dice: random.Random, number: int) -> None:
    """One round: the file is opened, worked on without room, and closed, with room or without."""
    try:
        desk = Desk.open(Path(done.path), "ann", create=True)
    except WorkbenchError as error:
        done.sentences.append(str(error))
        return
    with desk:
        worker = Worker(desk, dice, f"cramped{number}")
        try:
            if not desk.articles():
                fill(Path(done.path))
        except WorkbenchError as error:
            done.sentences.append(str(error))
            return
        for _ in range(TIMES):
            mark, do = worker.begun()
            try:
                done.acknowledged.append(do())
            except WorkbenchError as error:
                done.sentences.append(str(error))
                if mark[1] not in ("undo", "article", "bookmark"):
                    done.refused.append(mark)
        if dice.random() < 0.5:
            shortage.end()
            done.acknowledged.append(worker.begun()[1]())  # the same desk goes on


if __name__ == "__main__":
    run(Job(**json.loads(sys.argv[1])))
