"""The languages that have rules."""

from __future__ import annotations

from workbench.extract.english import ENGLISH
from workbench.extract.rules import Rules


def rules_for(language: str) -> Rules:
    """The rules of a language by its ISO 639-1 code; rules without words where there are none."""
    return ENGLISH if language == ENGLISH.language else Rules(language)
