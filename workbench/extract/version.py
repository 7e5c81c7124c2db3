"""Which rules find the claims."""

RULES_VERSION = 2
"""Raised whenever the same article would give other claims."""
