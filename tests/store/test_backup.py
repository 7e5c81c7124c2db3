import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.making import STORY_CLAIMS, bare
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.store import backup, header, schema, sqlite
from workbench.store.check import check

CLAIM = STORY_CLAIMS[0].id
ROOT = Path(__file__).resolve().parents[2]


def entries(path: Path) -> int:
    """How many verdicts and notes are in the file."""
    connection = schema.open_file(path, read_only=True)
    count: int = connection.execute("SELECT count(*) FROM log WHERE action IN ('verdict', 'note')").fetchone()[0]
    connection.close()
    return count


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def noted(path: Path, text: str) -> None:
    with Desk.open(path, "ann") as desk:
        desk.note(CLAIM, text)


# A backup


def test_a_backup_is_one_checked_file_that_holds_everything_and_is_a_review_file(review_file: Path) -> None:
    with Desk.open(review_file, "ann") as desk:
        desk.note(CLAIM, "still in the write-ahead log")
        made = backup.backup(review_file, review_file.with_name("copy.db"))
    assert made == backup.Backup(review_file.with_name("copy.db"), made.path.stat().st_size)
    assert names(review_file.parent) == ["copy.db", "review.db"]
    assert made.path.read_bytes()[18:20] == b"\1\1"  # no write-ahead log
    assert header.header(made.path) == header.header(review_file)
    assert entries(made.path) == 1
    connection = schema.open_file(made.path)
    assert check(connection).problems == []
    connection.close()


def test_a_backup_may_be_read_by_whoever_may_read_the_file(review_file: Path) -> None:
    review_file.chmod(0o640)
    made = backup.backup(review_file, review_file.with_name("copy.db"))
    assert made.path.stat().st_mode & 0o777 == 0o640


def test_a_backup_made_while_two_reviewers_decide_holds_up_none_of_them_and_is_sound(review_file: Path) -> None:
    reviewers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.store.reviewer", review_file, name, CLAIM, "120"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("ann", "bob")
    ]
    for one in reviewers:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in reviewers:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    copies = []
    while any(one.poll() is None for one in reviewers) and len(copies) < 30:
        copies.append(backup.backup(review_file, review_file.with_name(f"copy{len(copies)}.db")).path)
    said = [one.communicate()[0].splitlines() for one in reviewers]
    assert [lines[-1] for lines in said] == ["saved 120", "saved 120"]
    assert entries(review_file) == 240
    counts = [entries(copy) for copy in copies]
    assert counts == sorted(counts)
    for copy in copies:
        connection = schema.open_file(copy, read_only=True)
        assert check(connection).problems == []
        connection.close()


def test_a_writer_goes_on_while_a_backup_is_under_way(review_file: Path) -> None:
    """With the reading transaction that a backup is open, a decision is saved at once."""
    reader = sqlite.connect(review_file, read_only=True)
    with Desk.open(review_file, "ann") as desk, sqlite.reading(reader):
        reader.execute("SELECT count(*) FROM log").fetchone()
        desk.note(CLAIM, "meanwhile")
        assert reader.execute("SELECT count(*) FROM log").fetchone()[0] == 0
    reader.close()


def test_a_backup_does_not_drop_the_locks_of_the_desk_that_is_open(review_file: Path) -> None:
    with Desk.open(review_file, "ann") as desk:
        backup.backup(review_file, review_file.with_name("copy.db"))
        backup.daily(review_file, 7)
        desk.note(CLAIM, "one")
        # Another program that opens the file and leaves it would now take the write-ahead log away.
        other = f"import sqlite3; c = sqlite3.connect({str(review_file)!r}); c.execute('SELECT 1 FROM log').fetchone()"
        subprocess.run([sys.executable, "-c", other + "; c.close()"], check=True)
        assert review_file.with_name("review.db-wal").exists()
        desk.note(CLAIM, "two")
    assert entries(review_file) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_on_read_only_media_is_backed_up(review_file: Path, tmp_path: Path) -> None:
    media = tmp_path / "media"
    media.mkdir()
    shutil.move(review_file, media / "review.db")
    (media / "review.db").chmod(0o444)
    media.chmod(0o555)
    made = backup.backup(media / "review.db", tmp_path / "copy.db")
    media.chmod(0o755)
    noted(made.path, "it can be written to")


# What is refused


def test_nothing_is_ever_overwritten(review_file: Path) -> None:
    for kind in ("file", "folder", "dangling link"):
        taken = review_file.with_name(kind)
        {"file": taken.touch, "folder": taken.mkdir, "dangling link": lambda t=taken: t.symlink_to("nowhere")}[kind]()
        with pytest.raises(WorkbenchError, match="is there already and was left as it is; name a new file"):
            backup.backup(review_file, taken)
    assert names(review_file.parent) == ["dangling link", "file", "folder", "review.db"]


def test_a_file_that_appears_at_the_last_moment_is_not_overwritten(
    review_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = review_file.with_name("copy.db")
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (copy.write_text("somebody's"), sync(handle))[1])
    with pytest.raises(WorkbenchError, match="is there already"):
        backup.backup(review_file, copy)
    assert copy.read_text() == "somebody's"
    assert names(review_file.parent) == ["copy.db", "review.db"]


@pytest.mark.parametrize("taken", [False, True])
def test_where_there_are_no_hard_links_nothing_is_overwritten_either(
    review_file: Path, monkeypatch: pytest.MonkeyPatch, taken: bool
) -> None:
    copy = review_file.with_name("copy.db")

    def no_links(*_: object) -> None:
        if taken:
            copy.write_text("somebody's")
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    if taken:
        with pytest.raises(WorkbenchError, match="is there already"):
            backup.backup(review_file, copy)
        assert copy.read_text() == "somebody's"
    else:
        assert backup.backup(review_file, copy).size == copy.stat().st_size > 0
    assert names(review_file.parent) == ["copy.db", "review.db"]


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal", ".writer"])
def test_a_backup_takes_no_name_that_belongs_to_the_file(review_file: Path, ending: str) -> None:
    with pytest.raises(WorkbenchError, match=r"is a name that belongs to .*review\.db"):
        backup.backup(review_file, review_file.with_name("review.db" + ending))


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_a_backup_is_not_put_beside_what_is_left_of_another_file(review_file: Path, ending: str) -> None:
    left = review_file.with_name("restored.db" + ending)
    left.write_bytes(b"left")
    with pytest.raises(WorkbenchError, match="is left from another file and would spoil the backup; move it away"):
        backup.backup(review_file, review_file.with_name("restored.db"))
    assert names(review_file.parent) == [left.name, "review.db"]


def test_a_folder_that_is_missing_is_told_in_a_sentence(review_file: Path) -> None:
    with pytest.raises(WorkbenchError, match=r"copy\.db could not be written: its folder is missing\. Make it"):
        backup.backup(review_file, review_file.parent / "missing" / "copy.db")
    with pytest.raises(WorkbenchError, match="its folder is a file"):
        backup.backup(review_file, review_file / "copy.db")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_told_in_a_sentence(review_file: Path, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o555)
    with pytest.raises(WorkbenchError, match="its folder may not be written to"):
        backup.backup(review_file, tmp_path / "closed" / "copy.db")


FULL = """
import resource, signal, sys
from pathlib import Path
from workbench.domain.errors import WorkbenchError
from workbench.store import backup
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    backup.backup(Path(sys.argv[1]), Path(sys.argv[2]))
except WorkbenchError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on the size of files")
def test_a_full_disk_is_told_in_a_sentence_and_leaves_nothing(review_file: Path) -> None:
    copy = review_file.with_name("copy.db")
    done = subprocess.run([sys.executable, "-c", FULL, review_file, copy], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"{copy} could not be written: ")
    assert done.stdout.count("\n") == 1
    assert names(review_file.parent) == ["review.db"]


def another_programs(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE log (id TEXT PRIMARY KEY)")
    other.close()


def in_a_page_of_an_index(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'near_by_second'").fetchone()[0]
    whole = path.read_bytes()
    path.write_bytes(whole[: (page - 1) * 4096] + b"\xa5" * 4096 + whole[page * 4096 :])


def in_all_but_its_first_pages(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:8192] + b"\xa5" * (path.stat().st_size - 8192))


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20_000])


def a_text(path: Path) -> None:
    path.write_text("Dear diary,\n" * 100, encoding="utf-8")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def missing(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (in_a_page_of_an_index, "is damaged: a copy of it does not stand SQLite's check, and was not kept"),
        (in_all_but_its_first_pages, "is damaged"),
        (cut_short, "is damaged"),
        (a_text, "is not a review file"),
        (empty, "is not a review file; nothing was backed up"),
        (missing, "There is no review file"),
        (another_programs, "is a database of another program; nothing was backed up"),
    ],
)
def test_of_what_is_no_sound_review_file_there_is_a_sentence_and_no_backup(
    review_file: Path, change: Callable[[Path], None], sentence: str
) -> None:
    change(review_file)
    with pytest.raises(WorkbenchError, match=sentence) as caught:
        backup.backup(review_file, review_file.with_name("copy.db"))
    assert "\n" not in str(caught.value)
    assert not [name for name in names(review_file.parent) if "copy.db" in name]


# Once a day


def days(path: Path) -> list[str]:
    return [name for name in names(backup.folder_of(path)) if not name.startswith(".")]


def test_there_is_one_backup_a_day_while_the_file_changes_and_the_oldest_go(review_file: Path) -> None:
    for day in range(1, 6):
        noted(review_file, f"day {day}")
        assert backup.daily(review_file, 3, today=f"2026-11-0{day}") is not None
        noted(review_file, "later that day")
        assert backup.daily(review_file, 3, today=f"2026-11-0{day}") is None
    assert days(review_file) == ["2026-11-03.db", "2026-11-04.db", "2026-11-05.db"]
    assert [entries(backup.folder_of(review_file) / name) for name in days(review_file)] == [5, 7, 9]


def test_there_is_no_new_backup_of_a_file_that_holds_the_same(review_file: Path) -> None:
    connection = schema.open_file(review_file)
    with sqlite.writing(connection):
        connection.execute("CREATE TABLE more (a)")
    assert backup.daily(review_file, 7, today="2026-11-01") is not None
    assert backup.daily(review_file, 7, today="2026-11-02") is None
    connection.close()
    # Closing moved the write-ahead log into the file: it was written, and nothing in it changed.
    assert backup.daily(review_file, 7, today="2026-11-02") is None
    review_file.touch()
    assert backup.daily(review_file, 7, today="2026-11-03") is None
    noted(review_file, "then")
    assert backup.daily(review_file, 7, today="2026-11-04") is not None
    assert days(review_file) == ["2026-11-01.db", "2026-11-04.db"]


def test_nobody_deletes_what_is_not_a_daily_backup_and_a_clock_that_goes_wrong_does_no_harm(review_file: Path) -> None:
    folder = backup.folder_of(review_file)
    for day in ("2026-11-01", "2026-11-02"):
        noted(review_file, day)
        backup.daily(review_file, 2, today=day)
    for kept in ("before-0002.db", "mine.db", "2026-11-01 good.db"):
        (folder / kept).touch()
    noted(review_file, "in 1970")
    made = backup.daily(review_file, 2, today="1970-01-01")
    assert made is not None
    assert made.path.exists()
    assert set(days(review_file)) == {
        *("1970-01-01.db", "2026-11-02.db"),
        *("before-0002.db", "mine.db", "2026-11-01 good.db"),
    }


def test_none_are_made_when_they_are_turned_off(review_file: Path) -> None:
    assert backup.daily(review_file, 0) is None
    assert names(review_file.parent) == ["review.db"]


def test_older_backups_stay_when_the_new_one_cannot_be_made(review_file: Path) -> None:
    noted(review_file, "one")
    backup.daily(review_file, 1, today="2026-11-01")
    data = review_file.read_bytes()
    review_file.write_bytes(data[:8192] + b"\xa5" * (len(data) - 8192))
    with pytest.raises(WorkbenchError, match="is damaged"):
        backup.daily(review_file, 1, today="2026-11-02")
    assert days(review_file) == ["2026-11-01.db"]
    assert entries(backup.folder_of(review_file) / "2026-11-01.db") == 1


def test_what_a_killed_program_left_is_taken_away(review_file: Path) -> None:
    folder = backup.folder_of(review_file)
    folder.mkdir()
    for left in (".2026-11-01.db.k3j2.unfinished", ".2026-11-01.db.k3j2.unfinished-journal"):
        (folder / left).touch()
    backup.daily(review_file, 7, today="2026-11-02")
    assert names(folder) == [".at-work", "2026-11-02.db"]


KILLED = """
import os, signal, sys
from pathlib import Path
from workbench.store import backup
backup._sync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
backup.daily(Path(sys.argv[1]), 7, today="2026-11-01")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed like that")
def test_a_program_killed_while_it_makes_one_leaves_no_half_backup_and_holds_up_nobody(review_file: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED, review_file], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert days(review_file) == []
    assert backup.daily(review_file, 7, today="2026-11-01") is not None
    assert names(backup.folder_of(review_file)) == [".at-work", "2026-11-01.db"]


def test_several_processes_that_open_at_one_moment_make_one_backup(review_file: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from workbench.store import backup; print('ready', flush=True);"
        "sys.stdin.readline(); made = backup.daily(Path(sys.argv[1]), 7, today='2026-11-01'); print(made is not None)"
    )
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", code, review_file], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    said = [""] * len(programs)
    asking = [
        threading.Thread(target=lambda n=n, p=p: said.__setitem__(n, p.communicate("\n")[0]))
        for n, p in enumerate(programs)
    ]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert sorted(said) == ["False\n", "False\n", "False\n", "True\n"]
    assert names(backup.folder_of(review_file)) == [".at-work", "2026-11-01.db"]


def test_a_file_in_the_place_of_the_folder_is_told_in_a_sentence(review_file: Path) -> None:
    backup.folder_of(review_file).touch()
    with pytest.raises(WorkbenchError, match="is a file where the folder of the backups should be; move it away"):
        backup.daily(review_file, 7)


# Before a migration


def test_a_backup_before_a_migration_stays_and_none_is_overwritten(review_file: Path) -> None:
    for name in ("before-0002.db", "before-0002-2.db"):
        made = backup.before_migration(review_file, 2)
        assert made is not None
        assert made.path == backup.folder_of(review_file) / name
        noted(review_file, "one more")
    for day in range(1, 4):
        noted(review_file, "again")
        backup.daily(review_file, 1, today=f"2026-11-0{day}")
    assert days(review_file) == ["2026-11-03.db", "before-0002-2.db", "before-0002.db"]


def test_what_a_program_killed_before_a_migration_left_is_taken_away_by_the_next_and_nothing_else(
    review_file: Path,
) -> None:
    folder = backup.folder_of(review_file)
    folder.mkdir()
    anothers = ".2026-11-01.db.0a1b2c3d.unfinished"  # a daily one, which another process may be making
    for name in ("before-0002.db", "before-0002-2.db"):
        for ending in ("", "-journal"):
            (folder / f".{name}.0a1b2c3d.unfinished{ending}").touch()
    (folder / anothers).touch()
    backup.before_migration(review_file, 2)
    assert names(folder) == [anothers, "before-0002.db"]


def test_a_backup_before_a_migration_is_made_while_the_write_lock_is_held_and_has_nothing_of_it(
    review_file: Path,
) -> None:
    connection = schema.open_file(review_file)
    with sqlite.writing(connection):
        connection.execute("CREATE TABLE more (a)")
        made = backup.before_migration(review_file, 2)
    connection.close()
    assert made is not None
    copy = bare(made.path)
    assert copy.execute("SELECT count(*) FROM sqlite_master WHERE name = 'more'").fetchone()[0] == 0
    copy.close()


def test_of_a_file_that_holds_nothing_there_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "new.db").touch()
    assert backup.before_migration(tmp_path / "new.db", 1) is None
    assert names(tmp_path) == ["new.db"]


def test_when_the_backup_before_a_migration_fails_it_says_that_the_file_was_left_as_it_is(review_file: Path) -> None:
    backup.folder_of(review_file).touch()
    with pytest.raises(WorkbenchError, match="is of an older version and was left as it is, since no backup"):
        backup.before_migration(review_file, 2)
