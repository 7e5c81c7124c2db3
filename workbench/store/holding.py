"""One writer at a time, for a review file on a network: who it is stands in a lock file beside it."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import stat
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict

from workbench.domain.errors import WorkbenchError
from workbench.store import sqlite
from workbench.store.place import lock_file, network_file_system, require_not_synced, text_of

if TYPE_CHECKING:
    import sqlite3
else:
    from workbench.store.sqlite import sqlite3

ALONE_SECONDS = 2.0
"""How long is waited to be alone with a file in WAL mode: who has it open that way keeps it until they leave."""

_MOST_BYTES = 4_096  # a name, a machine's and a moment have room in them many times over


class Writer(Struct, frozen=True):
    """Who writes to a file on a network: which process of which machine, for whom, since when (UTC)."""

    host: str
    process: int
    reviewer: str
    at: str
    machine: str = ""
    boot: str = ""
    space: str = ""
    started: str = ""

    def __str__(self) -> str:
        who = f"{self.reviewer}, " if self.reviewer else ""
        return f"{who}process {self.process} on {self.host}, since {self.at}"


class Hold(Struct):
    """This process's right to write to a file on a network; every connection that writes has one, and gives it back."""

    path: Path
    notice: str
    released: bool = False

    def release(self) -> None:
        """Gives it back, once; the last one in the process takes the lock file away."""
        if not self.released:
            self.released = True
            _let_go(lock_file(self.path))


_held: dict[Path, tuple[int, int]] = {}  # lock file: process that made it, connections that stand on it
_guard = threading.Lock()


def hold(path: Path, reviewer: str = "") -> Hold | None:
    """Readies the place for writing: None on a local disk, on a network this process's hold on the file.

    To be called before the file is opened. On a network the file is taken out of WAL mode, whose memory only processes
    of one machine share. Raises WorkbenchError when the folder is synced, or another process writes there.
    """
    require_not_synced(path)
    network = network_file_system(path)
    lock = lock_file(path)
    if network is None and lock not in _held:
        if os.path.lexists(lock):  # somebody reaches this disk over a network, and writes
            _require_gone(lock, path)
        return None
    with _guard:
        if lock in _held and _held[lock][0] == os.getpid():
            _held[lock] = os.getpid(), _held[lock][1] + 1
        else:
            _make(lock, path, reviewer)
            try:
                _leave_wal(path)
            except BaseException:
                os.unlink(lock)
                raise
            _held[lock] = os.getpid(), 1
    return Hold(
        path,
        f"{path.name} lies on {network or 'a network'}: one program at a time can write to it, and saving is slower; "
        "others can read. To work on it together, give each a copy and merge them.",
    )


@contextlib.contextmanager
def released_on_error(held: Hold | None) -> Iterator[None]:
    """Gives *held* back when what is done inside fails."""
    try:
        yield
    except BaseException:
        if held is not None:
            held.release()
        raise


def keep_rollback_journal(connection: sqlite3.Connection) -> None:
    """Puts the connection's file into rollback-journal mode, where a commit is on the disk before it is acknowledged.

    EXTRA, not FULL: without the folder's sync a journal deleted at the commit can come back after a power cut, and
    take the commit back.
    """
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("PRAGMA synchronous=EXTRA")


def _make(lock: Path, path: Path, reviewer: str) -> None:
    ours = json.dumps(asdict(_myself(reviewer)))
    while True:
        try:
            with open(lock, "x", encoding="utf-8") as file:
                file.write(ours)
                file.flush()
                os.fsync(file.fileno())
            return
        except FileExistsError:
            _require_gone(lock, path)
        except OSError as error:
            with contextlib.suppress(OSError):
                if lock.stat().st_size < len(ours):  # ours, and not whole: the disk is full
                    lock.unlink()
            raise WorkbenchError(
                f"{path} cannot be opened for writing: {lock.name}, which tells others so, cannot be made beside it "
                f"({error.strerror})."
            ) from None


def _require_gone(lock: Path, path: Path) -> None:
    """Takes away a lock file whose process is gone. Raises WorkbenchError when it writes still, or may."""
    try:
        if not stat.S_ISREG(os.stat(lock).st_mode):  # a pipe or a device could keep whoever reads it for ever
            raise OSError
        with open(lock, "r+b" if os.access(lock, os.W_OK) else "rb", buffering=0) as file:
            # Two that find the same dead lock take it away one after the other, and the second one looks again.
            _alone(file.fileno())
            writer = _read(file)
            if not os.path.samestat(os.fstat(file.fileno()), os.stat(lock)):
                return
            if writer is not None and _gone(writer, _myself("")):
                os.unlink(lock)
                return
    except FileNotFoundError:
        if not os.path.islink(lock):
            return
        writer = None  # a link to nothing: it is there, and no lock file can be made in its place
    except OSError:
        writer = None
    raise WorkbenchError(
        f"{path} is being written to by another program ({writer or 'it has not said which'}). Wait until it is "
        f"closed there, or work there; if that process is gone, delete {lock} and try again."
    )


def _alone(descriptor: int) -> None:
    if sys.platform != "win32":
        import fcntl

        with contextlib.suppress(OSError):  # some network file systems have no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)


def _read(file: IO[bytes]) -> Writer | None:
    """Who the lock file names; None when it says nothing that this program writes."""
    for _ in range(50):  # made a moment ago and not written yet, for at most half a second
        file.seek(0)
        if text := file.read(_MOST_BYTES):
            break
        time.sleep(0.01)
    try:
        writer = Writer(**json.loads(text.decode("utf-8")))
    except (ValueError, TypeError, RecursionError):
        return None
    said = asdict(writer)
    process = said.pop("process")
    return writer if type(process) is int and all(isinstance(word, str) for word in said.values()) else None


def _gone(writer: Writer, here: Writer) -> bool:
    """Whether the process certainly runs no more, which only its own machine knows."""
    if (writer.host, writer.machine) != (here.host, here.machine):
        return False
    if writer.boot != here.boot:
        return True
    return writer.space == here.space and _started(writer.process) not in ("unknown", writer.started)


def _myself(reviewer: str) -> Writer:
    import socket
    import uuid

    space = ""
    with contextlib.suppress(OSError):
        space = os.readlink("/proc/self/ns/pid")  # containers number their processes each for itself
    return Writer(
        host=socket.gethostname(),
        process=os.getpid(),
        reviewer=reviewer,
        at=datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC"),
        machine=text_of("/etc/machine-id").strip() or f"{uuid.getnode():x}",
        boot=text_of("/proc/sys/kernel/random/boot_id").strip(),
        space=space,
        started=_started(os.getpid()),
    )


def _started(process: int) -> str:
    """When a process of this machine began, in the system's own count; empty when there is none of that number."""
    if sys.platform == "win32":
        return "unknown"
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return ""
    except OSError:
        pass  # somebody else's
    said = text_of(f"/proc/{process}/stat").rpartition(")")[2].split()
    return said[19] if len(said) > 19 else "unknown"


def _leave_wal(path: Path) -> None:
    """Takes the file out of WAL mode, with no memory shared while it is read (https://sqlite.org/wal.html#noshm)."""
    if not os.path.exists(path) or not os.path.getsize(path):
        return
    uri = path.absolute().as_uri() + "?mode=rw"
    with sqlite.told(path), contextlib.closing(sqlite3.connect(uri, ALONE_SECONDS, uri=True)) as alone:
        try:
            # Before any other: the first look into the file would share memory.
            alone.execute("PRAGMA locking_mode=EXCLUSIVE")
            alone.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            raise WorkbenchError(
                f"{path} is open on the machine whose disk it lies on, or in another program; close it there, or work "
                "there."
            ) from None


def _let_go(lock: Path) -> None:
    with _guard:
        process, connections = _held.get(lock, (0, 0))
        if process != os.getpid():
            return  # a process forked from the one that holds it
        if connections > 1:
            _held[lock] = process, connections - 1
            return
        del _held[lock]
        with contextlib.suppress(OSError):  # gone already, or out of reach; a dead process's is taken over
            os.unlink(lock)


@atexit.register
def _let_all_go() -> None:
    for lock, (process, _) in list(_held.items()):
        if process == os.getpid():
            with contextlib.suppress(OSError):
                os.unlink(lock)
