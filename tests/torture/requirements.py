"""What a torture needs of the machine, each with the reason that a skipped one gives."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest

from tests.torture.child import ROOT


@cache
def _unreachable() -> str:
    """Why the SQLite library cannot be watched, nothing where it can; asked in a process to spare."""
    done = subprocess.run(
        [sys.executable, "-c", "from tests.torture import vfs; print(vfs.reachable() or '')"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() if done.returncode == 0 else done.stderr.strip().rpartition("\n")[2]


needs_watching = pytest.mark.skipif(bool(_unreachable()), reason=_unreachable() or "never")
needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL and no limits of this sort")
