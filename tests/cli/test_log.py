"""The log, listed and proved."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import STEERING, Program, environment, is_one_sentence, rows_of
from tests.store.making import COLUMNS, off_guard


def tampered(db: Path, statement: str, *given: Any) -> None:
    with sqlite3.connect(db) as connection, off_guard(connection):
        assert connection.execute(statement, given).rowcount >= 1
    connection.close()


@pytest.fixture
def worked(workbench: Program, db: Path, claim: str) -> Path:
    workbench("decide", db, claim, "false", "--rationale", "Nobody had boarded.", "--reviewer", "Ann")
    done = workbench("note", db, claim, "Ask\nthem.", "--reviewer", "Ben")
    assert done.status == 0, done.err
    return db


def test_every_entry_is_listed_with_when_by_whom_what_and_its_whole_id(
    workbench: Program, worked: Path, claim: str
) -> None:
    done = workbench("log", worked)
    assert (done.status, done.err) == (0, "")
    header, *rows = done.rows
    assert header == ["at", "author", "entry", "what"]
    kept = rows_of(worked, "SELECT at, author, id FROM log ORDER BY clock")
    assert [tuple(row[:3]) for row in rows] == kept
    whats = [row[3] for row in rows]
    assert whats[0] == f"verdict false on claim {claim[:8]}: Nobody had boarded."
    assert whats[1].startswith("checkpoint (session): 1 entries, digest ")
    assert whats[2].startswith(f"note on {claim[:8]}: Ask")


def test_as_json_an_entry_is_the_columns_of_the_log(workbench: Program, worked: Path) -> None:
    listed = workbench("log", worked, "--json").json
    assert [tuple(entry.values()) for entry in listed] == rows_of(
        worked, f"SELECT {', '.join(COLUMNS)} FROM log ORDER BY clock"
    )
    assert list(listed[0]) == list(COLUMNS)


def test_only_what_is_about_one_claim_or_article_or_the_file(workbench: Program, worked: Path, claim: str) -> None:
    article = workbench("articles", worked, "--json").json[0]["id"]
    workbench("correct", worked, article, "--title", "Another")
    for subject, actions in (
        (claim[:8], ["verdict", "note"]),
        (article[:8], ["set title"]),
        ("file", ["checkpoint"] * 3),
    ):
        listed = workbench("log", worked, "--subject", subject, "--json").json
        assert [entry["action"] for entry in listed] == actions
    unknown = workbench("log", worked, "--subject", "0" * 32)
    assert unknown.status == 1
    assert is_one_sentence(unknown.err)


def test_a_log_without_entries_is_an_empty_list_and_verifies(workbench: Program, db: Path) -> None:
    assert workbench("log", db, "--json").json == []
    assert workbench("log", db).out == "at\tauthor\tentry\twhat\n"
    done = workbench("log", db, "--verify")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"The log of {db} verifies: 0 entries in 0 chains, 0 checkpoints; digest ")


def test_a_sound_log_is_one_line(workbench: Program, worked: Path) -> None:
    done = workbench("log", worked, "--verify")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(
        f"The log of {worked} verifies: 4 entries in 2 chains, 2 checkpoints (not signed); digest "
    )
    assert done.out.count("\n") == 1
    found = workbench("log", worked, "--verify", "--json").json
    assert found.keys() == {"sound", "entries", "chains", "digest", "checkpoints", "faults", "forks", "signatures"}
    assert (found["sound"], found["entries"], found["chains"], found["faults"]) == (True, 4, 2, [])
    assert found["digest"] in done.out


def test_what_was_taken_back_is_named_in_words(workbench: Program, worked: Path, claim: str) -> None:
    for command in ("undo", "redo", "undo"):
        workbench(command, worked, "--reviewer", "Ann")
    whats = [row[3] for row in workbench("log", worked).rows[3:] if "checkpoint" not in row[3]]
    verdict = f"verdict false on claim {claim[:8]}: Nobody had boarded."
    assert whats[1:] == [f"undo of {verdict}", f"redo of {verdict}", f"undo of {verdict}"]
    assert f": undo of {verdict}" in workbench("show", worked, claim).out


def test_what_was_taken_back_is_not_told_to_who_may_not_see_it(workbench: Program, worked: Path, claim: str) -> None:
    workbench("blind", worked, "on", "--reviewer", "Ann")
    workbench("decide", worked, claim, "true", "--rationale", "Seen.", "--reviewer", "Ann")
    workbench("undo", worked, "--reviewer", "Ann")
    for command, *words in (("log",), ("show", claim)):
        shown = workbench(command, worked, *words, "--reviewer", "Ben").out
        assert f"undo of a verdict on claim {claim[:8]}" in shown
        assert "verdict true" not in shown
        assert "Seen." not in shown


def test_an_undo_of_what_is_gone_is_listed_all_the_same(workbench: Program, worked: Path, claim: str) -> None:
    workbench("undo", worked, "--reviewer", "Ann")
    tampered(worked, "DELETE FROM log WHERE action = 'verdict'")
    done = workbench("log", worked)
    assert done.status == 0
    assert "undo of entry " in done.out


def test_the_log_is_known_by_any_digest_that_was_told_of_it(workbench: Program, worked: Path, claim: str) -> None:
    told = workbench("log", worked, "--verify", "--json").json["digest"]
    at_checkpoint = json.loads(rows_of(worked, "SELECT body FROM log WHERE action = 'checkpoint'")[0][0])["digest"]
    for digest in (told, told.upper(), at_checkpoint):
        assert workbench("log", worked, "--verify", "--digest", digest).status == 0
    done = workbench("log", worked, "--verify", "--digest", "0" * 64)
    assert (done.status, done.out) == (1, "")
    assert is_one_sentence(done.err)
    assert workbench("log", worked, "--digest", told).status == 2


TAMPERINGS = [
    "UPDATE log SET body = replace(body, 'Nobody', 'Anybody') WHERE action = 'verdict'",
    "UPDATE log SET author = 'Eve' WHERE action = 'verdict'",
    "UPDATE log SET at = '2020' || substr(at, 5) WHERE action = 'verdict'",
    "UPDATE log SET value = 'true' WHERE action = 'verdict'",
    "UPDATE log SET seq = 7 WHERE action = 'verdict'",
    "UPDATE log SET body = CAST(x'ff7b' AS TEXT) WHERE action = 'verdict'",
    "UPDATE log SET body = x'ff00', author = 5, at = 1.5 WHERE action = 'verdict'",
    "UPDATE log SET body = '', salt = '' WHERE action = 'verdict'",
    "DELETE FROM log WHERE action = 'verdict'",
    "DELETE FROM log WHERE author = 'Ann'",
]


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_whatever_was_done_to_it_is_named_and_leaves_with_status_1(
    workbench: Program, worked: Path, tampering: str
) -> None:
    (chain,) = rows_of(worked, "SELECT chain FROM log WHERE action = 'verdict'")[0]
    tampered(worked, tampering)
    done = workbench("log", worked, "--verify")
    assert (done.status, done.out) == (1, "")
    assert chain in done.err
    assert "Traceback" not in done.err
    assert done.err.splitlines()[-1].startswith(f"workbench: The log of {worked} was tampered with or damaged")
    whole = workbench("log", worked, "--verify", "--json")
    assert whole.status == 1
    assert whole.json["sound"] is False
    assert whole.json["faults"][0]["chain"] == chain
    assert is_one_sentence(whole.err)


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_a_damaged_log_is_listed_as_far_as_it_can_be_read(workbench: Program, worked: Path, tampering: str) -> None:
    tampered(worked, tampering)
    count = rows_of(worked, "SELECT count(*) FROM log")[0][0]
    for words in (("log", worked), ("log", worked, "--json")):
        done = workbench(*words)
        assert (done.status, done.err) == (0, "")
    assert len(done.json) == count


HOSTILE = [b"\xff\x1b[31m", 2**62, 1e300, "\x1b]0;x\x07\u202e", "[" * 5000]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        *((name, HOSTILE[0]) for name in COLUMNS if name not in ("action", "id")),
        *((name, value) for name in ("author", "body") for value in HOSTILE[1:]),
    ],
)
def test_whatever_stands_in_a_column_is_shown_and_steers_nothing(
    workbench: Program, worked: Path, column: str, value: Any
) -> None:
    tampered(worked, f"UPDATE log SET {column} = ? WHERE action = 'note'", value)
    done = workbench("log", worked)
    assert (done.status, done.err) == (0, "")
    assert not any(sign in done.out for sign in STEERING)
    proof = workbench("log", worked, "--verify")
    assert proof.status == 1
    assert "Traceback" not in proof.err


def test_a_fork_is_named_and_no_failure(workbench: Program, worked: Path) -> None:
    from msgspec.structs import replace

    from workbench.store import log, schema, sqlite

    connection = schema.open_file(worked)
    with sqlite.writing(connection):
        (last,) = [e for e in log.entries(connection) if e.action == "checkpoint" and e.author == "Ann"]
        other = replace(last, id="0" * 31 + "1", action="note", body='{"text":"x"}')
        other = replace(other, body_hash=log.hash_of_body(other.salt, other.body))
        log.put(connection, [replace(other, hash=log.hash_of(other))])
    connection.close()
    done = workbench("log", worked, "--verify")
    assert done.status == 0
    assert f"Chain {last.chain} goes on in 2 ways at entry 2" in done.err
    assert workbench("check", worked).out.splitlines()[-1].startswith(f"Chain {last.chain} goes on in 2 ways")


# Signed


@pytest.fixture
def key(workbench: Program) -> Path:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("there is no ssh-keygen here")
    path = workbench.home / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
    return path


def test_who_signed_is_told(workbench: Program, db: Path, claim: str, key: Path) -> None:
    workbench("decide", db, claim, "true", "--reviewer", "Ann", WORKBENCH_SIGNING_KEY=str(key))
    workbench("decide", db, claim, "true", "--reviewer", "Ben")
    assert "1 signed by Ann with an unknown key (SHA256:" in workbench("log", db, "--verify").out
    signers = workbench.home / "signers"
    signers.write_text("ann@desk.example " + key.with_suffix(".pub").read_text())
    folder = workbench.home / ".config" / "factcheck-workbench"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(f'allowed_signers = "{signers}"\n')
    told = workbench("log", db, "--verify").out
    assert "2 checkpoints (1 signed by Ann with the key of ann@desk.example (SHA256:" in told
    assert "; 1 not signed)" in told


def test_a_signature_that_does_not_hold_is_a_failure(workbench: Program, db: Path, claim: str, key: Path) -> None:
    from workbench.desk import signing
    from workbench.desk.desk import Desk

    with Desk.open(db, "Eve") as desk:
        desk.signer = lambda _: signing.sign(b"something else", str(key))
        desk.decide(claim, "true")
    done = workbench("log", db, "--verify")
    assert done.status == 1
    assert "of Eve: its signature by SHA256:" in done.err
    assert "does not hold." in done.err


def test_a_key_that_cannot_sign_costs_the_signature_alone(workbench: Program, db: Path, claim: str) -> None:
    done = workbench("decide", db, claim, "true", WORKBENCH_SIGNING_KEY="/nowhere/key")
    assert done.status == 0
    saved, sentence = done.err.splitlines()
    assert saved.startswith("Saved: ")
    assert sentence.startswith("The checkpoint of this session is not signed: there is no key /nowhere/key")
    assert workbench("log", db, "--verify").status == 0


# At scale


def test_a_long_log_is_never_held_in_memory(workbench: Program, db: Path, claim: str) -> None:
    with sqlite3.connect(db) as connection, off_guard(connection):
        connection.executemany(
            "INSERT INTO log (id, chain, seq, author, at, clock, subject, action, body, salt, body_hash, previous,"
            " hash) VALUES (?, 'aa', ?, 'ann', '2026-01-01T00:00:00.000Z', ?, ?, 'note', ?, '', '', '', '')",
            ((f"{n:032x}", n, n, claim, '{"text":"' + "x" * 1000 + '"}') for n in range(1, 60_001)),
        )
    connection.close()
    # Not by getrusage: what it says of a child begins with what the parent had when it was made.
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("only Linux tells a process's own peak of memory")
    script = (
        "import sys; from workbench.cli.main import main\n"
        "try: main()\n"
        f"finally: print(*(line.split()[1] for line in open({str(status)!r}) if line[:6] == 'VmHWM:'), file=sys.stderr)"
    )
    for words in (("log", str(db)), ("log", str(db), "--json")):
        done = subprocess.run(
            [sys.executable, "-c", script, *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=environment(workbench.home),
            check=True,
        )
        kilobytes = int(done.stderr.split()[-1])
        assert kilobytes < 75_000, kilobytes  # the entries alone are 60 MB on the disk, over 100 in memory
