"""The reviewer's own editor, for long texts."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from workbench.domain.errors import WorkbenchError

_USUAL = ("nano", "vi", "notepad")


def command(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The words that start the reviewer's editor: VISUAL, else EDITOR, else a usual one that is there.

    Raises WorkbenchError where there is none.
    """
    chosen = environment.get("VISUAL") or environment.get("EDITOR") or ""
    try:
        words = shlex.split(chosen)
    except ValueError as error:
        raise WorkbenchError(f"EDITOR is set to {chosen}, which no shell could read: {error}.") from error
    words = words or [name for name in _USUAL if shutil.which(name)][:1]
    if not words:
        raise WorkbenchError("There is no editor to open; set EDITOR to the command that starts yours.")
    return words


def edited(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """*text* as the reviewer leaves it in their editor, which has the terminal until it ends.

    It goes there in a file that nobody else may read and that is gone afterwards; the line end that editors put at a
    file's end is taken off again. Raises WorkbenchError when the editor cannot be started, fails, or leaves no text.
    """
    words = command(environment)
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        path = Path(folder, "note.md")
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            status = subprocess.run([*words, str(path)], check=False).returncode
            if status:
                raise WorkbenchError(f"{words[0]} ended with an error ({status}); what was written before stays.")
            left = path.read_bytes().decode("utf-8")
        except OSError as error:
            raise WorkbenchError(f"{words[0]} could not be opened: {error.strerror}; set EDITOR to another.") from error
        except UnicodeDecodeError as error:
            raise WorkbenchError(f"{words[0]} left what is no UTF-8 text; what was written before stays.") from error
    left = left.replace("\r\n", "\n")
    return left if text.endswith("\n") else left.removesuffix("\n")
