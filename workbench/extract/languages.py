"""The languages that have rules."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from workbench.extract.english import ENGLISH
from workbench.extract.rules import Rules

_RULES: Mapping[str, Rules] = MappingProxyType({rules.language: rules for rules in (ENGLISH,)})

WITH_RULES = tuple(_RULES)
"""Their ISO 639-1 codes."""


def rules_for(language: str) -> Rules:
    """The rules of a language by its ISO 639-1 code; rules without words where there are none."""
    return _RULES.get(language) or Rules(language)
