"""What the desk remembers of how it is used: the theme chosen, the hints that were seen. Never anything of a review."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

_LARGEST = 65_536  # bytes; what is larger was not written here


class Memory:
    """Words by name, in a file of the user's, or nowhere where *path* is None. A file that cannot be read or written
    stops nothing: it is forgotten then what theme was chosen."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._words = _read(path) if path is not None else {}

    def get(self, name: str) -> str | None:
        """What is remembered under *name*."""
        return self._words.get(name)

    def put(self, name: str, word: str) -> None:
        """Remembers *word* under *name*; what another window remembered meanwhile stays."""
        if self._path is not None:
            self._words = _read(self._path)
        self._words[name] = word
        if self._path is not None:
            with suppress(OSError):
                _write(self._path, self._words)


def state_file() -> Path:
    """Where it is remembered; the file need not exist."""
    from xdg_base_dirs import xdg_state_home

    return xdg_state_home() / "factcheck-workbench" / "desk.json"


def _read(path: Path) -> dict[str, str]:
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: word for name, word in found.items() if isinstance(name, str) and isinstance(word, str)}


def _write(path: Path, words: dict[str, str]) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=path.parent, prefix=".desk-")
    try:
        with os.fdopen(number, "w", encoding="utf-8") as file:
            json.dump(words, file, indent=1)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
