import pytest

from workbench.compare.terms import content, forms, stem, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("delivered", "delivering"),
        ("bodies", "body"),
        ("carries", "carried"),
        ("gunned", "gunning"),
        ("missile", "missiles"),
        ("crashes", "crashed"),
    ],
)
def test_a_word_is_found_by_its_other_forms(one: str, other: str) -> None:
    assert stem(one) == stem(other)
    assert {one, other} <= set(forms(stem(one)))


@pytest.mark.parametrize("word", ["died", "Lund", "status", "gas", "1,200", "2016", "bus"])
def test_a_short_word_and_a_number_are_left_as_they_are(word: str) -> None:
    assert [stem(part) for part in words(word)] == words(word)


def test_words_are_those_of_the_index() -> None:
    """SQLite's index knows neither case nor accents, and parts words at every other sign."""
    assert words("Café-owner Émile Roux’s 2,5 m") == ["cafe", "owner", "emile", "roux", "s", "2", "5", "m"]


def test_words_that_every_text_has_say_nothing_of_what_it_is_about() -> None:
    assert content("The ferry was on its way to Lund, and they said so") == ["ferry", "lund"]
