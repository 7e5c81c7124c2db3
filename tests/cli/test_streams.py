"""Three streams: data on stdout, messages on stderr, and what happens when one of them is not as expected."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.program import COMMAND, SEEDS, Program, environment, first_claims, is_one_sentence, rows_of

LISTS = ["articles", "passages", "claims", "stats", "check", "export"]


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_the_desk_does_not_open_where_one_stream_is_no_terminal(workbench: Program, db: Path, stream: str) -> None:
    terminal, its_end = os.openpty()
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), its_end) | {
        stream: subprocess.DEVNULL if stream == "stdin" else subprocess.PIPE
    }
    done = subprocess.run(
        [*COMMAND, str(db)], **streams, env=environment(workbench.home), cwd=workbench.home, timeout=60
    )  # type: ignore[call-overload]
    os.close(its_end)
    said = (done.stderr if stream == "stderr" else os.read(terminal, 65536)).decode().replace("\r\n", "\n")
    os.close(terminal)
    assert done.returncode == 1
    assert not done.stdout
    assert is_one_sentence(said)
    assert f"workbench claims {db}" in said
    assert f"workbench export {db}" in said


def test_without_a_terminal_the_articles_are_taken_in_and_the_other_commands_named(
    workbench: Program, db: Path
) -> None:
    done = workbench(db, *SEEDS)
    assert (done.status, done.out) == (1, "")
    imported, sentence = done.err.splitlines()
    assert imported == "0 new articles, 5 known already."
    assert f"workbench claims {db}" in sentence
    assert f"workbench export {db}" in sentence


@pytest.mark.parametrize("command", LISTS)
def test_whoever_has_read_enough_of_a_pipe_hears_no_complaint(workbench: Program, db: Path, command: str) -> None:
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", '"$@" | head -c 1', "-", *COMMAND, command, str(db)],
        capture_output=True,
        env=environment(workbench.home),
        timeout=60,
    )
    assert len(done.stdout) == 1
    assert done.stderr == b""
    assert done.returncode == 0


@pytest.mark.parametrize("command", ["claims", "stats", "export"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_said_in_a_sentence(workbench: Program, db: Path, command: str) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, command, str(db)], stdout=full, stderr=subprocess.PIPE, env=environment(workbench.home)
        )
    assert done.returncode == 1
    assert "could not be written" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_closed_streams_do_no_harm(workbench: Program, db: Path, claim: str) -> None:
    script = '"$@" <&- >&- 2>&-'
    words = [*COMMAND, "decide", str(db), claim, "true"]
    done = subprocess.run(["bash", "-c", script, "-", *words], env=environment(workbench.home), timeout=60)
    assert done.returncode == 0
    assert rows_of(db, "SELECT value FROM log WHERE action <> 'checkpoint'") == [("true",)]
    for command in LISTS:
        done = subprocess.run(
            ["bash", "-c", '"$@" >&-', "-", *COMMAND, command, str(db)],
            env=environment(workbench.home),
            stderr=subprocess.PIPE,
            timeout=60,
        )
        assert done.returncode == 0
        assert done.stderr.count(b"\n") == (command == "export")  # which says how much it wrote


def test_an_output_that_is_not_utf_8_loses_characters_but_not_claims(workbench: Program, db: Path) -> None:
    listed = workbench.bytes("claims", db, PYTHONIOENCODING="latin-1")
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert listed.stdout.count(b"\n") == len(first_claims(db)) + 1
    whole = workbench.bytes("claims", db, "--json", PYTHONIOENCODING="latin-1")
    assert json.loads(whole.stdout) == workbench("claims", db, "--json").json


def test_an_article_comes_in_from_a_pipe(workbench: Program) -> None:
    done = workbench(
        "import", "new.db", "-", "--title", "Flood", stdin="Fourteen people were hurt on Monday in Ghent.\n"
    )
    assert (done.status, done.out) == (0, "")
    assert done.err == "1 new article.\n1 claim found in 1 article.\n"
    ((text, source),) = rows_of(workbench.home / "new.db", "SELECT text, source FROM articles")
    assert (text, source) == ("Fourteen people were hurt on Monday in Ghent.\n", "standard input")
    assert workbench("articles", "new.db", "--json").json[0]["title"] == "Flood"


def test_what_is_known_already_is_not_taken_in_twice(workbench: Program, db: Path) -> None:
    before = rows_of(db, "SELECT id, claims FROM articles ORDER BY id")
    done = workbench("import", db, *SEEDS)
    assert (done.status, done.out, done.err) == (0, "", "0 new articles, 5 known already.\n")
    assert rows_of(db, "SELECT id, claims FROM articles ORDER BY id") == before


def test_commands_that_only_read_leave_nothing_beside_the_file(workbench: Program, db: Path) -> None:
    before = db.read_bytes()
    for command in LISTS:
        workbench(command, db)
        assert [path.name for path in workbench.home.iterdir()] == [db.name], command
    assert db.read_bytes() == before
