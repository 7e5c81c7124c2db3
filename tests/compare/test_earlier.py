"""Which checked claims say the same: by the words that both have, and how rare these are."""

import pytest

from workbench.compare.earlier import LEAST, MOST_ROWS, MOST_WORDS, Candidate, Known, Match, ranked, sought, to_look_for

CHECKED = (
    "The ferry Alda carried 400 people when it ran aground.",
    "The mayor of Lund sold the harbour to her brother.",
    "Vaccines make children ill.",
    "A bridge in Ghent was closed for 9 weeks.",
)


def against(text: str, *claims: str, claimant: str | None = None) -> list[Match]:
    """The matches among *claims*, where each word is as frequent as it is in them."""
    one = sought(text, claimant)
    counts = {
        word: sum(not {stem}.isdisjoint(sought(claim).written) for claim in claims)
        for stem, word in one.written.items()
    }
    return ranked(one, (Candidate((0, n), claim) for n, claim in enumerate(claims)), Known(counts, len(claims)))


def best(text: str, *claims: str, claimant: str | None = None) -> int | None:
    found = [match for match in against(text, *claims, claimant=claimant) if match.score >= LEAST]
    return found[0].key[1] if found else None


@pytest.mark.parametrize(
    ("text", "nth"),
    [
        ("When the Alda ran aground, the ferry had 400 people on board.", 0),
        ("The Alda was carrying 400 persons, says the ferry's owner, when she ran aground on a rock.", 0),
        ("Lund's mayor sells the harbor — her brother bought the harbour.", 1),
        ("Ghent closes a bridge: nine weeks without the bridge of Ghent, closed for 9 weeks", 3),
        ("It rained in Lund on Monday.", None),
        ("The people of Ghent closed their shops.", None),
    ],
)
def test_a_claim_finds_the_check_that_says_the_same_and_none_that_shares_but_a_name(text: str, nth: int | None) -> None:
    assert best(text, *CHECKED) == nth


def test_a_short_claim_that_is_the_same_is_found_although_it_has_few_words() -> None:
    (match,) = against("Vaccines make the children ill!", "Vaccines make children ill.")
    assert match.score > 0.9
    assert best("Children like ice cream.", "Vaccines make children ill.") is None


def test_words_are_the_same_in_any_form_with_or_without_marks() -> None:
    (match,) = against("Émile’s ferries carried 1,500 cafés", "The ferry of Emile carries 1500 café.")
    assert match.words == ("emile", "ferries", "carried", "1,500", "cafes")


def test_what_matched_is_named_in_the_words_and_the_order_of_the_claim() -> None:
    (match, *_) = against("Aground ran the Alda, a ferry.", *CHECKED)
    assert match.words == ("aground", "ran", "alda", "ferry")


def test_who_said_it_counts_as_one_of_its_words() -> None:
    checked = ("Émile Roux said that the chart was wrong.", "Bo Lind said that the chart was wrong.")
    assert best("The chart was wrong.", *checked, claimant="Bo Lind") == 1


def test_hashtags_and_handles_are_taken_apart_and_addresses_left_out() -> None:
    text = "Who pays? #CloseTheGhentBridge @LundHarbour https://t.co/xyz pic.twitter.com/abc"
    text += " — Ann Other (@ann) March 3, 2020"
    assert set(sought(text).written.values()) == {
        "pays", "close", "ghent", "bridge", "lund", "harbour", "ann", "march", "2020",
    }  # fmt: skip


def test_words_of_the_subject_count_less_where_all_around_are_full_of_them() -> None:
    """Two reports on one war share the names of its places, whatever they say."""
    one = sought("The army shelled Saraqeb in Idlib, rebels said.")
    other = [Candidate((0, 0), "Rebels said that the army left Idlib for Saraqeb.")]
    counts = dict.fromkeys(one.written.values(), 1)
    alone = ranked(one, other, Known(counts, 200))
    amid = ranked(one, other, Known(counts, 200), Known(dict.fromkeys(counts, 90), 200))
    assert amid[0].score < LEAST < alone[0].score


def test_the_rarest_words_are_looked_for_and_of_common_ones_only_what_is_quickly_read() -> None:
    one = sought("alpha bravo charlie delta echo")
    counts = {"alpha": 5, "bravo": 1, "charlie": MOST_ROWS, "delta": 0, "echo": 2}
    assert to_look_for(one, counts) == ["bravo", "echo", "alpha"]
    many = sought(" ".join(f"word{letter}{other}" for letter in "abcdef" for other in "abcdef"))
    assert len(to_look_for(many, dict.fromkeys(many.written.values(), 1))) == MOST_WORDS


def test_three_words_are_looked_for_however_common_they_are() -> None:
    one = sought("alpha bravo charlie delta")
    assert len(to_look_for(one, dict.fromkeys(one.written.values(), MOST_ROWS))) == 3


@pytest.mark.parametrize("text", ["", "…", "the of and", "\x00\x1b[31m", "\ud800", "中文字", "🇫🇷" * 50, "a" * 100_000])
def test_no_text_breaks_the_search(text: str) -> None:
    for match in against(text, text or "nothing", *CHECKED):
        assert 0 <= match.score <= 1


def test_the_order_does_not_hang_on_the_order_of_the_candidates() -> None:
    one = sought(CHECKED[0])
    counts = dict.fromkeys(one.written.values(), 1)
    candidates = [Candidate((0, n), claim) for n, claim in enumerate((*CHECKED, CHECKED[0]))]
    assert ranked(one, candidates, Known(counts, 5)) == ranked(one, reversed(candidates), Known(counts, 5))
