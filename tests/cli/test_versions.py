"""`workbench import --replace`, articles that are nearly the same, and imports that are stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import COMMAND, Program, copied
from workbench.desk.desk import Desk

FIRST = """Ferry runs aground off Lund

The ferry Alda ran aground on Monday with 212 people on board, the coast guard said.

The harbour was closed for 9 hours on Monday, and 40 ships waited outside it, the port authority said.

Police said that two people were hurt when a lamp fell from the ceiling of the upper deck.

The harbour master said that the ship had used a chart from 1987, and promised that a new one would come by May.
"""
SECOND = (
    FIRST.replace("212 people on board", "240 people aboard")
    .replace("Police said that two people were hurt when a lamp fell from the ceiling of the upper deck.\n\n", "")
    .replace("Ferry runs", "Corrected: ferry runs")
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(FIRST, encoding="utf-8")
    second.write_text(SECOND, encoding="utf-8")
    return first, second


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review file of the first version."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    assert Program(folder)("import", "review.db", "first.txt").status == 0
    return folder / "review.db"


@pytest.fixture
def review(tmp_path: Path, imported: Path, files: tuple[Path, Path]) -> Path:
    """A review of the first version, of which every claim is decided."""
    path = copied(imported, tmp_path / "review.db")
    with Desk.open(path, "ann") as desk:
        for found in list(desk.claims()):
            desk.decide(found.claim.id, "true", rationale="Checked.")
    return path


def test_a_newer_version_takes_the_place_of_the_old_one_with_a_report(
    workbench: Program, review: Path, files: tuple[Path, Path]
) -> None:
    (old,) = workbench("articles", review, "--json").json
    done = workbench("import", review, files[1], "--replace", old["id"][:8], "--reason", "Corrected by the outlet.")
    assert done.status == 0
    assert "is nearly the same as" not in done.err  # that goes without saying
    assert "that were worked on: " in done.err
    assert "Reworded, to be decided anew:" in done.err
    assert "Orphaned:" in done.err
    assert "two people were hurt" in done.err
    listed = {a["id"]: a for a in workbench("articles", review, "--json").json}
    (new,) = [a for a in listed.values() if a["replaces"] == [old["id"]]]
    assert listed[old["id"]]["replaced_by"] == new["id"]
    orphans = workbench("claims", review, "--orphaned", "--json").json
    assert orphans
    assert all("hurt" in claim["text"] for claim in orphans)
    carried = [c for c in workbench("claims", review, "--article", new["id"], "--json").json if "40 ships" in c["text"]]
    assert [c["verdict"] for c in carried] == ["true"] * len(carried)
    assert carried
    shown = workbench("show", review, carried[0]["id"])
    assert "carried from an earlier version" in shown.out
    assert "Earlier version: exact" in shown.out
    assert workbench("show", review, carried[0]["id"], "--json").json["earlier"][0]["how"] == "exact"
    assert "Orphaned: its words stand nowhere" in workbench("show", review, orphans[0]["id"]).out
    assert "replaced by" in workbench("log", review).out
    assert workbench("check", review).status == 0
    assert workbench("undo", review, "--reviewer", "ann").status == 0


def test_an_undo_of_a_replacement_brings_the_old_version_back(
    workbench: Program, review: Path, files: tuple[Path, Path]
) -> None:
    (old,) = workbench("articles", review, "--json").json
    workbench("import", review, files[1], "--replace", old["id"], "--reviewer", "eve")
    assert workbench("undo", review, "--reviewer", "eve").status == 0
    listed = workbench("articles", review, "--json").json
    assert [a["replaced_by"] for a in listed] == [None, None]
    assert sorted(len(a["near"]) for a in listed) == [1, 1]
    assert workbench("claims", review, "--orphaned", "--json").json == []


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["first.txt"], "very text"),
        (["first.txt", "second.txt"], "nothing was replaced"),
        (["missing.txt"], "Nothing was replaced"),
    ],
)
def test_what_cannot_replace_an_article_is_said(
    workbench: Program, review: Path, tmp_path: Path, names: list[str], sentence: str
) -> None:
    (old,) = workbench("articles", review, "--json").json
    done = workbench("import", review, *(tmp_path / name for name in names), "--replace", old["id"])
    assert done.status == 1
    assert sentence in done.err
    assert workbench("articles", review, "--json").json[0]["replaced_by"] is None


def test_an_article_that_is_not_there_cannot_be_replaced_and_nothing_is_read(
    workbench: Program, review: Path, files: tuple[Path, Path]
) -> None:
    assert workbench("import", review, files[1], "--replace", "ffff").status == 1
    assert len(workbench("articles", review, "--json").json) == 1


def test_a_nearly_same_article_is_named_on_import_and_linked_not_merged(
    workbench: Program, tmp_path: Path, files: tuple[Path, Path]
) -> None:
    path = tmp_path / "review.db"
    done = workbench("import", path, *files)
    one, other = workbench("articles", path, "--json").json
    told = next(line for line in done.err.splitlines() if "is nearly the same as" in line)
    assert told.endswith("linked, not merged.")
    # The titles may well be the same: what tells the two apart is said.
    assert all(article["id"][:8] in told and article["source"] in told for article in (one, other))
    assert "--replace ARTICLE" in done.err
    assert [near["id"] for near in one["near"]] == [other["id"]]
    assert [near["id"] for near in other["near"]] == [one["id"]]
    assert 0.7 < one["near"][0]["similarity"] < 1
    assert all(FIRST[start:end] for start, end in one["near"][0]["differs"])
    header, first, _ = workbench("articles", path).rows
    assert first[header.index("like")].startswith(other["id"][:8])


def test_of_very_many_articles_that_are_nearly_the_same_only_some_are_named(workbench: Program, tmp_path: Path) -> None:
    lines = (f"The harbour of Lund was closed for {n} days after the ferry ran aground there." for n in range(3, 28))
    articles = "\n".join(json.dumps({"text": line}) for line in lines)
    done = workbench("import", tmp_path / "review.db", "-", stdin=articles)
    assert done.err.count("linked, not merged") == 20
    assert "4 more are nearly the same as others; `workbench articles` shows which." in done.err


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to one process")
def test_ctrl_c_keeps_what_was_read_and_the_same_command_goes_on(
    workbench: Program, tmp_path: Path, files: tuple[Path, Path]
) -> None:
    path, pipe = tmp_path / "review.db", tmp_path / "third.txt"
    # Standard input that never ends is a source that takes for ever.
    process = subprocess.Popen(
        [*COMMAND, "import", str(path), *map(str, files), "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    pipe.write_text("x", encoding="utf-8")
    assert process.stdin is not None
    process.stdin.write(b"Begun, but ")
    process.stdin.flush()
    _wait_until_reading(process)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130, err
    assert b"what was read is kept" in err
    assert b"2 new articles" in err
    again = workbench("import", path, *files)
    assert "2 known already" in again.err
    assert again.status == 0
    assert workbench("check", path).status == 0


def _wait_until_reading(process: subprocess.Popen[bytes]) -> None:
    """Until the program waits for more on its standard input."""
    if sys.platform != "linux":
        pytest.skip("only Linux says what a process waits for")
    import time

    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if "pipe_" in Path(f"/proc/{process.pid}/wchan").read_text() or _blocked_on_stdin(process.pid):
            return
        time.sleep(0.02)
    raise AssertionError("the program does not read its standard input")


def _blocked_on_stdin(pid: int) -> bool:
    try:
        call, *arguments = Path(f"/proc/{pid}/syscall").read_text().split()
    except OSError:
        return False
    return call == "0" and arguments[:1] == ["0x0"]
