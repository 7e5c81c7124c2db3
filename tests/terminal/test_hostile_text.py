"""Text that means harm, on a real terminal: seen as harmless text, at the right width, kept untouched."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from tests.cli.program import HOSTILE_CLAIM, STEERING, rows_of
from tests.terminal.conftest import Open
from tests.terminal.window import ENTER, Window, for_pyte
from workbench.domain.shown import safe_text
from workbench.tui.widgets.fitted import MEASURE

pytestmark = [pytest.mark.terminal, pytest.mark.model]

ARTICLES_OWN = [
    *(b"\x1b[31m", b"\x1b[1;33;45m", b"\x1b]52", b"\x1b]8", b"\x1b]0", b"\x1b]2;", b"\x1b\\army", b"\x1bP"),
    *("\x9b".encode(), "\x9d".encode()),
]
# Everything the program has to say to a terminal: colours, cursor, modes, the keyboard, the pointer's shape.
_ITS_OWN = re.compile(rb"\x1b\[[<>=?]?[\d;:]*\$?[a-zA-Z]|\x1b\]22;[a-z]*(?:\x07|\x1b\\)")

PASTED = "One [bold]x[/bold] \x9b31m \u202edeksam\u202c \u2066tab\there 中文 👨‍👩‍👧 🇫🇷 end"
WITH_ESCAPES = "One [bold]x[/bold] \x1b[31mred\x1b[0m \x1b]52;c;Zm9v\x07 end"


def is_harmless(raw: bytes) -> bool:
    left = _ITS_OWN.sub(b"", raw)
    return not any(c.encode() in left for c in STEERING) and not any(own in raw for own in ARTICLES_OWN)


Backgrounds = list[list[tuple[str, str]]]


def backgrounds(desk: Window, left: int) -> Backgrounds:
    """The reader's cells from the column *left* on, row by row: what stands in each, and on which colour."""
    right = min(left + MEASURE, desk.columns - 1)  # the last column may be the scroll bar's
    # In a narrow window the panel stands below, under a line.
    below = next((row for row, line in enumerate(desk.lines) if line.startswith("──")), len(desk.lines))
    return [[(cell.data, cell.bg) for cell in desk.cells(row)[left:right]] for row in range(below)]


def repainted(before: Backgrounds, after: Backgrounds) -> str:
    """The characters whose background is another one now, without spaces."""
    pairs = ((old, new) for rows in zip(before, after, strict=True) for old, new in zip(*rows, strict=True))
    return "".join("".join(new[0] for old, new in pairs if old[1] != new[1]).split())


def seen(text: str) -> str:
    """How *text* is seen, without spaces."""
    return "".join(for_pyte(safe_text(text).encode()).decode().split())


def changed(desk: Window, left: int, before: Backgrounds) -> str:
    """The characters that were painted anew since *before*."""
    return repainted(before, backgrounds(desk, left))


def wait_until_equal(desk: Window, found: Callable[[], str], expected: str) -> None:
    """Waits for what is *expected*, and shows the difference when it does not come."""
    with suppress(AssertionError):
        desk.wait(lambda: found() == expected, expected)
    assert found() == expected


def open_at(desk: Window, db: Path, words: str) -> str:
    """The text of the claim that holds *words*, after the desk has gone to it."""
    claims = [text for (text,) in rows_of(db, "SELECT text FROM claims ORDER BY start")]
    at = next(number for number, text in enumerate(claims) if words in text)
    desk.type("g" + "j" * at)
    desk.wait_for(rf"Claim {at + 1} of {len(claims)}")
    return str(claims[at])


def test_an_article_reaches_the_terminal_as_text_alone(open_desk: Open, hostile: Path) -> None:
    desk = open_desk(hostile)
    for words in (HOSTILE_CLAIM, "12 tanks", "300 houses", "The family"):
        open_at(desk, hostile, words)
    desk.type("d")
    desk.type("5")
    desk.wait_for(r"✓ Saved \S+ ✗ False")
    desk.type("/")
    desk.wait_for("words that begin so")
    desk.type("ministry")
    desk.wait_for("1 passage")
    desk.type("\x1b")
    desk.wait(lambda: "╭" not in desk.text, "the search to close")
    assert desk.leave() == 0
    assert is_harmless(desk.raw)


def test_the_text_is_seen_with_its_brackets_and_marks_for_what_was_left_out(open_desk: Open, hostile: Path) -> None:
    desk = open_desk(hostile, columns=200, rows=60)
    open_at(desk, hostile, HOSTILE_CLAIM)
    seen_ = " ".join(desk.text.split())
    assert "Mayor [bold]denies[/bold] �[1;33;45mreport�[0m �dellik�" in seen_
    for piece in ("on Monday [bold]x[/bold]", "�[31mred�[0m", "lost 12 tanks in Idlib", "中文字", "🇫🇷"):
        assert piece in seen_
    assert "👨‍👩‍👧".encode() in desk.raw
    assert desk.leave() == 0


@pytest.mark.parametrize(("columns", "rows"), [(80, 34), (120, 40), (200, 60)])
def test_the_highlight_lies_on_the_claim_and_on_nothing_else(
    open_desk: Open, hostile: Path, columns: int, rows: int
) -> None:
    desk = open_desk(hostile, columns=columns, rows=rows)
    for words in (HOSTILE_CLAIM, "12 tanks", "300 houses", "The family"):  # escapes, a tab, CJK, emoji
        other = open_at(desk, hostile, "9 bridges")
        left = desk.wait_for("(?m)^.*▶(?=.*9 bridges)").group().index("▶") + 3
        before = backgrounds(desk, left)
        claim = open_at(desk, hostile, words)
        wait_until_equal(desk, partial(changed, desk, left, before), seen(other + claim))
    assert desk.leave() == 0


def test_a_pasted_note_is_kept_untouched_and_seen_harmless(open_desk: Open, hostile: Path) -> None:
    desk = open_desk(hostile)
    desk.type("t")
    desk.wait_for("Esc back")
    desk.paste(PASTED)
    desk.wait_for("中文.* end")
    desk.type(ENTER)
    desk.wait_for(r"✓ Saved \S+ note: One \[bold\]x\[/bold\]")
    assert desk.leave() == 0
    ((body,),) = rows_of(hostile, "SELECT body FROM log WHERE action = 'note'")
    assert json.loads(body)["text"] == PASTED
    assert is_harmless(desk.raw)


@pytest.mark.parametrize("pasted", [PASTED, WITH_ESCAPES], ids=["characters", "escapes"])
@pytest.mark.parametrize("key", ["t", "e", "/", "?"])
def test_whatever_is_pasted_into_a_form_reaches_the_terminal_as_text_alone(
    open_desk: Open, hostile: Path, key: str, pasted: str
) -> None:
    desk = open_desk(hostile)
    desk.type(key)
    desk.wait_for("Esc back")
    desk.paste(pasted)
    desk.wait_for(r"One \[bold\]x")
    desk.type("\x1b")
    desk.wait(lambda: "Esc back" not in desk.text, "the form to close")
    assert desk.leave("qq") == 0  # the first q says that a draft is not saved
    assert rows_of(hostile, "SELECT count(*) FROM log") == [(0,)]
    assert is_harmless(desk.raw)


def test_a_name_that_means_harm_is_harmless_on_the_desk(open_desk: Open, hostile: Path) -> None:
    desk = open_desk(hostile, "--reviewer", "A\x1b]52;c;Zm9v\x07 \u202e[bold]")
    desk.type("5")
    desk.wait_for(r"✓ Saved \S+ ✗ False")
    assert desk.leave() == 0
    assert is_harmless(desk.raw)
