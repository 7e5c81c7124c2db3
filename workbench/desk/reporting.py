"""What is left behind when the program fails by its own fault: where it happened, and nothing of what was worked on."""

from __future__ import annotations

import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path


def report(error: BaseException | None) -> Path:
    """The file that now says which errors there were and where, without messages and values, which quote texts."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="workbench-crash-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.writelines(_told(error))
    return Path(file.name)


def _told(error: BaseException | None) -> Iterator[str]:
    """The errors that led to *error*, each with the lines it came through, the last one last."""
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        # Textual's WorkerFailed carries what failed as `error`.
        carried = getattr(error, "error", None)
        error = error.__cause__ or (carried if isinstance(carried, BaseException) else error.__context__)
    for one in reversed(chain):
        yield from traceback.format_tb(one.__traceback__)
        yield f"{type(one).__name__}\n"
