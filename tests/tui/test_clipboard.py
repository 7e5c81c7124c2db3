"""Copying says "Copied" only where it is known."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.making import FERRY_CLAIMS, Reviewing
from workbench.tui.clipboard import copied, osc52

UNSURE = "Sent to the terminal; whether it took it cannot be known."

Have = Callable[..., dict[str, str]]


@pytest.fixture
def have(tmp_path: Path) -> Have:
    """An environment with programs of these names, which write down what they are given or fail."""

    def with_(*names: str, fails: bool = False, **more: str) -> dict[str, str]:
        for name in names:
            tool = tmp_path / name
            tool.write_text(f'#!/bin/sh\necho "$0 $@" > {tmp_path}/ran\ncat > {tmp_path}/taken\nexit {int(fails)}\n')
            tool.chmod(0o755)
        return {"PATH": f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin", **more}

    return with_


async def test_a_tool_of_the_platform_takes_the_text_and_that_is_known(have: Have, tmp_path: Path) -> None:
    written: list[str] = []
    assert await copied("één\nтри", written.append, have("xclip", DISPLAY=":0")) == "Copied."
    assert (tmp_path / "taken").read_text() == "één\nтри"
    assert "-selection clipboard" in (tmp_path / "ran").read_text()
    assert written == []


async def test_wayland_comes_before_x(have: Have, tmp_path: Path) -> None:
    await copied("one", list, have("xclip", "wl-copy", DISPLAY=":0", WAYLAND_DISPLAY="wayland-0"))
    assert "wl-copy" in (tmp_path / "ran").read_text()


async def test_windows_is_given_utf_16(have: Have, tmp_path: Path) -> None:
    assert await copied("één", list, have("clip.exe", WSL_DISTRO_NAME="Ubuntu")) == "Copied."
    assert (tmp_path / "taken").read_bytes().decode("utf-16") == "één"


@pytest.mark.parametrize("fails", [True, False])
async def test_without_a_tool_that_works_the_terminal_is_asked_and_nothing_is_claimed(have: Have, fails: bool) -> None:
    written: list[str] = []
    environment = have("xclip", fails=True, DISPLAY=":0") if fails else have("xclip")
    assert await copied("één", written.append, environment) == UNSURE
    (sequence,) = written
    assert sequence.startswith("\x1b]52;c;")
    assert base64.b64decode(sequence[7:-1]).decode() == "één"


async def test_over_ssh_the_other_machines_clipboard_is_left_alone(have: Have, tmp_path: Path) -> None:
    assert await copied("one", list, have("clip.exe", WSL_DISTRO_NAME="x", SSH_TTY="/dev/pts/1")) == UNSURE
    assert not (tmp_path / "taken").exists()


async def test_tmux_takes_the_text_and_sends_it_on(have: Have, tmp_path: Path) -> None:
    said = await copied("one", list, have("tmux", TMUX="/tmp/tmux-0/default,1,0", SSH_TTY="/dev/pts/1"))
    assert said == "Copied into tmux, and sent to the terminal; whether it took it cannot be known."
    assert (tmp_path / "taken").read_text() == "one"


def test_screen_passes_on_what_is_wrapped_for_it() -> None:
    assert osc52("x", {"STY": "1.pts"}) == "\x1bP\x1b]52;c;eA==\x07\x1b\\"


async def test_what_is_more_than_terminals_take_is_not_half_copied(have: Have) -> None:
    written: list[str] = []
    assert (await copied("x" * 80_000, written.append, have())).startswith("Not copied")
    assert written == []


async def test_what_could_steer_a_terminal_is_not_copied_into_one(have: Have, tmp_path: Path) -> None:
    await copied("a\x1b]52;c;eA==\x07b\x9b31m\u202ec\nd", list, have("xclip", DISPLAY=":0"))
    taken = (tmp_path / "taken").read_text()
    assert not set("\x1b\x07\x9b\u202e") & set(taken)
    assert taken.endswith("\nd")


async def test_y_copies_the_claim_and_says_how_sure_that_is(
    ann: Reviewing, have: Have, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TMUX", raising=False)
    await ann.press("y")
    assert ann.notice.strip() == UNSURE
    for name, value in have("xclip", DISPLAY=":0").items():
        monkeypatch.setenv(name, value)
    await ann.press("y")
    assert ann.notice.strip() == "Copied."
    assert FERRY_CLAIMS[0].text in (tmp_path / "taken").read_text()
