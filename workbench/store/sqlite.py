"""How a review file is opened: one SQLite library, one set of pragmas, one sentence for each thing that goes wrong."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from workbench.domain.errors import WorkbenchError
from workbench.store.header import came, damaged, place_of, went

if TYPE_CHECKING:
    import sqlite3
else:
    # The library that sqlite-utils picks: two copies of SQLite on one live file drop each other's locks. Importing
    # it from sqlite_utils.utils would say the same and cost 95 ms before the first screen (benchmarks/startup).
    try:
        import pysqlite3 as sqlite3
    except ImportError:
        import sqlite3

BUSY_SECONDS = 60.0
"""How long a writer waits for another one."""

_MOMENT = 0.4
"""After this long a wait is worth a word."""

_CHECKPOINT_BYTES = 4_000_000


class Hold(Protocol):
    """The right to write to a file that one process at a time may write to (`holding`)."""

    @property
    def notice(self) -> str:
        """What a person should know about it."""

    def release(self) -> None:
        """Gives the right back."""


class ReviewConnection(sqlite3.Connection):
    """A connection that knows which file it was opened on, by its path and by its place on the disk."""

    path: Path
    place: tuple[int, int] | None = None
    when_waiting: Callable[[], None] | None = None
    hold: Hold | None = None

    def close(self) -> None:
        """Closes the file, and gives back the right to write to it where only one process at a time has that."""
        super().close()
        place, self.place = self.place, None
        if place is not None:
            went(place)
        if self.hold is not None:
            self.hold.release()

    def is_at(self, place: tuple[int, int] | None) -> None:
        """Keeps where on the disk the file is."""
        if place is not None and self.place is None:
            self.place = place
            came(place)

    def require_same_file(self) -> None:
        """Raises WorkbenchError when another file, or none, is where this one was: what is written would be lost."""
        if self.place is not None and place_of(self.path) != self.place:
            raise WorkbenchError(
                f"{self.path} was replaced, moved or deleted while it was open; nothing is saved to it any more. "
                "Leave, put the right file in its place without the -wal and -shm files, and open it again."
            )


def connect(path: Path, *, read_only: bool = False) -> ReviewConnection:
    """An open connection with the pragmas that every one of ours has.

    Transactions are begun by `writing` alone.
    """
    uri = path.absolute().as_uri() + (_mode_of_reading(path) if read_only else "")
    with told(path), contextlib.ExitStack() as stack:
        connection = sqlite3.connect(
            uri,
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            factory=ReviewConnection,
        )
        stack.callback(connection.close)
        connection.path = path
        connection.is_at(place_of(path))  # SQLite has opened it, and locks nothing yet
        connection.row_factory = sqlite3.Row
        # temp_store: what a statement's triggers change is kept, to take it back, by default in a file; in memory an
        # entry takes half the time.
        for pragma in (
            "foreign_keys=ON",
            "recursive_triggers=ON",
            "synchronous=FULL",
            "cache_size=-16384",
            "temp_store=MEMORY",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")
        # Commits never checkpoint by themselves: `checkpoint` does, where no commit can run beside it. The first commit
        # after it cuts the write-ahead log, else it would look long for ever and every commit would checkpoint again.
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute(f"PRAGMA journal_size_limit={_CHECKPOINT_BYTES}")
        connection.execute(f"PRAGMA query_only={read_only}")
        connection.is_at(place_of(path))
        stack.pop_all()
    return connection


def in_memory(path: Path) -> sqlite3.Connection:
    """A connection to nothing but memory, for what stands in the file at *path* as another version left it."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False, factory=ReviewConnection)
    connection.path = path
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA recursive_triggers=ON")
    return connection


def _mode_of_reading(path: Path) -> str:
    """How a file is opened that is only read, with nothing of SQLite's left beside it."""
    folder = os.access(path.parent, os.W_OK)
    if folder and os.access(path, os.W_OK):
        return "?mode=rw"  # only who may write takes away again what reading puts there; `query_only` holds the rest
    frozen = not folder and not path.with_name(path.name + "-wal").exists()
    return "?mode=ro&immutable=1" if frozen else "?mode=ro"


def keep_wal(connection: sqlite3.Connection) -> None:
    """Puts the file into WAL mode, where it stays; this alone SQLite does not wait for when others have it open."""
    patience = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > patience:
                raise
        time.sleep(0.01)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what SQLite says about *path* into a sentence for a person."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        raise WorkbenchError(_sentence(path, str(error))) from error
    except UnicodeEncodeError:
        raise WorkbenchError("That text holds characters that are not valid Unicode; nothing was saved.") from None
    except UnicodeDecodeError:  # SQLite names what is wrong with a damaged schema in the schema's own bytes
        raise WorkbenchError(_sentence(path, "malformed")) from None


def _sentence(path: Path, said: str) -> str:
    known = {
        "locked": f"{path} is busy: another program has been writing to it for {BUSY_SECONDS:.0f} seconds. Try again.",
        "readonly": f"{path} cannot be changed: the file or its folder is read-only.",
        "unable to open": f"{path} cannot be opened: its folder is missing, or may not be written to.",
        "full": f"{path} was not changed: the disk is full. Make room and try again.",
        "disk I/O": f"{path} was not changed: the disk reports an error or has no room. What was saved before is kept.",
        "malformed": damaged(path),
        "decode": f"{path} is damaged: it holds text that is not valid Unicode. Work on a backup of it.",
        "not a database": f"{path} is not a review file; nothing in it was changed.",
    }
    return next((text for mark, text in known.items() if mark in said), f"{path} could not be used: {said}.")


@contextlib.contextmanager
def writing(connection: sqlite3.Connection, *, durably: bool = True) -> Iterator[None]:
    """The one way to write: everything inside is saved together, or not at all, and durably unless told otherwise.

    Takes the write lock at once (``BEGIN IMMEDIATE``), so that what is read inside still holds when it is written.
    Raises WorkbenchError when the lock, the disk or the file fails; nothing has changed then.
    """
    path = file_of(connection)
    with told(path):
        require_same_file(connection)
        # A commit that need not survive a power cut does not wait for the disk; the next durable one takes it along.
        # With a rollback journal, which whoever holds the file alone has, it would endanger what stands in the file.
        durably = durably or notice_of(connection) is not None
        if not durably:
            connection.execute("PRAGMA synchronous=NORMAL")
        try:
            _begin(connection)
            yield
            require_same_file(connection)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            if not durably:
                connection.execute("PRAGMA synchronous=FULL")
    _keep_wal_small(connection, path)


def _begin(connection: sqlite3.Connection) -> None:
    """Takes the write lock, patiently; whoever asked for it is told when that takes more than a moment."""
    patience = time.monotonic() + BUSY_SECONDS
    connection.execute(f"PRAGMA busy_timeout={int(min(_MOMENT, BUSY_SECONDS) * 1000)}")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > patience:
                    raise
            if isinstance(connection, ReviewConnection) and connection.when_waiting is not None:
                connection.when_waiting()
    finally:
        connection.execute(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")


def when_waiting(connection: sqlite3.Connection, told: Callable[[], None]) -> None:
    """Has *told* called, again and again, while a write on *connection* waits for another writer."""
    if isinstance(connection, ReviewConnection):
        connection.when_waiting = told


@contextlib.contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything read inside is as it stood at one moment, whatever others write meanwhile. Do not write inside."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


@contextlib.contextmanager
def bytes_as_they_are(connection: sqlite3.Connection) -> Iterator[None]:
    """Text read inside need not be valid Unicode: what was tampered with comes out with lone surrogates in it."""
    strict = connection.text_factory
    connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        connection.text_factory = strict


def can_be_written(connection: sqlite3.Connection) -> bool:
    """Whether the file can be written here, were the connection not opened to read it alone."""
    path = file_of(connection)
    # By the connection's own word where it has one: a path that is not UTF-8 SQLite cannot tell.
    if isinstance(connection, ReviewConnection):
        on_disk = connection.place is not None
    else:
        on_disk = bool(connection.execute("PRAGMA database_list").fetchone()["file"])
    return on_disk and all(os.access(place, os.W_OK) for place in (path, path.parent))


def require_same_file(connection: sqlite3.Connection) -> None:
    """Raises WorkbenchError when another file, or none, is where the connection was opened."""
    if isinstance(connection, ReviewConnection):
        connection.require_same_file()


def notice_of(connection: sqlite3.Connection) -> str | None:
    """What a person should know about where the file lies; None on a disk of its own."""
    return connection.hold.notice if isinstance(connection, ReviewConnection) and connection.hold else None


def file_of(connection: sqlite3.Connection) -> Path:
    """The file that the connection is open on."""
    if isinstance(connection, ReviewConnection):
        return connection.path
    return Path(connection.execute("PRAGMA database_list").fetchone()["file"])


def _keep_wal_small(connection: sqlite3.Connection, path: Path) -> None:
    wal = path.with_name(path.name + "-wal")
    # What was to be saved is saved: whatever fails here must not say otherwise, and the next commit tries again.
    with contextlib.suppress(OSError, sqlite3.Error, WorkbenchError):
        if wal.stat().st_size > _CHECKPOINT_BYTES:
            checkpoint(connection, path)


def checkpoint(connection: sqlite3.Connection, path: Path) -> None:
    """Moves the write-ahead log into the file, with every other writer held off meanwhile.

    SQLite up to 3.51.2 can lose a commit when one connection checkpoints while another resets the log; holding the
    write lock on one connection while a second one checkpoints makes that impossible. A busy file is left for later.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return
    try:
        require_same_file(connection)
        with contextlib.closing(connect(path)) as second:
            second.execute("PRAGMA wal_checkpoint(PASSIVE)")
    finally:
        connection.execute("ROLLBACK")
