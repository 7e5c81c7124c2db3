"""What a search asks for."""

from __future__ import annotations

from workbench.store import query


def words_of(asked: str) -> list[str]:
    """The words that are *asked* for; none where there is nothing to look for."""
    return query.words_of(asked)
