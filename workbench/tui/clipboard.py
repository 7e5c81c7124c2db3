"""The clipboard: by the platform's own tool where there is one, else by the terminal; and how sure that is."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from textual.app import App

from workbench.domain.shown import safe_lines

_PATIENCE = 2.0  # seconds for a tool, which takes some ten milliseconds
_LONGEST = 74_994
"""Bytes of base64 that terminals take at least: xterm's limit, and the least of those in use."""

_UNSURE = "sent to the terminal; whether it took it cannot be known."


class Tool(Struct, frozen=True):
    """A program that puts its standard input on the clipboard; *reaches* says in words where that is."""

    words: tuple[str, ...]
    reaches: str = ""
    encoding: str = "utf-8"


async def copied(text: str, write: Callable[[str], object], environment: Mapping[str, str] = os.environ) -> str:
    """Puts *text* on the clipboard; what to say of it, which is "Copied" only where that is known.

    *write* is given what is to go to the terminal, where no tool took the text. What could steer a terminal that it is
    pasted into is replaced, as it is on the screen.
    """
    harmless = "\n".join(safe_lines(text))
    for tool in tools(environment):
        if await asyncio.to_thread(_takes, tool, harmless, dict(environment)):
            return f"Copied{tool.reaches}."
    sequence = osc52(harmless, environment)
    if sequence is None:
        return "Not copied: that is more than terminals take, and there is no other clipboard here."
    write(sequence)
    return _UNSURE[0].upper() + _UNSURE[1:]


def copy(app: App[Any], text: str, say: Callable[[str], object]) -> None:
    """Puts *text* on the clipboard beside the screen; *say* is given what to say of it."""
    app._clipboard = text  # for what is pasted within the program
    driver = app._driver

    async def copy_beside() -> None:
        say(await copied(text, driver.write if driver is not None else str))

    app.run_worker(copy_beside(), exit_on_error=True)


def tools(environment: Mapping[str, str]) -> Iterator[Tool]:
    """The programs to try, the surest first: those that reach the clipboard of whoever sits at this terminal."""
    path = environment.get("PATH")
    for needed, tool in _known(environment):
        if needed and shutil.which(tool.words[0], path=path):
            yield tool


def _known(environment: Mapping[str, str]) -> Iterator[tuple[object, Tool]]:
    is_far = environment.get("SSH_CONNECTION") or environment.get("SSH_TTY")  # another machine's clipboard is no use
    yield environment.get("WAYLAND_DISPLAY"), Tool(("wl-copy",))
    yield environment.get("DISPLAY"), Tool(("xclip", "-selection", "clipboard", "-in"))
    yield environment.get("DISPLAY"), Tool(("xsel", "--clipboard", "--input"))
    yield sys.platform == "darwin" and not is_far, Tool(("pbcopy",))
    is_windows = sys.platform == "win32" or environment.get("WSL_DISTRO_NAME")
    yield is_windows and not is_far, Tool(("clip.exe",), encoding="utf-16")
    # tmux keeps what programs in it send to the clipboard, unless it is set otherwise; it sends on what it is given.
    yield environment.get("TMUX"), Tool(("tmux", "load-buffer", "-w", "-"), f" into tmux, and {_UNSURE[:-1]}")


def osc52(text: str, environment: Mapping[str, str] = os.environ) -> str | None:
    """The sequence that asks a terminal to put *text* on its clipboard; None where it is more than they take."""
    encoded = b64encode(text.encode("utf-8", "replace")).decode("ascii")
    if len(encoded) > _LONGEST:
        return None
    sequence = f"\x1b]52;c;{encoded}\x07"
    return f"\x1bP{sequence}\x1b\\" if environment.get("STY") else sequence  # GNU screen passes on what is so wrapped


def _takes(tool: Tool, text: str, environment: dict[str, str]) -> bool:
    """Whether *tool* took the text. What it leaves running in the background, as X wants it, is not waited for."""
    command = shutil.which(tool.words[0], path=environment.get("PATH")) or tool.words[0]
    try:
        done = subprocess.run(
            [command, *tool.words[1:]],
            input=text.encode(tool.encoding, "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=_PATIENCE,
            check=False,
            start_new_session=True,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
