"""Draws the README's pictures: the program itself, on the demonstration articles, with a few things decided."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import tempfile
from itertools import cycle, islice
from pathlib import Path

from workbench.desk.desk import Desk
from workbench.desk.exporting import named, to_file
from workbench.desk.importing import extract_pending, import_sources
from workbench.domain.review import Stance
from workbench.extract.models import Models
from workbench.tui.app import WorkbenchApp

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
WHO = "reviewer"
SOURCE = "https://example.org/report"


def review_file(path: Path) -> None:
    """A review file at *path* with the demonstration articles and the first claims of one of them decided."""
    import_sources(path, [str(SEEDS / "*.txt")], WHO)
    for _ in extract_pending(path, Models(), lambda *_: None):
        pass
    with Desk.open(path, WHO) as desk:
        first = desk.articles()[0].id
        claims = [reviewed.claim.id for reviewed in desk.claims(article=first)]
        desk.decide(claims[0], "true", rationale="The ministry and the monitor give the same number.")
        desk.cite(claims[0], SOURCE, stance=Stance.SUPPORTS)
        desk.decide(claims[1], "mixed")
        desk.dismiss(claims[2])
        desk.decide(claims[3], "false")
        desk.leave_bookmark(first, claims[0])


async def picture(path: Path, name: str, size: tuple[int, int], theme: str, *keys: str) -> None:
    """Writes what the screen shows after *keys* to ``docs/<name>.svg``."""
    with Desk.open(path, WHO) as desk:
        app = WorkbenchApp(desk, theme)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            (HERE / f"{name}.svg").write_text(app.export_screenshot(title="workbench"), encoding="utf-8")
        app.close_pen()


def report(path: Path) -> None:
    """Writes what a browser shows of the report to ``docs/report.png``, where Chromium is installed."""
    if (browser := shutil.which("chromium")) is None:
        print("docs/report.png was left as it is: no chromium here.")
        return
    page = path.with_suffix(".html")
    with Desk.open(path, WHO) as desk:
        ratings = [rating.id for rating in desk.scale.ratings]
        for reviewed, rating in zip(islice(desk.claims(), 4, 30), cycle([*ratings, "true", "false"]), strict=False):
            desk.decide(reviewed.claim.id, rating)
        to_file(desk, page, named("html"))
    shot = f"--screenshot={HERE / 'report.png'}"
    options = ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--window-size=1200,1500", shot)
    subprocess.run(
        [browser, *options, f"--user-data-dir={path.parent}", page.as_uri()], check=True, capture_output=True
    )


def main() -> None:
    """Draws them all."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "review.db")
        review_file(path)
        asyncio.run(picture(path, "desk", (120, 40), "dark"))
        asyncio.run(picture(path, "desk-light", (80, 24), "light"))
        asyncio.run(picture(path, "search", (120, 40), "dark", "slash", *"helicopter"))
        report(path)


if __name__ == "__main__":
    main()
