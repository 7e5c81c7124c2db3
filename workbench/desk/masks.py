"""Which claims meet a condition, as a byte for each: sets of a million that are cut with one another in no time."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import compress
from typing import TYPE_CHECKING

from workbench.desk.orders import Orders
from workbench.domain.sifting import Qualifier, Sifting
from workbench.store import queue
from workbench.store.query import Term
from workbench.store.query import read as words_of

if TYPE_CHECKING:
    import sqlite3

_ROOM = 16_000_000
"""Bytes that what was asked before may take up; a few conditions are kept whatever they take."""
_FEW = 6
_WITHOUT_AN_ENTRY = frozenset({"conflict", "agreement", "link", "later"})
_TOKEN = re.compile(r"[^\W_]+")


class Masks:
    """Finds the claims that meet conditions, and remembers those of each."""

    def __init__(self, connection: sqlite3.Connection, me: str, hidden_from: str | None, orders: Orders) -> None:
        self._connection, self._me, self._hidden_from, self._orders = connection, me, hidden_from, orders
        self._known: OrderedDict[object, bytearray] = OrderedDict()
        self._most = max(_FEW, _ROOM // max(1, orders.size))
        self._claimants: tuple[list[str], array[int]] | None = None
        self._titles: list[str] | None = None

    def kept(self, asked: Sifting, order: array[int]) -> array[int]:
        """Those of the claims in *order* that are *asked* for."""
        sought = words_of(asked.words)
        wanted = [self._any(group) for group in sought.sought]
        wanted += [~self._any([term]) for term in sought.left_out]
        wanted += [self._qualified(one) for one in asked.qualifiers]
        if not wanted:
            return order
        mask = int.from_bytes(b"\1" * self._orders.size, "little")
        for one in wanted:
            mask &= one
        met = mask.to_bytes(self._orders.size, "little")
        return array("I", compress(order, map(met.__getitem__, order)))

    def follow(self, changed: Sequence[int]) -> None:
        """Something was recorded on the claims with the numbers *changed*."""
        for key in list(self._known):
            if not isinstance(key, Qualifier) or key.name in ("by", "in"):
                continue
            if key.name in ("has", "is") and _WITHOUT_AN_ENTRY.intersection(key.choices):
                del self._known[key]
                continue
            if not changed:
                continue
            meant, numbers = queue.meeting(
                self._connection, key, me=self._me, hidden_from=self._hidden_from, among=changed
            )
            found, mask = set(numbers), self._known[key]
            for number in changed:
                mask[number] = (number in found) == meant

    def _any(self, terms: Iterable[Term]) -> int:
        mask = 0
        for term in terms:
            mask |= int.from_bytes(self._remembered(str(term), partial(self._holding, term)), "little")
        return mask

    def _qualified(self, wanted: Qualifier) -> int:
        # However much of a value was typed: is:o and is:open are one condition.
        value = "" if wanted.choices else wanted.value
        plain = Qualifier(wanted.name, value, wanted.choices, wanted.least, wanted.most)
        mask = int.from_bytes(self._remembered(plain, partial(self._meeting, plain)), "little")
        return ~mask if wanted.out else mask

    def _remembered(self, key: object, make: Callable[[], bytearray]) -> bytearray:
        found = self._known.get(key)
        if found is None:
            while len(self._known) >= self._most:
                self._known.popitem(last=False)
            found = self._known[key] = make()
        self._known.move_to_end(key)
        return found

    def _holding(self, term: Term) -> bytearray:
        """The claims whose words, whose article's title or whose claimant's name *term* is found in."""
        mask = bytearray(self._orders.size)
        for number in queue.holding(self._connection, str(term)):
            if number < self._orders.size:
                mask[number] = 1
        needle = _needle(term)
        return self._joined(mask, self._of_articles(needle), self._of_claimants(needle))

    def _meeting(self, wanted: Qualifier) -> bytearray:
        if wanted.name == "by":
            return self._of_claimants(_tokens(wanted.value)[:-1])
        if wanted.name == "in":
            return self._of_articles(_tokens(wanted.value)[:-1], wanted.value)
        meant, numbers = queue.meeting(self._connection, wanted, me=self._me, hidden_from=self._hidden_from)
        mask = bytearray(self._orders.size) if meant else bytearray(b"\1" * self._orders.size)
        for number in numbers:
            mask[number] = meant
        return mask

    def _of_articles(self, needle: str, id_: str = "") -> bytearray:
        """The claims of the articles whose title has *needle* in it, or whose id begins with *id_*."""
        if self._titles is None:
            titles = {article: _tokens(title) for article, title, _ in queue.titles(self._connection)}
            self._titles = [titles.get(article, "") for article in self._orders.articles]
        articles = self._orders.articles
        flags = bytes(
            bool(title) and ((needle in title and bool(needle.strip())) or (bool(id_) and article.startswith(id_)))
            for title, article in zip(self._titles, articles, strict=True)
        )
        return _spread(flags, self._orders.article_of)

    def _of_claimants(self, needle: str) -> bytearray:
        if self._claimants is None:
            self._claimants = self._named()
        names, of = self._claimants
        return _spread(bytes(bool(needle.strip()) and needle in name for name in names), of)

    def _named(self) -> tuple[list[str], array[int]]:
        """Every claimant's name, after an empty one, and by the claims' numbers the place of theirs."""
        names: dict[str, int] = {"": 0}
        of = array("I", bytes(4 * self._orders.size))
        for number, name in queue.claimants(self._connection):
            of[number] = names.setdefault(name, len(names))
        return [_tokens(name) for name in names], of

    def _joined(self, *masks: bytearray) -> bytearray:
        joined = 0
        for mask in masks:
            joined |= int.from_bytes(mask, "little")
        return bytearray(joined.to_bytes(self._orders.size, "little"))


def _spread(flags: bytes, of: array[int]) -> bytearray:
    """Of each claim the flag of what it is *of*."""
    return bytearray(map(flags.__getitem__, of)) if any(flags) else bytearray(len(of))


def _tokens(text: str) -> str:
    """The words of *text* as SQLite's index compares them, one space before each and after the last."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    words = _TOKEN.findall(plain)
    return f" {' '.join(words)} " if words else ""


def _needle(term: Term) -> str:
    tokens = _tokens(term.text)
    return tokens[:-1] if str(term).endswith("*") else tokens
