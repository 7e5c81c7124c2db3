"""docs/readers.md says what is so, and its example works."""

from __future__ import annotations

import os
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.desk.config import LIMITS
from workbench.domain.article import Article
from workbench.ingest.article import read_articles
from workbench.ingest.kinds import ENDINGS
from workbench.ingest.limits import Limits
from workbench.ingest.readers import formats
from workbench.ingest.readers.room import ReadingRoom

DOCUMENT = (Path(__file__).parents[3] / "docs" / "readers.md").read_text(encoding="utf-8")


def test_every_ending_is_in_the_table() -> None:
    table = DOCUMENT[: DOCUMENT.index("## Limits")]
    cells = re.findall(r"^\| [^|]+ \| `([^`]+)` \|", table, re.MULTILINE)
    assert {ending for cell in cells for ending in cell.split()} == set(ENDINGS)


def test_every_limit_is_in_the_table_with_its_default() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \| (\d+) \|", DOCUMENT, re.MULTILINE)
    assert {name: (variable, int(default)) for name, variable, default in rows} == {
        name: (f"WORKBENCH_{name.upper()}", getattr(Limits(), limit)) for name, limit in LIMITS.items()
    }


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The example as a package installs it."""
    lines = DOCUMENT[DOCUMENT.index("    # pyproject.toml") : DOCUMENT.index("`read` yields")]
    _, points, module, function = re.split(r"^# .+\.(?:toml|py)$", textwrap.dedent(lines), flags=re.MULTILINE)
    (tmp_path / "council_minutes.py").write_text(module)
    (tmp_path / "council_minutes_read.py").write_text(function)
    about = tmp_path / "council_minutes-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: council-minutes\nVersion: 1\n")
    point = re.search(r'(\w+) = "(.+)"', points)
    assert point is not None
    (about / "entry_points.txt").write_text(f"[{formats.GROUP}]\n{point[1]} = {point[2]}\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])]))
    formats.readers.cache_clear()
    yield
    formats.readers.cache_clear()
    sys.modules.pop("council_minutes", None)


@pytest.mark.usefixtures("installed")
def test_the_example_of_a_reader_reads() -> None:
    assert formats.endings()[0] == ".minutes"
    with ReadingRoom() as room:
        (article,) = read_articles(b"MINUTES\nThe dock\nThe dock is closed.", "may.minutes", room)
    assert isinstance(article, Article)
    assert article.text == "The dock\n\nThe dock is closed."
    assert (article.title, article.outlet) == ("The dock", "Town council")
    assert "council_minutes_read" not in sys.modules
