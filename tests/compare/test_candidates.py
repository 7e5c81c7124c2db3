import pytest
from msgspec.structs import replace

from tests.store.making import article_of, claim_of, quantity_of
from workbench.compare import candidates
from workbench.compare.candidates import are_candidates, keys, terms
from workbench.compare.comparable import Comparable
from workbench.domain.claim import Claim, Occurred

FERRY = "The ferry Alda ran aground off Lund with 212 people on board."
AGAIN = "Off Lund, 212 people were rescued from the Alda."


def told(words: str, *, published: str | None = "2021-05-04", title: str = "", **about: object) -> Comparable:
    article = article_of(f"{title or words[::-1]}\n\n{words}")
    return Comparable(claim_of(article, words, **about), published)


def found(*claims: Comparable) -> set[tuple[int, int]]:
    """The pairs of *claims*, by their places, that find each other; each from both its ends."""
    of = [keys(claim) for claim in claims]
    holders: dict[int, list[int]] = {}
    for number, own in enumerate(of):
        for key in own:
            holders.setdefault(key, []).append(number)

    def who(key: int) -> list[int] | None:
        has = holders.get(key, [])
        return has if len(has) <= candidates.COMMONEST else None

    pairs = {(number, other) for number, own in enumerate(of) for other in candidates.candidates(own, who)}
    pairs = {(one, other) for one, other in pairs if one != other}
    assert pairs == {(other, one) for one, other in pairs}
    for one in range(len(claims)):
        for other in range(len(claims)):
            if one != other:
                assert are_candidates(of[one], of[other], lambda key: who(key) is None) == ((one, other) in pairs)
    return {(one, other) for one, other in pairs if one < other}


def test_claims_of_the_same_days_that_share_words_find_each_other() -> None:
    assert found(told(FERRY), told(AGAIN), told("The council of Ystad met in March.")) == {(0, 1)}


@pytest.mark.parametrize(("other", "finds"), [("2021-05-07", True), ("2021-06-04", False), (None, False)])
def test_claims_of_other_days_do_not_and_an_unknown_day_is_no_match(other: str | None, finds: bool) -> None:
    assert found(told(FERRY), told(AGAIN, published=other)) == ({(0, 1)} if finds else set())


def test_claims_of_one_undated_article_find_each_other() -> None:
    article = article_of(f"{FERRY}\n\n{AGAIN}")
    assert found(*(Comparable(claim_of(article, words)) for words in (FERRY, AGAIN))) == {(0, 1)}


def test_an_article_of_another_month_finds_the_day_that_it_looks_back_to() -> None:
    later = told(AGAIN, published="2021-08-20", occurred=Occurred("2021-05-03", "2021-05-03"))
    assert found(told(FERRY), later) == {(0, 1)}
    assert found(told(FERRY), replace(later, claim=replace(later.claim, occurred=None))) == set()


def test_background_is_found_by_when_it_was_however_late_it_is_told() -> None:
    began = "The intervention of Norland in Sudmark began in September 2015."
    again = "Norland had intervened in Sudmark on 30 September 2015."
    one = told(began, published="2016-08-02", occurred=Occurred("2015-09-01", "2015-09-30"))
    other = told(again, published="2019-01-09", occurred=Occurred("2015-09-30", "2015-09-30"))
    assert found(one, other) == {(0, 1)}


def test_the_same_quotation_is_found_whenever_it_is_told() -> None:
    one = told("“We heard a long scraping noise and then the lights went out,” she said.", is_quote=True)
    other = told("“We heard a long scraping noise … and the lights went out.”", published=None, is_quote=True)
    assert found(one, other) == {(0, 1)}


def test_a_figure_is_found_in_digits_and_in_words_and_with_the_noun_that_it_counts() -> None:
    digits = article_of("Some 200,000 people are trapped there.")
    words = article_of("Two hundred thousand people cannot leave.")
    one = claim_of(digits, digits.text, quantities=(quantity_of(digits, "200,000", 200_000.0, what="people"),))
    other = claim_of(words, words.text, quantities=(quantity_of(words, "Two hundred", 200_000.0, what="people"),))
    shared = terms(one).keys() & terms(other).keys()
    assert "#200000" in shared
    assert any(term.startswith("#200000 ") for term in shared)


def test_what_too_many_claims_have_leads_to_none(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [told(FERRY, title=f"Copy {number}") for number in range(4)]
    assert len(found(*claims)) == 6
    monkeypatch.setattr(candidates, "COMMONEST", 3)
    assert found(*claims) == set()
    assert found(*claims[1:]) == {(0, 1), (0, 2), (1, 2)}


def test_what_a_claim_is_found_by_is_bounded_however_long_it_is() -> None:
    long = " ".join(f"word{letter}{other}" for letter in "abcdefghijklmnopqrstuvwxyz" for other in "abcdefghij")
    assert len(keys(told(long, occurred=Occurred("2015-01-01", "2016-12-31")))) < 1_000


def test_keys_are_the_same_in_every_process_and_fit_what_sqlite_counts_with() -> None:
    made = keys(told("Lund", published="2021-05-04"))
    assert made == (keys(told("Lund"))[0],)
    assert 0 < made[0] < 2**63


@pytest.mark.parametrize("text", ["\x00", "\u202e", "’s", "[]", "1,,2", "²", "\ud7ff", "٣٤"])
def test_words_that_are_none_lead_nowhere(text: str) -> None:
    claim: Claim = told(f"{text} x").claim
    assert all(term.isprintable() for term in terms(claim))
