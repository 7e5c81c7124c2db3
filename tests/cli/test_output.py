"""What a person sees on a terminal: tables that leave the last column its room, long lines broken between words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from workbench.cli import output

LONG = "The harbour authority said that nine ships ran aground off Lund in March, more than in any year since 1999."


@pytest.fixture(params=[60, 80, 140])
def width(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> int:
    """The columns of the terminal that the program believes to write to."""
    monkeypatch.setattr(output, "sys", SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: True)))
    monkeypatch.setenv("COLUMNS", str(request.param))
    return int(request.param)


def test_the_last_column_of_a_table_keeps_a_third_of_the_window(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    name = "The Commissioner for the Harbours of the North"
    output.table(["id", "score", "stands", "claimant", "claim"], [["1234abcd", "0.65", "new", name, LONG]])
    _, row = capsys.readouterr().out.splitlines()
    assert len(row) <= width
    assert len(row[row.rindex("  ") :]) >= width * 0.35
    assert "The Commiss" in row


def test_a_cell_that_is_cut_says_so(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    output.table(["id", "claimant", "claim"], [["1234abcd", "N" * 200, LONG]])
    assert "N…  The" in capsys.readouterr().out


def test_a_long_line_is_broken_between_words_and_hangs(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    output.paragraph(f"  +0.35  {LONG}")
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith("  +0.35  The")
    assert all(line.startswith("    ") for line in rest)
    assert max(map(len, [first, *rest])) <= width
    assert " ".join(" ".join([first, *rest]).split()) == f"+0.35 {LONG}"


def test_in_a_pipe_a_long_line_stays_one(capsys: pytest.CaptureFixture[str]) -> None:
    output.paragraph(LONG * 3)
    assert capsys.readouterr().out == LONG * 3 + "\n"


def test_nothing_that_is_shown_steers_the_terminal(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    output.paragraph(f"\x1b[31mred \u202e{LONG}")
    assert not {"\x1b", "\u202e"} & set(capsys.readouterr().out)
