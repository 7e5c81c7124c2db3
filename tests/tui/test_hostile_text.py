"""Text that means harm, in every place where words may stand, through every screen: the bytes that go to the terminal
hold nothing of it but what may be drawn."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.cli.program import STEERING
from tests.tui.every_screen import KEYS
from tests.tui.making import HOSTILE_CLAIMS, Reviewing, hostile, make_file, reviewing
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Stance

EVIL = (
    "x\x1b[31mred\x1b]52;c;aGk=\x07\x1b]8;;https://evil.example/\x1b\\link\x9b31m\x9d0;t\x9c\u202eesrever\u202c\u2066i\u2069"
    "[bold]b[/bold][@click=app.quit]q[/] \u200b\u200d\ufeff Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334 "
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\U0001f1ef\U0001f1f5\U0001f3fd tab\there\x00end\u2028line"
)
PLAIN = "".join(character for character in EVIL if character.isprintable() or character in "\t\u202e")

_ITS_OWN = re.compile(r"\x1b\[[\d;]*[mH]|\x1b\[\?25[lh]")
"""What Textual writes to draw: colours, and where the cursor goes."""


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """A review file in which everything that can be written is hostile."""
    path = make_file(tmp_path / "review.db", (hostile, HOSTILE_CLAIMS))
    with Desk.open(path, EVIL) as evil, Desk.open(path, "bea") as bea:
        claim = HOSTILE_CLAIMS[1].id
        for field in ("title", "byline", "outlet"):
            with contextlib.suppress(WorkbenchError):
                evil.correct(hostile.id, field, PLAIN)
        evil.decide(claim, "true", rationale=EVIL, confidence="low")
        bea.decide(claim, "false", rationale=EVIL)
        bea.note(claim, EVIL)
        bea.note(hostile.id, EVIL)
        bea.cite(
            claim, "https://x.example/", stance=Stance.REFUTES, quote=EVIL, title=EVIL, publisher=EVIL, locator=EVIL
        )
        bea.reword(claim, EVIL)
        bea.dismiss(HOSTILE_CLAIMS[2].id, EVIL)
        bea.keep_filter(PLAIN[:40], "is:open", "position", shared=True)
        bea.leave_bookmark(hostile.id, claim)
        evil.leave_bookmark(hostile.id, claim)
    return path


def written(ann: Reviewing) -> str:
    """What a terminal is sent for the whole screen."""
    update = ann.app.screen._compositor.render_full_update()
    return update.render_segments(ann.app.console)


def harmful(text: str) -> set[str]:
    """What in *text* could steer a terminal, and is none of the program's own drawing."""
    left = _ITS_OWN.sub("", text)
    return {character for character in STEERING if character in left} | {
        own for own in ("\x1b[31m", "\x1b]52", "\x1b]8", "evil.example/\x1b") if own in text
    }


@pytest.mark.parametrize("size", [(120, 40), (60, 14)], ids=["120x40", "60x14"])
@pytest.mark.parametrize("name", sorted(KEYS))
async def test_nothing_hostile_reaches_the_terminal_from(spoilt: Path, name: str, size: tuple[int, int]) -> None:
    async with reviewing(spoilt, size, reviewer="ann") as ann:
        assert harmful(written(ann)) == set()
        await ann.press(*KEYS[name])
        assert ann.on_top == name
        assert harmful(written(ann)) == set()
        if ann.app.screen.query(Input):
            await ann.paste(EVIL)
            await ann.settle()
            assert harmful(written(ann)) == set()
        await ann.press("down", "down")
        assert harmful(written(ann)) == set()


async def test_what_is_hostile_would_be_found(spoilt: Path) -> None:
    assert harmful("\x1b[1;33mhello\x1b[0m") == set()
    assert harmful(f"\x1b[1m{EVIL}\x1b[0m") >= {"\x07", "\x9b", "\u202e", "\x00", "\x1b]52", "\x1b[31m"}
    async with reviewing(spoilt, reviewer="ann") as ann:
        assert "red" in written(ann)
