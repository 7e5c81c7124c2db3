"""Runs the program as a person does: another process, its three streams, its exit status."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
COMMAND = (sys.executable, "-m", "workbench")
_UNTOLD = ("WORKBENCH_", "XDG_", "NO_COLOR", "PYTHON", "COLUMNS", "LINES")

HOSTILE_TITLE = "Mayor [bold]denies[/bold] \x1b[1;33;45mreport\x1b[0m \u202edellik\u202c \x1b]52;c;aGVsbG8=\x07today"
HOSTILE_CLAIM = (
    "The ministry said 42 people were killed in Saraqeb on Monday [bold]x[/bold] \x1b[31mred\x1b[0m "
    "\x1b]52;c;Zm9v\x07and 17 were \u202edednuow\u202c in the \x9b2Jattack"
)
HOSTILE_LINK = "The \x1b]8;;https://evil.example/\x1b\\army\x1b]8;;\x1b\\"
HOSTILE_TEXT = f"""# {HOSTILE_TITLE}

Police closed 9 bridges in Ghent on Thursday.

{HOSTILE_CLAIM}. {HOSTILE_LINK} lost 12 tanks\tin Idlib \u2066on Tuesday\u2069.

「中文字」、漢字。 The governor said 300 houses were destroyed in Aleppo on Friday.

The family 👨‍👩‍👧 of 3 people fled to France 🇫🇷 on Sunday, and 🏳️‍🌈 flags flew over 25 houses in Paris, police said.
"""
HOSTILE_NAME = "note [bold]x \x1b[31m \u202egpj.txt"

STEERING = [
    *("\x1b", "\x07", "\x9b", "\x9d", "\x00", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"),
    *("\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f"),
]
"""Characters that could drive a terminal or turn the reading order round."""


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def rows(self) -> list[list[str]]:
        """The tab-separated rows, the header first."""
        return [line.split("\t") for line in self.out.split("\n")[:-1]]


def environment(home: Path, **more: str) -> dict[str, str]:
    """What the program is told by the system: nothing of the developer's own settings or window."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(_UNTOLD)}
    ours = {"HOME": str(home), "LOGNAME": "pat", "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
    return kept | ours | {"WORKBENCH_HINTS": "false"} | more


@dataclass(frozen=True)
class Program:
    """The program in the folder *home*."""

    home: Path

    def __call__(self, *words: str | Path, stdin: str | None = None, **env: str) -> Outcome:
        """What became of ``workbench WORDS``; *stdin* is typed into it, else it has none."""
        done = self.bytes(*words, stdin=None if stdin is None else stdin.encode(), **env)
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    def bytes(self, *words: str | Path, stdin: bytes | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
        given: dict[str, Any] = {"stdin": subprocess.DEVNULL} if stdin is None else {"input": stdin}
        return subprocess.run(
            [*COMMAND, *map(str, words)],
            capture_output=True,
            timeout=60,
            cwd=self.home,
            env=environment(self.home, **env),
            **given,
        )

    def into(self, out: IO[Any], *words: str | Path, **env: str) -> subprocess.CompletedProcess[bytes]:
        """The same with its standard output led to *out*."""
        return subprocess.run(
            [*COMMAND, *map(str, words)],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.PIPE,
            timeout=60,
            cwd=self.home,
            env=environment(self.home, **env),
        )


def imported_once(folder: Path, name: str, *sources: Path) -> Path:
    """The review file *name* in *folder*, made of *sources* by the program unless that was done before.

    The folder is one process's of the run; in the one above it the file is made by whichever process wants it first.
    """
    ours, common = folder / name, folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    if not ours.exists():
        with (common / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            made = common / f"{name}.made"
            if not made.exists():
                (folder / "home").mkdir(exist_ok=True)
                done = Program(folder / "home")("import", common / f"{name}.making", *sources)
                assert done.status == 0, done.err
                (common / f"{name}.making").rename(made)
        copied(made, ours)
    return ours


def imported_seeds(folder: Path) -> Path:
    """A review file of the demonstration articles."""
    return imported_once(folder, "seeds.db", *SEEDS)


def imported_hostile(folder: Path) -> Path:
    """A review file of one article that means harm, by its text, its title and its file's name."""
    source = folder / HOSTILE_NAME
    source.write_text(HOSTILE_TEXT, encoding="utf-8")
    return imported_once(folder, "hostile.db", source)


def copied(original: Path, to: Path) -> Path:
    """A copy of a review file that no process has open."""
    shutil.copy(original, to)
    return to


def rows_of(database: Path, sql: str, *given: Any) -> list[tuple[Any, ...]]:
    """What SQLite itself says, without the program between."""
    connection = sqlite3.connect(database)
    try:
        return connection.execute(sql, given).fetchall()
    finally:
        connection.close()


def first_claims(database: Path) -> list[str]:
    """The ids of the claims in reading order."""
    sql = "SELECT c.id FROM claims AS c JOIN articles AS a ON a.id = c.article_id ORDER BY a.source, c.start"
    return [id_ for (id_,) in rows_of(database, sql)]


def footprint(folder: Path) -> dict[str, str]:
    """Every file below *folder* with the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in sorted(folder.rglob("*"))
    }


def is_one_sentence(text: str) -> bool:
    """Whether a message is one line that ends as a sentence does, and no traceback."""
    return text.count("\n") == 1 and text.endswith((".\n", "...\n")) and "Traceback" not in text and len(text) > 20
