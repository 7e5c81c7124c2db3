"""What every test stands on: nothing of the developer's own, and a small review file to work with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, STORY_CLAIMS, stored
from workbench.desk.desk import Desk


@pytest.fixture(autouse=True)
def _nothing_of_the_developers_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.getbasetemp() / "home"
    home.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
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
