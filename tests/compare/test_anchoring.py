import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.compare.anchoring import Anchoring
from workbench.domain.span import Span
from workbench.domain.version import Anchor, Carried

OLD = (
    "Ferry runs aground off Lund\n\n"
    "The ferry Alda ran aground on Monday with 212 people on board, the coast guard said.\n\n"
    "“We heard a long scraping noise and then the lights went out,” said passenger Ida Holm. She was not hurt.\n\n"
    "Two people were hurt, and the café on the upper deck caught fire. Nobody else was hurt.\n\n"
    "The harbour master blamed an old chart for the accident, and promised a new one by May.\n"
)


def at(words: str, text: str = OLD) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def found(words: str, new: str, old: str = OLD) -> Anchor | None:
    return Anchoring(old, new).find(at(words, old))


FERRY = "The ferry Alda ran aground on Monday with 212 people on board, the coast guard said."


def test_words_are_found_exactly_where_their_surroundings_are_the_same() -> None:
    anchor = found(FERRY, "Correction: of Tuesday.\n\n" + OLD)
    assert anchor is not None
    assert (anchor.how, anchor.similarity) == (Carried.EXACT, 1.0)
    assert ("Correction: of Tuesday.\n\n" + OLD)[anchor.start : anchor.end] == FERRY


def test_words_that_stand_elsewhere_are_moved() -> None:
    new = (
        "Quite another beginning of it all.\n\nSome more words of an editor.\n\n"
        + FERRY
        + "\n\nAnd nothing of the rest."
    )
    anchor = found(FERRY, new)
    assert anchor is not None
    assert anchor.how is Carried.MOVED
    assert new[anchor.start : anchor.end] == FERRY


def test_line_breaks_and_the_look_of_quotation_marks_do_not_matter() -> None:
    quote = "“We heard a long scraping noise and then the lights went out,” said passenger Ida Holm."
    new = OLD.replace(
        quote, '"We heard a long\nscraping noise and then the lights went out," said  passenger Ida Holm.'
    )
    anchor = found(quote, new)
    assert anchor is not None
    assert anchor.how is Carried.EXACT


def test_other_words_in_the_same_place_are_reworded() -> None:
    new = OLD.replace(FERRY, "The ferry Alda ran aground on Monday with 240 people aboard, the coast guard said.")
    anchor = found(FERRY, new)
    assert anchor is not None
    assert anchor.how is Carried.REWORDED
    assert new[anchor.start : anchor.end] == (
        "The ferry Alda ran aground on Monday with 240 people aboard, the coast guard said."
    )
    assert 0.5 <= anchor.similarity < 1


def test_a_reworded_sentence_in_other_surroundings_is_found_where_it_is_most_like_by_far() -> None:
    last = "The harbour master blamed an old chart for the accident, and promised a new one by May."
    new = "Chart blamed\n\nThe harbour master blamed an old chart for the accident and promised a new one by June.\n"
    anchor = found(last, new)
    assert anchor is not None
    assert anchor.how is Carried.REWORDED
    assert new[anchor.start : anchor.end].endswith("by June.")


def test_words_that_were_taken_out_are_orphaned() -> None:
    assert found(FERRY, OLD.replace(FERRY + "\n\n", "")) is None


def test_of_two_sentences_as_alike_neither_is_taken() -> None:
    one = "The harbour master blamed an old chart for the accident, and promised a new one by June."
    other = "The harbour master blamed an old chart for the accident, and promised a new one by July."
    assert found("The harbour master blamed an old chart for the accident, and promised a new one by May.",
                 f"Two\n\n{one}\n\nAnd then they went home.\n\n{other}\n") is None  # fmt: skip


def test_a_sentence_that_stood_in_the_old_text_is_no_rewording_of_another() -> None:
    three, five = "Three men were hurt in the old harbour.", "Five men were hurt in the old harbour."
    old = f"First words.\n\n{three}\n\n{five}\n\nThe end.\n"
    assert found(three, old.replace(three, ""), old) is None


@pytest.mark.parametrize(
    ("old", "quote", "new"),
    [
        ("There were 500 people there.", "500 people", "There were 1,500 people there."),
        ("There were 500 people there.", "500 people", "There were 1 500 people there."),
        ("They counted 12", "They counted 12", "They counted 12,000"),
        ("They counted 12", "They counted 12", "They counted 12 %"),
        ("She said it rained.", "it rained", "She denied that it rained."),
        ("The man was hurt.", "The man was hurt.", "The man was hurt, not killed."),
        (
            "The ministry did not confirm to anybody that\nEgypt closed its border on Sunday.",
            "Egypt closed its border",
            "The ministry did now confirm to anybody that\nEgypt closed its border on Sunday.",
        ),
        (
            "Nobody believed what Gen. Roux said, that the U.S. Navy fired first.",
            "the U.S. Navy fired first",
            "Everybody believed what Gen. Roux said, that the U.S. Navy fired first.",
        ),
        (
            "The Navy fired first in the view of the U.S. Senate, which is disputed.",
            "The Navy fired first",
            "The Navy fired first in the view of the U.S. Senate, which is proved.",
        ),
    ],
)
def test_the_same_letters_in_another_figure_or_sentence_are_not_the_same_words(old: str, quote: str, new: str) -> None:
    anchor = found(quote, new, old)
    assert anchor is None or anchor.how is Carried.REWORDED


def test_words_left_out_in_one_place_are_not_the_same_words_said_of_another_thing() -> None:
    old = (
        "A bus left the road near Lund on Monday. Nobody was hurt.\n\n"
        "In the fire at the mill six families lost their homes. Nobody was hurt.\n\nBoth are looked into.\n"
    )
    new = old.replace("Monday. Nobody was hurt.", "Monday. Two men were hurt.")
    first = old.index("Nobody was hurt.")
    anchor = Anchoring(old, new).find(Span(first, first + 16))
    assert anchor is None or not anchor.how.keeps_words
    second = old.index("Nobody was hurt.", first + 1)
    anchor = Anchoring(old, new).find(Span(second, second + 16))
    assert anchor is not None
    assert (anchor.how, new[anchor.start :].split("\n")[0]) == (Carried.EXACT, "Nobody was hurt.")


def test_a_heading_over_a_sentence_is_no_part_of_it() -> None:
    old = "The bridge\nIt was closed on Monday after a stone fell from it.\n"
    anchor = found("It was closed on Monday", old.replace("The bridge", "Bridge closed"), old)
    assert anchor is not None
    assert anchor.how.keeps_words


def test_of_repeated_words_those_in_the_same_surroundings_are_meant() -> None:
    old = "Alpha came first. He agreed. Beta came second. He agreed. Gamma came third. He agreed. They left then."
    new = old.replace("Alpha came first. He agreed. ", "")
    anchor = Anchoring(old, new).find(Span(old.index("He agreed. Gamma"), old.index("He agreed. Gamma") + 10))
    assert anchor is not None
    assert new[anchor.start :].startswith("He agreed. Gamma")


# Whatever is edited

VOCABULARY = ("ferry", "harbour", "two", "people", "were", "hurt", "12", "1,200", "not", "the", "a", "Lund", "said")
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=9)
SENTENCES = st.lists(WORDS.map(lambda words: " ".join(words) + "."), min_size=1, max_size=8)
ENDS = st.sampled_from([" ", "\n\n", "\n"])


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, Span, str]:
    """A text, a sentence of it or some words, and the text as somebody edited it."""
    sentences = draw(SENTENCES)
    old = draw(ENDS).join(sentences)
    start = draw(st.integers(0, len(old) - 1))
    end = draw(st.integers(start + 1, len(old)))
    edited = [s for s in sentences if draw(st.integers(0, 3))]
    for _ in range(draw(st.integers(0, 3))):
        edited.insert(draw(st.integers(0, len(edited))), draw(st.sampled_from(sentences) | WORDS.map(" ".join)))
    new = draw(ENDS).join(edited)
    if draw(st.booleans()) and new:
        at = draw(st.integers(0, len(new) - 1))
        new = new[:at] + draw(st.text("ab 1,.“\n", max_size=4)) + new[at + draw(st.integers(0, 3)) :]
    return old, Span(start, end), new


def plain(text: str) -> str:
    return " ".join(text.replace("“", '"').split())


@given(edits())
def test_an_anchor_never_lies(edit: tuple[str, Span, str]) -> None:
    old, span, new = edit
    anchor = Anchoring(old, new).find(span)
    if anchor is None:
        return
    assert 0 <= anchor.start < anchor.end <= len(new)
    assert 0 < anchor.similarity <= 1
    words = plain(new[anchor.start : anchor.end])
    if anchor.how.keeps_words:
        assert words == plain(span.of(old))
    else:
        assert anchor.how is Carried.REWORDED


@given(SENTENCES.filter(lambda sentences: all(map(str.strip, sentences))), st.data())
def test_a_sentence_is_found_again_if_and_only_if_it_is_there(sentences: list[str], data: st.DataObject) -> None:
    old = "\n\n".join(sentences)
    number = data.draw(st.integers(0, len(sentences) - 1))
    chosen, start = sentences[number], len("".join(f"{one}\n\n" for one in sentences[:number]))
    kept = [s for s in sentences if data.draw(st.booleans())]
    data.draw(st.randoms()).shuffle(kept)
    new = "\n\n".join(kept)
    anchor = Anchoring(old, new).find(Span(start, start + len(chosen)))
    is_found = anchor is not None and anchor.how.keeps_words
    # Of several that say the same, in another order and some left out, this one may be any: then none is better.
    assert is_found is (chosen in kept) or (chosen in kept and sentences.count(chosen) > 1)


@given(SENTENCES)
def test_in_an_unchanged_text_everything_is_where_it_was_or_says_the_same(sentences: list[str]) -> None:
    old = "\n\n".join(sentences)
    for found_ in re.finditer(r"[^.]+\.", old):
        span = Span(found_.start() + len(found_[0]) - len(found_[0].lstrip()), found_.end())
        anchor = Anchoring(old, old).find(span)
        assert anchor is not None
        assert (anchor.how, anchor.start) == (Carried.EXACT, span.start)


def test_where_the_surroundings_stand_in_many_places_more_of_them_tell() -> None:
    old = "\n\n".join(f"Sentence {n} says that {n * 7} people came to the harbour of Lund." for n in range(3000))
    new = old.replace("Sentence 1500 says that 10500 people came", "Sentence 1500 tells that 10501 people came")
    anchor = found("Sentence 1500 says that 10500 people came to the harbour of Lund.", new, old)
    assert anchor is not None
    assert anchor.how is Carried.REWORDED
