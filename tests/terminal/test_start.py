"""What opening the desk on a finished review file brings into memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import ROOT, Program
from tests.terminal.conftest import Open

pytestmark = pytest.mark.terminal

# Python runs this module before the program; it writes down what the program imported when it ends.
NOTES = """
import atexit, os, sys
if "MODULES_NOTED_IN" in os.environ:
    def note(path=os.environ.pop("MODULES_NOTED_IN")):
        with open(path, "w") as file:
            file.write("\\n".join(sys.modules))
    atexit.register(note)
"""


def test_a_desk_over_articles_whose_claims_are_found_needs_no_spacy(
    workbench: Program, open_desk: Open, db: Path, tmp_path: Path
) -> None:
    hook, noted = tmp_path / "hook", tmp_path / "modules.txt"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(NOTES)
    desk = open_desk(db, PYTHONPATH=f"{hook}:{ROOT}", MODULES_NOTED_IN=str(noted))
    desk.type("j5")
    desk.wait_for(r"✓ Saved \S+ ✗ False")
    desk.type("/")
    desk.wait_for("words that begin so")
    desk.type("\x1b")
    desk.wait(lambda: "╭" not in desk.text, "the search to close")
    assert desk.leave() == 0
    modules = set(noted.read_text().split("\n"))
    assert "textual.app" in modules
    for heavy in ("spacy", "thinc", "numpy", "workbench.ingest.article", "workbench.extract.pipeline"):
        assert heavy not in modules
