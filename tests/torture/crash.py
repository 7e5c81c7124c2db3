"""What a power cut leaves of a folder: every file operation of a session is kept, and the disk rebuilt from them.

Only what was synced is sure. Of the rest each sector of each write is there, is not, or is scrambled, whatever the
order was; a file's new length may have come through before its content; a name may stand for the file it stood for
before. This is more than most disks do, and no more than they may.
"""

from __future__ import annotations

import os
import pickle
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture import vfs
from tests.torture.work import Mark


class Recorder(vfs.Watcher):
    """Writes down every operation, and every acknowledgement between them; several processes may share the record."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def before(self, operation: vfs.Operation) -> int:
        # A write by the lock's next holder stands after this one then. What is being synced is so when it has ended.
        if operation.kind != vfs.OPEN:
            self._keep("begun", operation)
        return 0

    def after(self, operation: vfs.Operation) -> None:
        if operation.kind in (vfs.OPEN, vfs.SYNC, vfs.FOLDER):
            self._keep("ended", operation)

    def acknowledge(self, mark: Mark) -> None:
        """The entry was acknowledged here."""
        self._keep("acknowledged", mark)

    def _keep(self, stage: str, what: vfs.Operation | Mark) -> None:
        os.write(self._file, pickle.dumps((os.getpid(), stage, tuple(what))))


Event = tuple[int, str, tuple]  # type: ignore[type-arg]


def recorded(path: Path) -> list[Event]:
    """Everything in the record, in the order in which it happened."""
    events: list[Event] = []
    with path.open("rb") as file:
        while file.peek(1):
            events.append(pickle.load(file))
    return events


@dataclass(slots=True)
class _File:
    """What is surely on the disk of one file, and what is on its way: writes, and sizes it was cut to."""

    sure: bytearray = field(default_factory=bytearray)
    coming: list[tuple[int, bytes | None]] = field(default_factory=list)
    done: int = 0  # of what ever came, how much is sure
    covered: dict[int, int] = field(default_factory=dict)  # by a sync that a process has begun

    def settle(self, process: int) -> None:
        """What was written before the process began its sync is sure."""
        for offset, data in self.coming[: max(self.covered.pop(process) - self.done, 0)]:
            _apply(self.sure, offset, data)
            del self.coming[0]
            self.done += 1


def _apply(content: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        del content[offset:]
        return
    content.extend(bytes(max(offset - len(content), 0)))
    content[offset : offset + len(data)] = data


class Disk:
    """A folder while it is written to, as far as it is on the disk."""

    def __init__(self, before: dict[str, bytes] | None = None) -> None:
        self._sure = {name: _File(bytearray(content)) for name, content in (before or {}).items()}
        self._names = dict(self._sure)
        self._coming: list[tuple[str, _File | None]] = []

    def follow(self, event: Event) -> None:
        """Takes in one event of the record."""
        process, stage, what = event
        if stage == "acknowledged":
            return
        operation = vfs.Operation(*what)
        name = os.path.basename(operation.path)
        match stage, operation.kind:
            case "ended", vfs.OPEN:
                if name not in self._names:
                    self._name(name, _File())
            case "begun", vfs.DELETE:
                self._name(name, None)
            case "ended", vfs.FOLDER:
                for entry in self._coming:
                    _rename(self._sure, *entry)
                self._coming.clear()
            case "begun", vfs.WRITE:
                self._file(name).coming.append((operation.offset, operation.data))
            case "begun", vfs.TRUNCATE:
                self._file(name).coming.append((operation.offset, None))
            case "begun", vfs.SYNC:
                file = self._file(name)
                file.covered[process] = file.done + len(file.coming)
            case "ended", vfs.SYNC:
                self._file(name).settle(process)

    def _file(self, name: str) -> _File:
        assert name in self._names, f"{name} is written to though another process deleted it: its locks were lost"
        return self._names[name]

    def _name(self, name: str, file: _File | None) -> None:
        _rename(self._names, name, file)
        self._coming.append((name, file))

    def cut(self, dice: random.Random) -> dict[str, bytes]:
        """The files as they are found when the power is back. What SQLite shares in memory is gone."""
        names = dict(self._sure)
        how_many = dice.randint(0, len(self._coming))
        in_order = dice.random() < 0.5
        for number, entry in enumerate(self._coming):
            if number < how_many if in_order else dice.random() < 0.5:
                _rename(names, *entry)
        sector = dice.choice((512, 4_096))
        # All, most, half, few or none of what was on its way has come through.
        luck = dice.choice((1.0, 0.9, 0.5, 0.1, 0.0))
        return {
            name: bytes(_left(file, sector, luck, dice)) for name, file in names.items() if not name.endswith("-shm")
        }


def _rename(names: dict[str, _File], name: str, file: _File | None) -> None:
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file


def _left(file: _File, sector: int, luck: float, dice: random.Random) -> bytearray:
    content = bytearray(file.sure)
    for offset, data in file.coming:
        if data is None:
            if dice.random() < luck:
                _apply(content, offset, None)
            continue
        for start, piece in _sectors(offset, data, sector):
            fell = dice.random()
            if fell < luck:
                _apply(content, start, piece)
            elif fell > 0.95:
                _apply(content, start, dice.randbytes(len(piece)))
            elif fell > 0.8 and start + len(piece) > len(content):
                _apply(content, start + len(piece), b"")  # the length came through, the content did not
    return content


def _sectors(offset: int, data: bytes, sector: int) -> Iterator[tuple[int, bytes]]:
    """The write, cut where sectors of the file begin; what stands beside it in its sectors is not in danger."""
    start = 0
    while start < len(data):
        end = min(len(data), start + sector - (offset + start) % sector)
        yield offset + start, data[start:end]
        start = end


def put(files: dict[str, bytes], folder: Path) -> None:
    """Makes the folder hold these files and nothing else."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
