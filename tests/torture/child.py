"""A reviewer in a process of their own, for the tortures: ``python -m tests.torture.child JOB``.

Every entry is told on standard output once it is acknowledged, a line of JSON each.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from tests.torture import vfs
from tests.torture.crash import Recorder
from tests.torture.rounds import chance
from tests.torture.work import Mark, Worker, fill
from workbench.desk.desk import Desk
from workbench.store import sqlite

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Job:
    """What the child is to do."""

    path: str
    name: str
    session: str
    """Marks the entries, and is what the dice hang on."""
    times: int = 1_000_000
    sessions: int = 1
    """How often the file is opened and worked on, *times* each."""
    create: bool = False
    checkpoint_bytes: int = 40_000
    """A few commits."""
    synchronous: str = "FULL"
    recording: str | None = None
    die_at: int | None = None
    """The file operation before which, or in the middle of which, the child kills itself."""


def started(job: Job) -> subprocess.Popen[str]:
    """The child at work, once it is about to open the file."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.torture.child", json.dumps(asdict(job))],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert lines_of(process).readline() == "ready\n"
    return process


def lines_of(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def marks(lines: str | list[str]) -> set[Mark]:
    """What the lines acknowledge. A last line that the kill cut short acknowledges nothing."""
    lines = lines.splitlines(keepends=True) if isinstance(lines, str) else lines
    return {(found[0], found[1], found[2]) for line in lines if line.endswith("]\n") for found in [json.loads(line)]}


class _Careless(sqlite.ReviewConnection):
    """A connection that asks the disk for less than the program does: what the tortures must find out."""

    synchronous = "FULL"

    def execute(self, sql: str, *given: Any) -> Any:
        return super().execute(sql.replace("synchronous=FULL", f"synchronous={self.synchronous}"), *given)


class _Dying(vfs.Watcher):
    """Kills the process at one file operation; of a write a part may have been done then."""

    def __init__(self, at: int, dice: random.Random) -> None:
        self._left = at
        self._dice = dice

    def before(self, _operation: vfs.Operation) -> int:
        self._left -= 1
        return vfs.ERROR if self._left == 0 else 0

    def part(self, operation: vfs.Operation) -> int:
        return self._dice.randrange(0, len(operation.data), 512)

    def refused(self, operation: vfs.Operation) -> None:
        print(json.dumps({"died": operation.kind, "file": Path(operation.path).name}), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)


def work(job: Job) -> None:
    sqlite._CHECKPOINT_BYTES = job.checkpoint_bytes
    _Careless.synchronous = job.synchronous
    sqlite.ReviewConnection = _Careless  # type: ignore[misc]
    recorder = Recorder(job.recording) if job.recording else None
    if recorder:
        vfs.watch(recorder)
    elif job.die_at:
        vfs.watch(_Dying(job.die_at, chance(job.session, "dying")))
    dice = chance(job.session)
    print("ready", flush=True)
    sys.stdin.readline()
    for session in range(job.sessions):
        with Desk.open(Path(job.path), job.name, create=job.create) as desk:
            print("open", flush=True)
            worker = Worker(desk, dice, f"{job.session}.{session}")
            if not desk.articles():
                fill(Path(job.path))
            for _ in range(job.times):
                mark = worker.begun()[1]()
                if recorder:
                    recorder.acknowledge(mark)
                print(json.dumps(mark), flush=True)


if __name__ == "__main__":
    work(Job(**json.loads(sys.argv[1])))
