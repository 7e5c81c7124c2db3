import pytest

from workbench.domain.span import Span
from workbench.tui.text.find import Findable


def found(text: str, words: str) -> list[str]:
    return [span.of(text) for span in Findable(text).spans(words)]


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("The ferry, a FERRY", "ferry", ["ferry", "FERRY"]),
        ("São Tomé was first", "sao tome", ["São Tomé"]),
        ("the weather\nservice said", "weather service", ["weather\nservice"]),
        ("“No,” he said – it wasn’t", '"no,"', ["“No,”"]),
        ("it wasn’t", "wasn't", ["wasn’t"]),
        ("12–14 boats", "12-14", ["12–14"]),
        ("[odd] (text)*", "(text)*", ["(text)*"]),
        ("İstanbul and Straße", "straße", ["Straße"]),
        ("東京で地震", "地震", ["地震"]),
        ("nothing here", "   ", []),
        ("nothing here", "", []),
        ("nothing here", "ferry", []),
    ],
)
def test_words_are_found_as_a_person_types_them(text: str, words: str, hits: list[str]) -> None:
    assert found(text, words) == hits


def test_places_count_the_articles_own_characters() -> None:
    assert Findable("ﬁ İ x ferry").spans("ferry") == [Span(6, 11)]
