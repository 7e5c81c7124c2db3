"""What the tests of readers share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from workbench.domain.article import Article
from workbench.domain.errors import WorkbenchError
from workbench.ingest.article import read_articles
from workbench.ingest.readers.reading import Unread
from workbench.ingest.readers.room import ReadingRoom

Read = Callable[[bytes, str], list[Article]]


@pytest.fixture(scope="package")
def room() -> Iterator[ReadingRoom]:
    """A reading room with the usual limits, its child at work."""
    with ReadingRoom() as room:
        yield room


@pytest.fixture
def read(room: ReadingRoom) -> Read:
    """The articles of a file; a part that is none fails the test."""

    def of(data: bytes, name: str) -> list[Article]:
        found = list(read_articles(data, name, room))
        assert not [one for one in found if isinstance(one, Unread)]
        articles = [one for one in found if isinstance(one, Article)]
        for article in articles:
            assert all(p.span.of(article.text).strip() for p in article.passages)
        return articles

    return of


@pytest.fixture
def refused(room: ReadingRoom) -> Callable[[bytes, str], str]:
    """The sentence for a file that cannot be read."""

    def sentence(data: bytes, name: str) -> str:
        with pytest.raises(WorkbenchError) as caught:
            list(read_articles(data, name, room))
        said = str(caught.value)
        assert said.startswith(name)
        assert said.endswith(".")
        assert "\n" not in said
        return said

    return sentence
