"""What somebody gets who installs the package instead of checking the project out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package as its wheel unpacks it."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed), "XDG_CONFIG_HOME": str(folder)}
    return subprocess.run(
        [sys.executable, "-m", "workbench", *words], cwd=folder, env=environment, capture_output=True, text=True
    )


def test_an_installed_package_makes_a_review_file_from_its_own_schema(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("A bridge fell\n\nFourteen people were hurt on Monday in Ghent.\n")
    done = run(installed, tmp_path, "import", "review.db", "article.txt")
    assert done.returncode == 0, done.stderr
    assert run(installed, tmp_path, "check", "review.db").stdout.startswith("review.db is sound")


def test_the_demonstration_articles_the_styles_and_the_templates_travel_in_the_package(installed: Path) -> None:
    package = installed / "workbench"
    assert len(list((package / "seeds").glob("*.txt"))) == 5
    for sheet in (ROOT / "workbench").rglob("*.tcss"):
        assert (package / sheet.relative_to(ROOT / "workbench")).is_file()
    for template in (ROOT / "workbench" / "export" / "report" / "templates").iterdir():
        assert (package / template.relative_to(ROOT / "workbench")).is_file()
    for script in (ROOT / "schema").glob("*.sql"):
        assert (package / "schema" / script.name).read_bytes() == script.read_bytes()


def test_paths_says_where_the_settings_and_the_demonstration_articles_are(installed: Path, tmp_path: Path) -> None:
    printed = dict(line.split("\t") for line in run(installed, tmp_path, "paths").stdout.splitlines()[1:])
    assert Path(printed["settings"]) == tmp_path / "factcheck-workbench" / "config.toml"
    assert len(list(Path(printed["demonstration articles"]).glob("*.txt"))) == 5


def test_the_lock_file_pins_everything_with_hashes_and_names_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    pinned = re.split(r"\n(?=[a-z0-9])", lock.strip())
    assert all(re.match(r"[a-z0-9._-]+==\S+ \\\n    --hash=sha256:", entry) for entry in pinned), "unpinned or unhashed"
    assert "://" not in lock
    assert "index-url" not in lock
