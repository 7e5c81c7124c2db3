"""What an address tells of its source without a look at the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.web_source import told_by

DAYS = {
    "https://paper.example/world/2016/aug/02/ferry-aground": "2016-08-02",
    "https://paper.example/2016/08/02/ferry": "2016-08-02",
    "https://paper.example/news/2016-08-02-ferry.html": "2016-08-02",
    "https://paper.example/20160802/ferry": "2016-08-02",
    "https://paper.example/2016/08/": "2016-08",
}
NO_DAYS = [
    "https://paper.example/id/123456789",
    "https://paper.example/2016/13/45/x",
    "https://paper.example/story-2016",
]


@pytest.mark.parametrize(("address", "day"), DAYS.items())
def test_a_day_in_the_path_is_the_day_it_was_published(address: str, day: str) -> None:
    assert told_by(address).details["published"] == day


@pytest.mark.parametrize("address", NO_DAYS)
def test_figures_that_are_no_day_tell_none(address: str) -> None:
    assert "published" not in told_by(address).details


def test_the_host_stands_for_the_publisher() -> None:
    assert told_by("https://www.paper.example/a").details == {"publisher": "paper.example"}
    assert told_by("https://m.paper.example/a").details == {"publisher": "paper.example"}


def test_an_archived_copy_is_cited_by_what_it_is_a_copy_of() -> None:
    copy = "https://web.archive.org/web/20160802120000/https://paper.example/a"
    found = told_by(copy)
    assert (found.url, found.details["archive_url"]) == ("https://paper.example/a", copy)
    assert told_by("https://archive.ph/2016/https://paper.example/a").url == "https://paper.example/a"


def test_words_that_the_address_points_at_are_the_quote() -> None:
    found = told_by("https://paper.example/a#top:~:text=before-,The%20ferry%2C%20full,ran%20aground,-after")
    assert (found.url, found.details["quote"]) == ("https://paper.example/a#top", "The ferry, full … ran aground")


def test_a_page_or_a_minute_in_the_address_is_the_place() -> None:
    assert told_by("https://paper.example/a.pdf#page=012").details["locator"] == "p. 12"
    assert told_by("https://video.example/watch?v=1&t=3723s").details["locator"] == "1:02:03"
    assert told_by("https://video.example/watch?t=1m5s").details["locator"] == "1:05"


def test_a_wiki_page_has_its_title_in_its_address() -> None:
    assert told_by("https://en.wiki.example/wiki/Battle_of_Orsund_(1987)").details["title"] == "Battle of Orsund (1987)"


@pytest.mark.parametrize(
    "given_", ["", "a fishing log", "/tmp/scan.pdf", "abcd1234#0-10", "http://[::1", "javascript:1"]
)
def test_what_is_no_web_address_comes_back_as_it_is(given_: str) -> None:
    assert told_by(given_) == told_by(given_.strip())
    assert (told_by(given_).url, told_by(given_).details) == (given_, {})


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_address_is_too_odd_and_what_was_told_is_told_once(path: str, fragment: str) -> None:
    found = told_by(f"https://web.archive.org/web/2016/https://paper.example/{path}#:~:text={fragment}")
    assert all(found.details.values())
    assert told_by(found.url).url == found.url
