from itertools import pairwise

import pytest
from hypothesis import given

from tests.ingest.samples import FIRST, SECOND, TEXTS, THIRD, role_of, roles
from workbench.domain.article import Boilerplate, Passage, Role
from workbench.ingest.structure import passages_of


def test_an_article_is_title_byline_dateline_lead_and_body() -> None:
    assert roles("# Dock closed", "By Ada Mole", "3 May 2021", FIRST, SECOND) == [
        ("Dock closed", Role.TITLE),
        ("By Ada Mole", Role.BYLINE),
        ("3 May 2021", Role.DATELINE),
        (FIRST, Role.LEAD),
        (SECOND, Role.BODY),
    ]


def test_a_short_line_over_text_is_a_heading() -> None:
    assert role_of("What comes next", "Dock closed", FIRST, "What comes next", SECOND) == Role.HEADING


def test_a_short_line_in_quotation_marks_is_no_heading() -> None:
    said = "“We knew it would come”"
    assert role_of(said, "Dock closed", FIRST, said, SECOND) == Role.BODY


def test_a_lead_in_is_no_heading() -> None:
    assert (
        role_of("The engineer Ben Ray said,", "Dock closed", FIRST, "The engineer Ben Ray said,", SECOND) == Role.BODY
    )


def test_a_row_of_a_table_and_a_sentence_with_a_note_behind_are_no_headings() -> None:
    for line in ("| Pillars | 3 |", "The port said it would reopen. (Reporting by Ada Mole)"):
        assert role_of(line, "Dock closed", FIRST, line, SECOND) == Role.BODY


def test_markdown_marks_stand_outside_the_passages() -> None:
    found = roles("## **Dock closed**", f"*{FIRST}*", f"> {SECOND}", f"- {THIRD}", f"__{FIRST[:-1]}!__")
    assert [words for words, _ in found] == ["Dock closed", FIRST, SECOND, THIRD, FIRST[:-1] + "!"]


def test_emphasis_on_two_words_is_not_taken_off_the_borders() -> None:
    text = "*Nobody* was hurt, the authority said, and cargo is *moving*"
    assert roles("Dock closed", FIRST, text)[-1][0] == text


def test_a_block_quotation_is_a_quotation() -> None:
    assert role_of(SECOND, "Dock closed", FIRST, f"> {SECOND}") == Role.QUOTATION


def test_rules_are_separators() -> None:
    for rule in ("-----", "* * *", "__________", "———————", "•••"):
        assert role_of(rule, "Dock closed", FIRST, rule, SECOND) == Boilerplate.SEPARATOR


def test_a_file_of_two_articles_keeps_both() -> None:
    found = roles("Dock closed", FIRST, "__________\nFerry runs again", SECOND, THIRD)
    assert found == [
        ("Dock closed", Role.TITLE),
        (FIRST, Role.LEAD),
        ("__________", Boilerplate.SEPARATOR),
        ("Ferry runs again", Role.HEADING),
        (SECOND, Role.BODY),
        (THIRD, Role.BODY),
    ]


def test_a_title_or_paragraph_that_stands_twice_is_repeated() -> None:
    found = roles("Dock closed", "Dock closed", FIRST, SECOND, FIRST)
    assert [role for _, role in found] == [
        Role.TITLE,
        Boilerplate.REPEATED,
        Role.LEAD,
        Role.BODY,
        Boilerplate.REPEATED,
    ]


def test_short_answers_may_stand_twice() -> None:
    assert [role for _, role in roles("Dock closed", FIRST, "Yes, indeed.", SECOND, "Yes, indeed.", THIRD)] == [
        Role.TITLE,
        Role.LEAD,
        Role.BODY,
        Role.BODY,
        Role.BODY,
        Role.BODY,
    ]


def test_a_line_of_links_is_navigation() -> None:
    assert role_of("Topic: [Docks](#), [Ships](#)", "Dock closed", "Topic: [Docks](#), [Ships](#)", FIRST) == (
        Boilerplate.NAVIGATION
    )


def test_a_sentence_with_a_link_is_text() -> None:
    linked = SECOND.replace("eastern dock", "[eastern dock](https://example.org/a_(b))")
    assert role_of(linked, "Dock closed", FIRST, linked) == Role.BODY


def test_a_list_below_related_is_related() -> None:
    found = roles("Dock closed", FIRST, "Related stories:\n- Ferry late again\n- Bridge painted", SECOND)
    assert [role for _, role in found[2:]] == [Boilerplate.RELATED_LINKS] * 3 + [Role.BODY]


def test_a_list_of_facts_is_text() -> None:
    assert [role for _, role in roles("Dock closed", FIRST, "- Three pillars\n- Five months")][2:] == [Role.BODY] * 2


def test_a_passage_knows_its_language() -> None:
    french = "Les réparations dureront cinq mois, selon les ingénieurs du port."
    text = f"Dock closed\n\n{FIRST}\n\n> {french}\n\n{SECOND}"
    assert [p.language for p in passages_of(text)] == [None, "en", "fr", "en"]


def test_front_matter_is_no_text() -> None:
    text = f"---\ntitle: Dock closed\n---\n{FIRST}\n\n{SECOND}"
    found = passages_of(text)
    assert found[0] == Passage(0, 26, Role.BOILERPLATE, Boilerplate.NAVIGATION)
    assert [p.role for p in found[1:]] == [Role.LEAD, Role.BODY]


def test_an_empty_text_has_no_passages() -> None:
    assert passages_of("") == passages_of("\n \n\u00a0\n") == ()


MARKS = frozenset("#*_>-+•–")


@given(TEXTS)
def test_passages_stand_in_order_inside_the_text_and_leave_nothing_out(text: str) -> None:
    at = 0
    for passage in passages_of(text):
        words = passage.span.of(text)
        assert at <= passage.start < passage.end <= len(text)
        assert words.strip() == words
        assert all(c.isspace() or c in MARKS for c in text[at : passage.start])
        assert (passage.kind is None) == (passage.role is not Role.BOILERPLATE)
        at = passage.end
    assert all(c.isspace() or c in MARKS for c in text[at:])


HOSTILE = {
    "words": "word and more " * 150_000,
    "letters": "a" * 2_000_000,
    "blanks": "a" + " " * 2_000_000 + "b",
    "newlines": "x\n" + "\n" * 1_000_000 + "y",
    "lines": "\n".join(f"line {number}" for number in range(100_000)),
    "wrapped": "\n".join("goes on in small letters and no sentence ends" for _ in range(20_000)),
    "brackets": "[" * 2_000_000,
    "links": "[x](aaaaaaaaa" * 150_000,
    "targets": ("[x](" + "(" * 990 + "\n\n") * 300,
    "stars": "*a" * 1_000_000,
    "quotes": ">" * 2_000_000,
    "hashes": "# " * 1_000_000,
    "names": ("Anna " * 200 + "\n\n") * 500,
    "shares": ("share " * 13 + "\n\n") * 5_000,
    "figures": "2 2 2 " * 300_000,
    "fields": "---\n" + "a: b\n" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_take_no_longer_than_their_length(name: str) -> None:
    # No clock: were any rule quadratic in these, the run would not end.
    passages = passages_of(HOSTILE[name])
    assert all(above.end <= below.start for above, below in pairwise(passages))
