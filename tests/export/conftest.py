"""Reports to look into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.export.report.reviewed import review
from workbench.desk.desk import Desk


@pytest.fixture
def reviewed(review_file: Path) -> Iterator[Desk]:
    """The desk of a reader over a small review with one of everything."""
    review(review_file)
    with Desk.open(review_file, "ann", read_only=True) as desk:
        yield desk
