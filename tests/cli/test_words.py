"""The words on the command line: help, and what is said to wrong ones."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import Program
from workbench import __version__
from workbench.cli.commands import PLACES
from workbench.tui.commands.table import COMMANDS

LATER: set[str] = set()
"""Commands of the design whose issues are still open."""

WITH_JSON = {
    *("keys", "articles", "passages", "claims", "evidence", "links", "show", "story", "search", "stats", "filters"),
    *("import-checks", "log", "merge", "refit"),
}


def named(help_: str) -> set[str]:
    listed = help_.split("Commands:\n")[1].split("\n\n")[0]
    return {name for line in listed.splitlines() for name in re.findall(r"[a-z-]+", re.split(" {2,}", line)[2])}


def test_help_names_every_command_that_is_built_and_no_other(workbench: Program) -> None:
    done = workbench("--help")
    assert (done.status, done.err) == (0, "")
    assert named(done.out) == set(PLACES)
    assert not named(done.out) & (LATER - set(PLACES))


def test_help_fits_on_the_smallest_screen_and_has_a_group_for_every_command(workbench: Program) -> None:
    lines = workbench("--help").out.splitlines()
    assert len(lines) <= 30
    assert max(map(len, lines)) < 80
    assert not any(line.startswith("  Else ") for line in lines)


@pytest.mark.parametrize("command", PLACES)
def test_every_command_explains_itself(workbench: Program, command: str) -> None:
    done = workbench(command, "--help")
    assert (done.status, done.err) == (0, "")
    assert f"Usage: workbench {command}" in done.out
    assert ("--json" in done.out) == (command in WITH_JSON)


def test_the_version_is_the_packages(workbench: Program) -> None:
    assert __version__ in workbench("--version").out


@pytest.mark.parametrize(
    ("word", "said"), [("stat", "no command stat; perhaps stats."), ("restore", "no command restore.")]
)
def test_a_command_that_there_is_not_is_taken_for_no_new_file(
    workbench: Program, db: Path, word: str, said: str
) -> None:
    done = workbench(word, db)
    assert (done.status, done.out) == (1, "")
    assert said in done.err
    assert "--help" in done.err
    assert not (workbench.home / word).exists()


@pytest.mark.parametrize("words", [("claims",), ("import", "x.db"), ("stats", "--verbose"), ("claims", "x.db", "y.db")])
def test_wrong_words_leave_with_status_2(workbench: Program, words: tuple[str, ...]) -> None:
    done = workbench(*words)
    assert (done.status, done.out) == (2, "")
    assert "Usage: workbench" in done.err
    assert "Traceback" not in done.err
    assert not list(workbench.home.iterdir())


@pytest.mark.parametrize(
    "option", [("--published", "yesterday"), ("--published", "2016-13-40"), ("--language", "English")]
)
def test_a_correction_that_makes_no_sense_is_a_wrong_word(workbench: Program, option: tuple[str, str]) -> None:
    (workbench.home / "a.txt").write_text("Fourteen people were hurt.")
    assert workbench("import", "x.db", "a.txt", *option).status == 2
    assert not (workbench.home / "x.db").exists()


def test_keys_lists_the_table_that_the_desk_itself_reads(workbench: Program) -> None:
    header, *rows = workbench("keys").rows
    assert header == ["id", "keys", "where", "title", "what it does"]
    assert rows == [[c.id, c.shown_keys, str(c.context), c.title, c.help] for c in COMMANDS]


def test_keys_are_listed_as_the_settings_have_them_and_what_cannot_be_had_is_said(workbench: Program) -> None:
    done = workbench("keys", "--json", WORKBENCH_KEYS="claim.next=Z trail.back=j claim.nxt=z undo=t")
    keys = {command["id"]: command for command in done.json}
    assert keys["claim.next"]["shown"] == ["Z"]
    assert keys["trail.back"]["keys"] == ["j"]
    assert keys["undo"]["keys"] == ["u", "backspace"]
    assert {command["context"] for command in done.json} >= {"desk", "forms"}
    assert len(done.err.splitlines()) == 2
    assert "perhaps claim.next is meant" in done.err
    assert "t is already for claim.note" in done.err


def test_paths_prints_where_the_settings_are(workbench: Program) -> None:
    assert (
        str(workbench.home / "elsewhere" / "factcheck-workbench" / "config.toml")
        in workbench("paths", XDG_CONFIG_HOME=str(workbench.home / "elsewhere")).out
    )


def test_ctrl_c_while_the_program_is_still_loading_ends_it_with_a_word() -> None:
    code = (
        "import sys\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'click': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        "from workbench.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Stopped.\n")
