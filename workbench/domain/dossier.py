"""What a reader of a report may ask: of a claim, of its article, of the whole review."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from workbench.domain.article import Article
from workbench.domain.link import Sighting
from workbench.domain.record import Record
from workbench.domain.review import ArticleSummary, LogEntry, Note, ReviewedClaim


class Dossier(Struct, frozen=True):
    """What the verification log says of a claim, what was done to it, and where else it stands.

    *history* is oldest first, entries that were taken back among them; *sightings* in articles that have no newer
    version have the best link first, and *same_words* are the other articles in which the same words stand.
    """

    record: Record
    history: tuple[LogEntry, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    same_words: tuple[ArticleSummary, ...] = ()


class Chapter(Struct, frozen=True):
    """An article with its claims in reading order, and with a dossier of each, made as it is asked for, once."""

    article: Article
    summary: ArticleSummary
    claims: tuple[ReviewedClaim, ...]
    dossiers: Iterator[Dossier]
    notes: tuple[Note, ...] = ()


class Publisher(Struct, frozen=True):
    """Who publishes fact checks, and where: the *name* and home page of the organisation, the address of its *logo*.

    *review_url* is the address of one published review, with ``{claim}`` or ``{article}`` for the ids of either.
    """

    name: str | None = None
    url: str | None = None
    logo: str | None = None
    review_url: str | None = None

    def address(self, claim: str, article: str) -> str | None:
        """Where the review of the claim with that id, of the article with that id, is published."""
        return self.review_url and self.review_url.replace("{claim}", claim).replace("{article}", article)


NOBODY = Publisher()
"""Publishes nothing."""
