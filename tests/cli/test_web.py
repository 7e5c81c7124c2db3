"""Web addresses on the command line: fetched, refused in a sentence, and never in the way of what else was named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cli.program import Program, is_one_sentence
from tests.ingest.web import ARTICLE, Serve, page, serving


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers that the test's end stops."""
    with serving() as start:
        yield start


@pytest.mark.parametrize("command", [("import",), ("open",), ()])
def test_an_address_on_this_computer_is_not_fetched_unasked(
    workbench: Program, serve: Serve, command: tuple[str, ...]
) -> None:
    server = serve(page())
    done = workbench(*command, "review.db", server.url("/a"))
    assert (done.status, done.out) == (1, "")
    assert done.err == (
        f"{server.url('/a')} leads to 127.0.0.1, an address of this computer, and was not fetched; "
        "if you trust it, say --allow-private.\n"
    )
    assert server.visits == []
    assert not (workbench.home / "review.db").exists()


@pytest.mark.model
def test_an_address_is_imported_under_the_name_it_was_given_and_failures_beside_it_are_told(
    workbench: Program, serve: Serve
) -> None:
    server, gone = serve(page()), serve(page("gone", status="404 Not Found"))
    url = server.url("/bridge?page=1#top")
    done = workbench("import", "review.db", gone.url(), url, "ftp://example.org/", "--allow-private")
    assert done.status == 1
    assert f"{gone.url()} is not there (404)" in done.err
    assert "1 new article." in done.err
    assert [article["source"] for article in workbench("articles", "review.db", "--json").json] == [url]
    assert workbench("check", "review.db").status == 0
    again = workbench("import", "review.db", url, "--allow-private")
    assert (again.status, again.err) == (0, "0 new articles, 1 known already.\n")


@pytest.mark.model
def test_the_default_command_fetches_too(workbench: Program, serve: Serve) -> None:
    done = workbench("review.db", serve(page()).url("/a"), "--allow-private")
    assert "1 new article." in done.err
    assert "The desk needs a terminal" in done.err
    assert ARTICLE.split("\n")[0] in workbench("articles", "review.db").out


def test_a_password_in_an_address_is_not_shown_and_not_kept(workbench: Program) -> None:
    done = workbench("import", "review.db", "https://ann:secret@example.org/")
    assert done.status == 1
    assert is_one_sentence(done.err)
    assert done.err.startswith("https://…@example.org/ holds a user name or a password")
    assert "secret" not in done.err
    assert not (workbench.home / "review.db").exists()
