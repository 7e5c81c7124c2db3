"""The reviewer's browser."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping

from workbench.domain.web_source import is_web_address

_ON_MACOS, _ON_LINUX = ["open"], ["xdg-open"]


def opened(address: str, environment: Mapping[str, str] = os.environ) -> str:
    """Opens the web *address* in the browser; says in words what became of it.

    Python's own `webbrowser` would open a browser for terminals over the desk where there is no other, and lets what
    it starts write over the screen.
    """
    if not is_web_address(address):
        return "That is no web address to open."
    command = _command(environment)
    if command is None:
        return f"There is no browser to open here; the address is {address}"
    try:
        subprocess.Popen(
            [*command, address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return f"{command[0]} could not be started ({error.strerror}); the address is {address}"
    return f"Handed to {command[0]}: {address}"


def _command(environment: Mapping[str, str]) -> list[str] | None:
    """What opens an address in a window of its own; None where there is nothing."""
    if chosen := environment.get("BROWSER", "").split(os.pathsep)[0]:
        try:
            return shlex.split(chosen.replace("%s", "")) or None
        except ValueError:
            return None
    if sys.platform == "darwin":
        return _ON_MACOS
    if sys.platform == "win32":
        return ["explorer"]
    has_window = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    return _ON_LINUX if has_window and shutil.which(_ON_LINUX[0]) else None
