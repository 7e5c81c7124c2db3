"""What the commands are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import first_claims


@pytest.fixture
def claim(seeds_db: Path) -> str:
    """The id of the first claim."""
    return first_claims(seeds_db)[0]
