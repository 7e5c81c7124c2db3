"""Bad input: one plain sentence on stderr, exit status 1, nothing changed and nothing made."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.program import COMMAND, SEEDS, Program, environment, footprint, is_one_sentence, rows_of

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x06\x00\x00\x00"


def png(path: Path) -> None:
    path.write_bytes(PNG)


def noise(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(4000))


def zeros(path: Path) -> None:
    path.write_bytes(b"\0" * 1000)


def empty(path: Path) -> None:
    path.touch()


def blank(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf \n\n\t\r\n\xc2\xa0\n")


def missing(path: Path) -> None:
    pass


def empty_folder(path: Path) -> None:
    path.mkdir()


def folder_of_pictures(path: Path) -> None:
    path.mkdir()
    png(path / "photo.png")
    (path / "below").mkdir()
    png(path / "below" / "photo.jpg")


def folder_of_blank_files(path: Path) -> None:
    path.mkdir()
    empty(path / "a.txt")


def link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere.txt")


SOURCES = [
    *(missing, empty_folder, folder_of_pictures, folder_of_blank_files, png, noise, zeros, empty, blank),
    link_to_nothing,
]


@pytest.mark.parametrize("make", SOURCES, ids=lambda make: make.__name__)
@pytest.mark.parametrize("words", [("import", "new.db"), ("new.db",)], ids=["import", "open"])
def test_a_source_that_cannot_be_read_makes_no_review_file(
    workbench: Program, make: Callable[[Path], None], words: tuple[str, ...]
) -> None:
    make(workbench.home / "article.txt")
    before = footprint(workbench.home)
    done = workbench(*words, "article.txt")
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err), done.err
    assert "article.txt" in done.err
    assert footprint(workbench.home) == before


@pytest.mark.parametrize("source", ["/dev/zero", "/dev/null", "https://example.org/article", "*.nothing", "a\nb.txt"])
def test_a_source_that_is_no_file_makes_no_review_file(workbench: Program, source: str) -> None:
    done = workbench("import", "new.db", source)
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err), done.err
    assert not list(workbench.home.iterdir())


@pytest.mark.parametrize("text", ["", " \n"])
def test_nothing_on_standard_input_makes_no_review_file(workbench: Program, text: str) -> None:
    done = workbench("import", "new.db", "-", stdin=text)
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)
    assert not list(workbench.home.iterdir())


@pytest.mark.parametrize("make", [missing, folder_of_blank_files, png], ids=lambda make: make.__name__)
def test_a_source_that_cannot_be_read_changes_no_review_file(
    workbench: Program, db: Path, make: Callable[[Path], None]
) -> None:
    make(workbench.home / "article.txt")
    before = footprint(workbench.home)
    done = workbench("import", db, "article.txt")
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)
    assert footprint(workbench.home) == before


def test_good_sources_come_in_beside_bad_ones_and_the_bad_ones_are_named(workbench: Program) -> None:
    good, bad = workbench.home / "good.txt", workbench.home / "bad.txt"
    good.write_text("Fourteen people were hurt on Monday in Ghent.\n")
    png(bad)
    done = workbench("import", "new.db", "lost.txt", good, bad)
    assert (done.status, done.out) == (1, "")
    lost, picture, summary, found = done.err.splitlines()
    assert lost.startswith("lost.txt")
    assert str(bad) in picture
    assert (summary, found) == ("1 new article.", "1 claim found in 1 article.")
    assert rows_of(workbench.home / "new.db", "SELECT source, claims FROM articles") == [(str(good), 1)]


def text_file(path: Path, whole: Path) -> None:
    path.write_text("Dear diary,\n" * 50)


def short_text_file(path: Path, whole: Path) -> None:
    path.write_text("x")


def other_database(path: Path, whole: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE articles (id TEXT PRIMARY KEY, text TEXT)")
    connection.commit()
    connection.close()


def newer_file(path: Path, whole: Path) -> None:
    shutil.copy(whole, path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()


def cut_to_its_first_page(path: Path, whole: Path) -> None:
    path.write_bytes(whole.read_bytes()[:4096])


def cut_in_half(path: Path, whole: Path) -> None:
    data = whole.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def cut_in_its_header(path: Path, whole: Path) -> None:
    path.write_bytes(whole.read_bytes()[:60])


def folder(path: Path, whole: Path) -> None:
    path.mkdir()


def robbed_of_its_guards(path: Path, whole: Path) -> None:
    shutil.copy(whole, path)
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER log_is_not_changed")
    connection.commit()
    connection.close()


FILES = [
    *(text_file, short_text_file, other_database, newer_file, folder, robbed_of_its_guards),
    *(cut_in_its_header, cut_to_its_first_page, cut_in_half),
]
COMMANDS = {
    "open": ("DB",),
    "import": ("import", "DB", str(SEEDS[1])),
    "claims": ("claims", "DB"),
    "decide": ("decide", "DB", "CLAIM", "true"),
    "export": ("export", "DB", "-o", "log.csv"),
    "check": ("check", "DB"),
}


@pytest.mark.parametrize("make", FILES, ids=lambda make: make.__name__)
def test_a_file_that_is_no_review_file_is_left_alone(
    workbench: Program, seeds_db: Path, claim: str, make: Callable[[Path, Path], None]
) -> None:
    make(workbench.home / "given.db", seeds_db)
    for stray in ("given.db-wal", "given.db-shm"):  # of the making, not of the program
        (workbench.home / stray).unlink(missing_ok=True)
    before = footprint(workbench.home)
    for name, words in COMMANDS.items():
        done = workbench(*(w.replace("DB", "given.db").replace("CLAIM", claim) for w in words))
        assert (done.status, done.out) == (1, ""), name
        assert is_one_sentence(done.err), (name, done.err)
        assert "given.db" in done.err, name
        assert footprint(workbench.home) == before, name


def test_a_file_of_a_newer_program_is_said_to_be_one_and_how_to_open_it(workbench: Program, seeds_db: Path) -> None:
    newer_file(workbench.home / "given.db", seeds_db)
    said = workbench("claims", "given.db").err
    assert "newer version" in said
    assert "9999" in said
    assert "upgrade" in said


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "import"])
def test_a_review_file_that_is_not_there_is_not_made(workbench: Program, claim: str, name: str) -> None:
    words = [w.replace("DB", "given.db").replace("CLAIM", claim) for w in COMMANDS[name]]
    done = workbench(*words)
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)
    assert "given.db" in done.err
    assert not list(workbench.home.iterdir())


@pytest.mark.parametrize("place", ["/proc/new.db", "/sys/new.db", "missing/new.db", f"{SEEDS[0]}/new.db"])
def test_a_review_file_that_cannot_be_made_there_is_said_to_be(workbench: Program, place: str) -> None:
    for words in (("import", place, SEEDS[1]), (place, SEEDS[1])):
        done = workbench(*words)
        assert (done.status, done.out) == (1, "")
        assert is_one_sentence(done.err), done.err
        assert place in done.err
    assert not list(workbench.home.iterdir())
    assert not Path(place).exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bite for root")
def test_a_read_only_folder_can_be_read_and_says_so_when_written_to(workbench: Program, db: Path, claim: str) -> None:
    workbench.home.chmod(0o555)
    before = footprint(workbench.home)
    try:
        assert workbench("claims", db).status == 0
        for words in (("decide", db, claim, "true"), ("import", db, SEEDS[1]), ("import", "new.db", SEEDS[1])):
            done = workbench(*words)
            assert (done.status, done.out) == (1, "")
            assert is_one_sentence(done.err)
        assert footprint(workbench.home) == before
    finally:
        workbench.home.chmod(0o755)


# Permissions do not bite for root, a file system that is mounted read-only does.
READ_ONLY = """
mount -t tmpfs none "$1" && cp "$2" "$1/review.db" && mount -o remount,ro "$1" || exit 77
cd "$1" && shift 2 && "$@"
"""


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("unshare"), reason="needs root and unshare to mount a disk")
def test_a_read_only_disk_can_be_read_and_says_so_when_written_to(
    workbench: Program, seeds_db: Path, claim: str, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["unshare", "-m", "bash", "-c", READ_ONLY, "-", disk, seeds_db, *COMMAND, *words],
            capture_output=True,
            text=True,
            env=environment(workbench.home),
            timeout=60,
        )

    read = run("check", "review.db")
    if read.returncode == 77 or "unshare" in read.stderr:
        pytest.skip("this machine lets nobody mount a disk")
    assert (read.returncode, read.stderr) == (0, "")
    for words in (
        ("decide", "review.db", claim, "true"),
        ("import", "review.db", str(SEEDS[1])),
        ("import", "new.db", str(SEEDS[1])),
        ("export", "review.db", "-o", "log.csv"),
    ):
        done = run(*words)
        assert (done.returncode, done.stdout) == (1, ""), words
        assert is_one_sentence(done.stderr), done.stderr
