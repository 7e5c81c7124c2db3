"""The languages that have rules."""

from __future__ import annotations

from workbench.extract.english import ENGLISH
from workbench.extract.french import FRENCH
from workbench.extract.rules import Rules

RULES: dict[str, Rules] = {rules.language: rules for rules in (ENGLISH, FRENCH)}
"""By ISO 639-1 code."""

WITH_RULES = tuple(RULES)


def rules_for(language: str) -> Rules:
    """The rules of a language by its ISO 639-1 code; rules without words where there are none."""
    return RULES.get(language) or Rules(language)
