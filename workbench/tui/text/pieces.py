"""A row cut where what is painted on it begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from msgspec import Struct

from workbench.domain.span import Span
from workbench.tui.text.layout import Layout

T = TypeVar("T")


class Piece(Struct, Generic[T], frozen=True):
    """Characters of one row that look the same, with the layers that cover them, lowest first."""

    span: Span
    layers: tuple[T, ...]


def pieces(layout: Layout, row: int, layers: Sequence[tuple[Span, T]]) -> list[Piece[T]]:
    """The drawn characters of *row*, left to right. A layer that ends inside a cluster covers all of it.

    A cluster of several characters is a piece of its own: Textual finds the character under the mouse by adding up
    single characters' cells from a piece's start, which is wrong inside such a cluster and would stay wrong after it.
    """
    drawn = layout.drawn(row)
    placed = [(layout.snapped(row, span), layer) for span, layer in layers if len(span) and span.overlaps(drawn)]
    cuts = {drawn.start, drawn.end}
    for span, _ in placed:
        cuts.update((span.start, span.end))
    for cluster in layout.ruler(row).several():
        cuts.update((drawn_start := layout.starts[row] + cluster.start, drawn_start + len(cluster)))
    edges = sorted(cut for cut in cuts if drawn.start <= cut <= drawn.end)
    return [
        Piece(Span(start, end), tuple(layer for span, layer in placed if span.start <= start < span.end))
        for start, end in pairwise(edges)
    ]
