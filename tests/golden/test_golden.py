"""The log of the demonstration articles after a review that is always the same, byte for byte as it is kept here.

It changes only on purpose: `make golden` writes it anew, and `git diff tests/golden` says what a reader would notice.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.program import copied
from tests.golden.review import PUBLISHER, review, still
from workbench.desk import exporting
from workbench.desk.desk import Desk
from workbench.desk.exporting import Options, Rows, named

HERE = Path(__file__).parent
FILES = {
    "claims.csv": ("csv", Rows.CLAIMS),
    "log.csv": ("csv", Rows.LOG),
    "evidence.csv": ("csv", Rows.EVIDENCE),
    "claimreview.json": ("claimreview", Rows.CLAIMS),
}


@pytest.fixture(scope="module")
def written(seeds_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the exports of the review."""
    folder = tmp_path_factory.mktemp("golden")
    path = copied(seeds_db, folder / "review.db")
    with pytest.MonkeyPatch.context() as monkeypatch:
        still(monkeypatch)
        review(path)
    with Desk.open(path, "reader", read_only=True) as desk:
        for file, (name, rows) in FILES.items():
            exporting.to_file(desk, folder / file, named(name), Options(rows, publisher=PUBLISHER))
        assert list(desk.faults()) == []
    return folder


@pytest.mark.model
@pytest.mark.parametrize("file", FILES)
def test_the_log_is_as_it_is_kept(written: Path, file: str) -> None:
    made = (written / file).read_bytes()
    if os.environ.get("GOLDEN") == "renew":
        (HERE / file).write_bytes(made)
    assert made == (HERE / file).read_bytes(), "if it should be so: make golden, and look at the difference"
