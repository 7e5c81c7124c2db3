"""The reviewer's own editor."""

import stat
import sys
from pathlib import Path

import pytest

from workbench.desk.editor import command, edited
from workbench.domain.errors import WorkbenchError


def editor(tmp_path: Path, body: str) -> dict[str, str]:
    script = tmp_path / "editor.py"
    script.write_text(f"import os, sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n{body}\n")
    return {"EDITOR": f"{sys.executable} '{script}'"}


def test_what_the_editor_leaves_is_the_text(tmp_path: Path) -> None:
    appended = editor(tmp_path, "path.write_text(path.read_text() + ' twice, “sí”.\\n', encoding='utf-8')")
    assert edited("Asked them", appended) == "Asked them twice, “sí”."


def test_the_file_is_the_reviewers_alone_and_gone_afterwards(tmp_path: Path) -> None:
    body = f"pathlib.Path({str(tmp_path / 'seen')!r}).write_text(f'{{path}} {{oct(os.stat(path.parent).st_mode)}}')"
    edited("a", editor(tmp_path, body))
    path, mode = (tmp_path / "seen").read_text().split()
    assert stat.S_IMODE(int(mode, 8)) == 0o700
    assert not Path(path).exists()


def test_visual_goes_before_editor() -> None:
    assert command({"VISUAL": "code --wait", "EDITOR": "vi"}) == ["code", "--wait"]


@pytest.mark.parametrize("body", ["sys.exit(3)", "path.unlink()", "path.write_bytes(b'\\xff\\xfe')"])
def test_an_editor_that_leaves_no_text_is_named(tmp_path: Path, body: str) -> None:
    with pytest.raises(WorkbenchError):
        edited("a", editor(tmp_path, body))


@pytest.mark.parametrize("named", ["/no/such/editor", "'unclosed"])
def test_an_editor_that_cannot_be_started_is_named(named: str) -> None:
    with pytest.raises(WorkbenchError, match="EDITOR"):
        edited("a", {"EDITOR": named})
