from workbench.domain.hit import Found, Hit
from workbench.domain.span import Span

ARTICLE, CLAIM = "a" * 32, "c" * 32


def hit(text: str, *marks: Span, kind: Found = Found.ARTICLE, claim: str | None = None, start: int | None = 10) -> Hit:
    end = None if start is None else start + len(text)
    entry, author = ("e" * 32, "ann") if kind is Found.NOTE else (None, None)
    return Hit(kind, ARTICLE, "A title", claim, start, end, entry, author, text, marks)


def test_a_passage_is_passed_on_as_it_is_cited_and_all_else_by_its_claim_or_article() -> None:
    assert hit("words").reference == "aaaaaaaa#10-15"
    assert hit("words", kind=Found.CLAIM, claim=CLAIM).reference == "cccccccc"
    assert hit("words", kind=Found.NOTE, claim=CLAIM).reference == "cccccccc"
    assert hit("words", kind=Found.NOTE, start=None).reference == "aaaaaaaa"


def test_the_words_found_have_places_in_the_article_unless_a_reviewer_wrote_them() -> None:
    assert hit("two words", Span(4, 9)).places == (Span(14, 19),)
    assert hit("two words", Span(4, 9), kind=Found.NOTE, claim=CLAIM).places == ()


def test_an_excerpt_begins_with_a_whole_word_before_the_first_mark_and_keeps_its_marks() -> None:
    text = "one two three four five six seven"
    words, marks = hit(text, Span(14, 18), Span(28, 33)).excerpt(8, 16)
    assert words == "…three four five …"
    assert [mark.of(words) for mark in marks] == ["four"]


def test_an_excerpt_of_a_short_text_is_all_of_it() -> None:
    assert hit("two words", Span(4, 9)).excerpt(20, 100) == ("two words", (Span(4, 9),))
    assert hit("two words").excerpt(0, 3) == ("two…", ())


def test_an_excerpt_cuts_a_word_found_that_is_longer_than_it() -> None:
    words, marks = hit("a" * 50, Span(0, 50)).excerpt(5, 10)
    assert (words, marks) == ("a" * 10 + "…", (Span(0, 10),))


def test_what_is_found_has_a_place_unless_it_is_about_a_whole_article() -> None:
    assert hit("words").place == Span(10, 15)
    assert hit("words", kind=Found.NOTE, start=None).place is None
