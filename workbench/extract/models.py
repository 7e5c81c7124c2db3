"""Which language models are asked for, apart from what loads them: settings need only the names."""

from __future__ import annotations

from msgspec import Struct


class Models(Struct, frozen=True):
    """Which spaCy pipelines to use: *named*, for whatever language it reads, and *by_language*, by ISO 639-1 code."""

    named: str | None = None
    by_language: tuple[tuple[str, str], ...] = ()


NONE_NAMED = Models()
