"""Which language models are asked for, apart from what loads them: settings need only the names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Models:
    """Which spaCy pipelines to use: *named*, for whatever language it reads, and *by_language*, by ISO 639-1 code."""

    named: str | None = None
    by_language: tuple[tuple[str, str], ...] = ()


NONE_NAMED = Models()
