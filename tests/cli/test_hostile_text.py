"""Text that means harm: shown as harmless text on both streams, stored untouched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import (
    HOSTILE_CLAIM,
    HOSTILE_NAME,
    HOSTILE_TEXT,
    HOSTILE_TITLE,
    STEERING,
    Program,
    first_claims,
    rows_of,
)


def harmless(data: bytes) -> bool:
    text = data.decode("utf-8")
    return not any(character in text for character in STEERING)


def hostile_claim(db: Path) -> str:
    return str(rows_of(db, "SELECT id FROM claims WHERE instr(text, ?)", HOSTILE_CLAIM)[0][0])


def test_the_article_its_title_and_its_claims_are_stored_untouched(hostile: Path) -> None:
    ((text, title, source),) = rows_of(hostile, "SELECT text, title, source FROM articles")
    assert text == HOSTILE_TEXT
    assert title == HOSTILE_TITLE
    assert Path(source).name == HOSTILE_NAME
    claims = rows_of(hostile, 'SELECT start, "end", text FROM claims')
    assert len(claims) >= 4
    assert all(text[start:end] == claim for start, end, claim in claims)
    assert hostile_claim(hostile)


@pytest.mark.parametrize("command", ["articles", "passages", "claims", "stats", "check", "show"])
def test_what_is_listed_is_harmless(workbench: Program, hostile: Path, command: str) -> None:
    done = workbench.bytes(command, hostile, *([hostile_claim(hostile)] if command == "show" else []))
    assert done.returncode == 0
    assert harmless(done.stdout)
    assert done.stderr == b""


def test_brackets_are_text_and_no_markup(workbench: Program, hostile: Path) -> None:
    assert "[bold]x[/bold]" in workbench("claims", hostile).out
    assert "Mayor [bold]denies[/bold]" in workbench("articles", hostile).out


def test_a_tab_or_a_line_end_in_a_text_breaks_no_row(workbench: Program, hostile: Path) -> None:
    for command in ("articles", "passages", "claims"):
        header, *rows = workbench(command, hostile).rows
        assert rows
        assert all(len(row) == len(header) for row in rows)


def test_json_and_csv_carry_the_text_as_it_is(workbench: Program, hostile: Path) -> None:
    ((stored,),) = rows_of(hostile, "SELECT text FROM claims WHERE instr(text, ?)", HOSTILE_CLAIM)
    assert stored in [claim["text"] for claim in workbench("claims", hostile, "--json").json]
    assert stored in workbench("export", hostile).out


def test_what_a_reviewer_records_is_kept_untouched_and_shown_harmless(workbench: Program, hostile: Path) -> None:
    claim = first_claims(hostile)[0]
    bad = "\x1b]52;c;Zm9v\x07 [bold]b[/bold] \u202egnp\u202c \x9b31m"
    said = [
        workbench.bytes("note", hostile, claim, bad),
        workbench.bytes("decide", hostile, claim, "true", "--rationale", bad, "--reviewer", f"A{bad}"),
        workbench.bytes("cite", hostile, claim, "https://example.org/", "--quote", bad, "--title", bad),
    ]
    shown = workbench.bytes("show", hostile, claim)
    assert all(done.returncode == 0 and harmless(done.stderr) and not done.stdout for done in said)
    assert harmless(shown.stdout)
    assert shown.stdout.count(b"[bold]b[/bold]") >= 4
    whole = workbench("show", hostile, claim, "--json").json
    assert whole["notes"][0]["text"] == whole["verdicts"][0]["rationale"] == whole["evidence"][0]["quote"] == bad
    assert whole["verdicts"][0]["reviewer"] == f"A{bad}"
    assert workbench("check", hostile).status == 0


BAD = "x\x1b]52;c;Zm9v\x07\x1b[31m\u202e.txt"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("import", "new.db", BAD), 1),
        (("claims", BAD), 1),
        (("show", "hostile.db", BAD), 1),
        (("decide", "hostile.db", "abcd", BAD), 1),
        (("export", "hostile.db", "-o", BAD), 1),
        (("claims", "hostile.db", BAD), 2),
        (("claims", "hostile.db", f"--{BAD}"), 2),
        (("claims", "hostile.db", "--workflow", BAD), 2),
        (("import", "new.db", "a.txt", "--published", BAD), 2),
        ((BAD,), 1),
    ],
)
def test_names_that_mean_harm_are_harmless_in_messages(
    workbench: Program, hostile: Path, words: tuple[str, ...], status: int
) -> None:
    done = workbench.bytes(*words)
    assert (done.returncode, done.stdout) == (status, b"")
    assert harmless(done.stderr)
    assert b"Traceback" not in done.stderr
