"""What every test stands on: nothing of the developer's own, review files to work with, and the program."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.program import Program, copied, imported_hostile, imported_seeds, rows_of
from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, STORY_CLAIMS, stored
from workbench.desk.desk import Desk


def pytest_collection_finish() -> None:
    # What collecting made stays to the end, and a test makes and drops much at once: to look for garbage among all of
    # it after every 700 new things took a twelfth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


@pytest.fixture(autouse=True)
def _nothing_of_the_developers_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.getbasetemp() / "home"
    home.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / ".cache"))
    for name in list(os.environ):
        if name.startswith("WORKBENCH_") and name != "WORKBENCH_REAL_ARTICLES":
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a review file with two made-up articles and their claims, closed."""
    path = tmp_path_factory.mktemp("template") / "review.db"
    stored(path, (STORY, STORY_CLAIMS), (HARBOUR, HARBOUR_CLAIMS))
    return path.read_bytes()


@pytest.fixture
def review_file(tmp_path: Path, template: bytes) -> Path:
    """A review file with two made-up articles and their claims, without a word from a reviewer yet."""
    path = tmp_path / "review.db"
    path.write_bytes(template)
    return path


@pytest.fixture
def desk(review_file: Path) -> Iterator[Desk]:
    """Ann's desk over the review file."""
    with Desk.open(review_file, "ann") as desk:
        yield desk


def _entries(path: Path) -> object:
    return rows_of(path, "SELECT count(*) FROM log")


@pytest.fixture(scope="session")
def seeds_db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A review file of the demonstration articles; not to be written to."""
    path = imported_seeds(tmp_path_factory.getbasetemp())
    before = _entries(path)
    yield path
    assert _entries(path) == before, "a test wrote to the file that others share: it wants `db`"


@pytest.fixture(scope="session")
def hostile_db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A review file of one hostile article; not to be written to."""
    path = imported_hostile(tmp_path_factory.getbasetemp())
    before = _entries(path)
    yield path
    assert _entries(path) == before, "a test wrote to the file that others share: it wants `hostile`"


@pytest.fixture
def workbench(tmp_path: Path) -> Program:
    """The program, run in a folder of its own."""
    home = tmp_path / "home"
    home.mkdir()
    return Program(home)


@pytest.fixture
def db(seeds_db: Path, workbench: Program) -> Path:
    """A review file of the demonstration articles, to do with as one likes."""
    return copied(seeds_db, workbench.home / "review.db")


@pytest.fixture
def hostile(hostile_db: Path, workbench: Program) -> Path:
    """A review file of one hostile article, to do with as one likes."""
    return copied(hostile_db, workbench.home / "hostile.db")
