from typing import Any

import pytest

from tests.store.making import STORY
from workbench.desk import decisions
from workbench.domain.article import Article
from workbench.domain.errors import WorkbenchError
from workbench.domain.scale import DEFAULT


def evidence(reference: str, **details: str | None) -> dict[str, Any]:
    def article(beginning: str) -> Article:
        assert STORY.id.startswith(beginning.lower())
        return STORY

    return decisions.evidence(reference, details, article)


@pytest.mark.parametrize("said", ["mostly-true", "Mostly true", " MOSTLY-TRUE "])
def test_a_rating_is_named_by_its_id_or_label_in_any_case(said: str) -> None:
    assert decisions.rating(DEFAULT, said).id == "mostly-true"


def test_an_unknown_rating_is_answered_with_those_on_offer() -> None:
    with pytest.raises(WorkbenchError, match=r"no rating perhaps; there are true, mostly-true, .*unproven\.$"):
        decisions.rating(DEFAULT, "perhaps")


def test_a_verdict_keeps_the_words_of_the_scale_as_they_read_today() -> None:
    assert decisions.verdict(DEFAULT, DEFAULT.ratings[0], "", "") == {
        "label": "True",
        "number": 5,
        "scale": "default",
        "scale_version": 1,
        "rationale": None,
        "confidence": None,
    }


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/a?b=c#d",
        "HTTPS://EXAMPLE.ORG/",
        "https://例え.jp/路",
        "https://user@[2001:db8::1]:8443/",
        "http://localhost/",
        "  https://example.org/  ",
    ],
)
def test_a_web_address_is_kept_as_it_was_given(address: str) -> None:
    assert evidence(address)["url"] == address.strip()


@pytest.mark.parametrize(
    "address",
    [
        "",
        " ",
        "example.org",
        "www.example.org/a",
        "ftp://example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https:///path",
        "http:example.org",
        "https://exa mple.org",
        "https://example.org/a b",
        "https://example.org/\x1b[31m",
        "https://example.org/\u202e",
        "\x01https://example.org",
        "https://example.org/\ud83d",
        "https://[::1",
        "ab#1-2",
        "abcd#1",
        "abcd#1-" + "9" * 5000,
        "abcd#-1-2",
    ],
)
def test_what_is_no_web_address_is_refused_with_what_to_give_instead(address: str) -> None:
    with pytest.raises(WorkbenchError, match=r"is no web address; give one that begins with http://"):
        evidence(address)
    with pytest.raises(WorkbenchError, match="is no web address") if address else pytest.raises(KeyError):
        evidence("https://example.org", archive_url=address)["missing"]


def test_a_passage_gives_its_own_words_as_the_quote() -> None:
    kept = evidence(f"{STORY.id[:6].upper()}#29-43")
    assert (kept["article"], kept["start"], kept["end"]) == (STORY.id, 29, 43)
    assert kept["quote"] == STORY.text[29:43] == "The ferry Alda"
    assert "url" not in kept
    assert evidence(f"{STORY.id}#29-43", quote="my words")["quote"] == "my words"


@pytest.mark.parametrize("place", ["5-5", "9-5", "0-100000", "100000-100001", "999999999-999999999"])
def test_a_passage_that_is_not_there_is_refused_with_the_articles_length(place: str) -> None:
    with pytest.raises(WorkbenchError, match=f"There is nothing at .*; it has {len(STORY.text)} characters"):
        evidence(f"{STORY.id}#{place}")


def test_the_whole_article_is_a_passage_too() -> None:
    assert evidence(f"{STORY.id}#0-{len(STORY.text)}")["quote"] == STORY.text


def test_when_it_was_read_is_now_unless_said() -> None:
    assert evidence("https://example.org")["accessed"].endswith("Z")
    assert evidence("https://example.org", accessed="2020-01-01")["accessed"] == "2020-01-01"


def test_a_detail_that_does_not_exist_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="colour"):
        evidence("https://example.org", colour="red")


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_a_note_needs_words(text: str) -> None:
    with pytest.raises(WorkbenchError, match="A note needs some words"):
        decisions.note(text)


def test_a_note_is_kept_to_the_letter() -> None:
    assert decisions.note("  two\n\n lines ") == {"text": "  two\n\n lines "}
