"""From starting the process to the first screen: the workbench on an extracted file against a bare Textual app.

Both run on a terminal of their own, in turn; the clock stops when the text that only the first full screen holds has
been written to it.
"""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

from benchmarks.table import Row, show

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("The first screen is here")
Bare().run()
"""
SEEDS = Path(__file__).parents[1] / "seeds"
LIMIT = 60.0


def seconds_to(text: bytes, command: list[str], environment: dict[str, str]) -> float:
    """Seconds from starting *command* on a terminal of 120 by 40 until it has written *text*."""
    terminal, child_end = pty.openpty()
    fcntl.ioctl(child_end, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=child_end, stdout=child_end, stderr=child_end, env=environment, start_new_session=True
    )
    os.close(child_end)
    written = b""
    try:
        while text not in written:
            if time.perf_counter() - began > LIMIT:
                raise TimeoutError(f"{command[0]} did not write {text!r} within {LIMIT:.0f} s")
            written += os.read(terminal, 65536)
        return time.perf_counter() - began
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(terminal)


def rows(runs: int = 11) -> list[Row]:
    """The benchmark's rows."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "XDG_CONFIG_HOME": folder}
        # Installed programs have their bytecode; a checkout writes it in the first run unless this keeps it from it.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        program = [sys.executable, "-m", "workbench"]
        database = str(Path(folder, "review.db"))
        subprocess.run(
            [*program, "import", database, str(SEEDS / "*.txt")], check=True, env=environment, capture_output=True
        )
        ours, bare = [], []
        for _ in range(runs + 1):
            bare.append(seconds_to(b"first screen", [sys.executable, "-c", BARE], environment))
            ours.append(seconds_to(b"Claim 1 of", [*program, database], environment))
    bare, ours = bare[1:], ours[1:]
    ratio = statistics.median(one / other for one, other in zip(ours, bare, strict=True))
    return [
        Row("first screen of an extracted file", statistics.median(ours), "bare Textual app", statistics.median(bare),
            ratio, 1.5)
    ]  # fmt: skip


def main() -> None:
    """Prints the table."""
    show(rows())


if __name__ == "__main__":
    main()
