"""What the web makes of text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.export.web import address, embedded, readable


@pytest.mark.parametrize("url", ["https://example.org/", "http://example.org:8080/a?b=<c>#d", "HTTPS://EXAMPLE.ORG"])
def test_a_web_address_may_be_followed(url: str) -> None:
    assert address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        *(
            "",
            None,
            "a/b.txt",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)//https://x",
            "data:text/html,x",
            "//example.org/",
        ),
        *(
            "file:///etc/passwd",
            "https://",
            "https://a b/",
            "https://a\tb/",
            "\x01https://a/",
            "https://[::1",
            "C:\\a.txt",
        ),
    ],
)
def test_anything_else_may_not(url: str | None) -> None:
    assert address(url) is None


@settings(deadline=None)
@given(st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_in_a_script_is_the_same_json_and_ends_nothing(document: object) -> None:
    text = embedded(document)
    assert not set("<>&\u2028\u2029\n") & set(text)
    assert json.loads(text) == document


@settings(deadline=None)
@given(st.text())
def test_what_a_page_shows_has_a_character_for_each_and_nothing_that_turns_the_reading_round(text: str) -> None:
    shown = readable(text)
    assert len(shown) == len(text)
    assert not set("\x00\x1b\x9b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(shown)
    assert all(one == other or other == "\ufffd" for one, other in zip(text, shown, strict=True))


def test_what_scripts_of_the_world_need_stays() -> None:
    for text in ("👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "ab\u00adcd", "שלום\u200f, \u200eabc", "a\tb\nc", "e\u0301", "\ufeffx"):
        assert readable(text) == text
