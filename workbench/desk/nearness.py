"""Articles compared with all others, as they come: which is nearly the same as which."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from workbench.domain.near import Near
from workbench.store import articles, near, sqlite

if TYPE_CHECKING:
    import sqlite3 as connections

_BATCH = 64
"""Articles whose comparison is saved together."""


def compare(connection: connections.Connection) -> Iterator[Near]:
    """Compares every article that was not yet with all that were; yields each pair, the newcomer first, once saved.

    What is done stays done when the iteration is given up.
    """
    waiting = near.to_compare(connection)
    if not waiting:
        return
    for first in range(0, len(waiting), _BATCH):
        found: list[Near] = []
        with sqlite.writing(connection):
            for id_ in waiting[first : first + _BATCH]:
                pairs = _like(connection, id_)
                near.put(connection, pairs)
                found += pairs
        yield from found


def _like(connection: connections.Connection, id_: str) -> list[Near]:
    from workbench.compare.near import body, furniture, like, sketch
    from workbench.compare.near import near as compared

    own = body(articles.article(connection, id_))
    made = sketch(own)
    others = [body(articles.article(connection, other)) for other in like(id_, made, partial(near.holding, connection))]
    outlets = furniture(own, others)
    own = own.without(outlets)
    pairs = [pair for other in others if (pair := compared(own, other.without(outlets))) is not None]
    near.keep_sketch(connection, id_, made)
    return pairs
