"""Core first, screen second: what every part of the program may load, found out in a process of its own."""

import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import workbench

CORE = sorted(
    module.name
    for module in pkgutil.walk_packages(workbench.__path__, "workbench.")
    if module.name.split(".")[1] in ("domain", "ingest", "compare", "store", "export", "extract", "desk")
)
HEAVY = (
    *(
        "textual",
        "spacy",
        "sqlite_utils",
        "rapidfuzz",
        "numpy",
        "dateparser",
        "nltk",
        "jinja2",
        "trafilatura",
        "lxml",
        "pypdf",
    ),
    *("httpcore", "jinja2"),
)


def loaded_by(code: str, *arguments: str) -> set[str]:
    """Which of the heavy packages are loaded once *code* has run."""
    report = f"\nimport sys\nprint('loaded', *(name for name in {HEAVY!r} if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code + report, *arguments], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return set(run.stdout.splitlines()[-1].split()[1:])


def test_there_is_a_core() -> None:
    assert len(CORE) > 60
    assert {name.split(".")[1] for name in CORE} == {
        "domain",
        "ingest",
        "compare",
        "store",
        "export",
        "extract",
        "desk",
    }


def test_every_module_of_the_core_is_imported_without_the_screen_and_without_the_language_model() -> None:
    code = (
        "import importlib, sys\n"
        f"for name in {CORE!r}:\n"
        "    importlib.import_module(name)\n"
        "    assert not {'textual', 'spacy'} & set(sys.modules), name"
    )
    assert not loaded_by(code) & {"textual", "spacy"}


OPENS = """
import sys
from pathlib import Path
import workbench.desk.exporting, workbench.desk.importing, workbench.desk.statistics
from workbench.desk.desk import Desk
with Desk.open(Path(sys.argv[1]), "ann", read_only=sys.argv[2] == "reading") as desk:
    assert len(list(desk.claims())) == 5 and len(list(desk.records())) == 5
    desk.bookmark(), desk.search("ferry"), desk.sightings(next(desk.claims()).claim.id), desk.to_extract()
"""


@pytest.mark.parametrize("way", ["reading", "writing"])
def test_opening_a_file_whose_claims_are_found_loads_nothing_heavy(review_file: Path, way: str) -> None:
    assert loaded_by(OPENS, str(review_file), way) == set()


def test_recording_a_decision_loads_nothing_heavy(review_file: Path) -> None:
    decides = OPENS + "    desk.decide(next(desk.claims()).claim.id, 'true'); desk.undo()"
    assert loaded_by(decides, str(review_file), "writing") == set()
