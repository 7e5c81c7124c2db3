"""The program, and review files to run it on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program, copied, first_claims, imported_hostile, imported_seeds


@pytest.fixture(scope="session")
def seeds_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review file of the demonstration articles; not to be written to."""
    return imported_seeds(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def hostile_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review file of one hostile article; not to be written to."""
    return imported_hostile(tmp_path_factory.getbasetemp())


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


@pytest.fixture
def claim(seeds_db: Path) -> str:
    """The id of the first claim."""
    return first_claims(seeds_db)[0]
