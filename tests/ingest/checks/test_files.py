"""Published fact checks, in all the shapes in which they are published, and in some in which they should not be."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from workbench.domain.check import Check
from workbench.domain.errors import WorkbenchError
from workbench.ingest.checks import files
from workbench.ingest.checks.claimreview import LONGEST_CLAIM, NO_CLAIM, NO_RATING, TOO_LONG
from workbench.ingest.checks.files import UNREADABLE, read_checks
from workbench.ingest.limits import DEFAULT, Limits

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The ferry carried 400 people.",
    "url": "https://checks.example/ferry#claim-2",
    "headline": "How many were on the ferry?",
    "author": {"@type": "Organization", "name": "Lund Checks"},
    "datePublished": "2021-05-06T09:30:00+02:00",
    "reviewRating": {
        "@type": "Rating", "ratingValue": "1", "bestRating": 5, "worstRating": 1.0, "alternateName": "False",
    },
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Bo Lind"}, "datePublished": "2021-05-05"},
}  # fmt: skip
CHECK = Check(
    "The ferry carried 400 people.",
    claimant="Bo Lind",
    said="2021-05-05",
    rating="False",
    value=1.0,
    worst=1.0,
    best=5.0,
    checker="Lund Checks",
    url="https://checks.example/ferry#claim-2",
    published="2021-05-06",
    title="How many were on the ferry?",
)
OTHER = {**REVIEW, "claimReviewed": "The ferry was new.", "url": "https://checks.example/new"}


NO_NUMBER = {"value": None, "worst": None, "best": None}


def read(written: object) -> list[Check | str]:
    data = written if isinstance(written, bytes) else json.dumps(written).encode()
    return list(read_checks(data, "checks.json"))


def claims(written: object) -> list[str]:
    return [one.claim if isinstance(one, Check) else one for one in read(written)]


def refusal(data: bytes, limits: Limits = DEFAULT) -> str:
    with pytest.raises(WorkbenchError) as caught:
        list(read_checks(data, "checks.json", limits))
    return str(caught.value)


# Shapes


def test_one_review_says_who_claimed_what_and_when_and_who_checked_it_where_with_what_result() -> None:
    assert read(REVIEW) == [CHECK]


def feed(*items: object) -> dict[str, object]:
    return {
        "@context": "http://schema.org",
        "@type": "DataFeed",
        "dataFeedElement": [{"@type": "DataFeedItem", "item": item} for item in items],
    }


@pytest.mark.parametrize(
    "written",
    [
        [REVIEW, OTHER],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, REVIEW, OTHER]},
        feed([REVIEW], [OTHER]),
        feed(REVIEW, [{"@type": "Thing"}, OTHER]),
        {"@type": "DataFeed", "dataFeedElement": [REVIEW, OTHER]},
        {"@type": "WebPage", "mainEntity": {"@type": "Article", "review": [REVIEW, OTHER]}},
        b"\n".join(json.dumps(one).encode() for one in (REVIEW, OTHER)),
        b"\xef\xbb\xbf" + b"\r\n\r\n".join(json.dumps(one).encode() for one in (REVIEW, OTHER)) + b"\r\n",
        json.dumps([REVIEW, OTHER]).encode("utf-16"),
    ],
    ids=["list", "graph", "feed of lists", "feed of items", "our feed", "page", "lines", "lines of Windows", "UTF-16"],
)
def test_several_reviews_are_read_in_their_order_however_they_are_put_together(written: object) -> None:
    assert claims(written) == ["The ferry carried 400 people.", "The ferry was new."]


@pytest.mark.parametrize(
    "type_", ["schema:ClaimReview", "http://schema.org/ClaimReview", ["Review", "ClaimReview"], "ClaimReview"]
)
def test_a_review_is_known_by_its_type_however_that_is_spelt(type_: object) -> None:
    assert read({**REVIEW, "@type": type_}) == [CHECK]


def test_a_web_page_is_read_by_its_scripts_of_json_ld_and_a_broken_one_costs_only_itself() -> None:
    page = f"""<!DOCTYPE html><html><head><title>Ferry</title>
    <script type="application/ld+json">{json.dumps(REVIEW)}</script>
    <script>var review = {json.dumps(OTHER)};</script>
    <script type="application/ld+json">{{"@type": "ClaimReview", </script>
    <SCRIPT TYPE='application/LD+JSON; charset=utf-8'>[{json.dumps(OTHER)}]</SCRIPT>
    </head><body>The ferry.</body></html>"""
    assert claims(page.encode()) == ["The ferry carried 400 people.", UNREADABLE, "The ferry was new."]


def test_what_the_fact_check_tools_take_and_find_is_read_too() -> None:
    page = {
        "pageUrl": "https://checks.example/ferry",
        "claimReviewAuthor": {"name": "Lund Checks"},
        "publishDate": "2021-05-06",
        "claimReviewMarkups": [
            {
                "url": "https://checks.example/ferry#claim-2",
                "claimReviewed": "The ferry carried 400 people.",
                "claimDate": "2021-05-05",
                "claimAuthor": {"name": "Bo Lind"},
                "rating": {"ratingValue": 1, "bestRating": 5, "worstRating": 1, "textualRating": "False"},
            }
        ],
    }
    found = {
        "claims": [
            {
                "text": "The ferry carried 400 people.",
                "claimant": "Bo Lind",
                "claimDate": "2021-05-05T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": "Lund Checks", "site": "checks.example"},
                        "url": "https://checks.example/ferry#claim-2",
                        "title": "How many were on the ferry?",
                        "reviewDate": "2021-05-06T07:30:00Z",
                        "textualRating": "False",
                    }
                ],
            }
        ],
        "nextPageToken": "x",
    }
    assert read(page) == [replace(CHECK, title=None)]
    assert read(found) == [replace(CHECK, value=None, worst=None, best=None)]


# What people write where something else belongs


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"author": "Lund Checks", "itemReviewed": {"author": "Bo Lind", "datePublished": "5 May 2021"}}, {}),
        ({"author": [{"name": "Lund Checks"}, {"name": "Wire"}]}, {"checker": "Lund Checks, Wire"}),
        ({"author": None, "publisher": {"name": "Lund Checks"}}, {}),
        ({"author": {"name": ["x"]}}, {"checker": None}),
        ({"itemReviewed": "a claim"}, {"claimant": None, "said": None}),
        ({"itemReviewed": [REVIEW["itemReviewed"], {}]}, {}),
        ({"datePublished": "some time ago"}, {"published": None}),
        ({"datePublished": 20210506}, {"published": None}),
        ({"datePublished": "2021-02-31"}, {"published": None}),
        ({"url": "javascript:alert(1)"}, {"url": None}),
        ({"url": "https://checks.example/a b"}, {"url": None}),
        ({"url": ["https://checks.example/"]}, {"url": None}),
        ({"headline": None, "name": "Ferry"}, {"title": "Ferry"}),
        ({"headline": {"@value": "Ferry"}}, {"title": None}),
        ({"headline": "x" * 5000}, {"title": "x" * 999 + "…"}),
        ({"reviewRating": [REVIEW["reviewRating"]]}, {}),
        ({"reviewRating": {"alternateName": "False"}}, NO_NUMBER),
        ({"reviewRating": {"alternateName": "False", "ratingValue": "1e999"}}, NO_NUMBER),
        ({"reviewRating": {"ratingValue": -1}}, {"rating": None, "value": -1.0, "worst": None, "best": None}),
        ({"reviewRating": {"ratingValue": True, "alternateName": "False"}}, NO_NUMBER),
        ({"claimReviewed": "The <em>ferry</em> carried\n400\x00 \x1bpeople."}, {}),
        ({"claimReviewed": "The ferry&nbsp;carried 400 people."}, {}),
        ({"claimReviewed": "3 < 4 \ud800 & so on"}, {"claim": "3 < 4 & so on"}),
    ],
)  # fmt: skip
def test_a_value_of_another_kind_is_read_as_far_as_it_goes_and_the_rest_is_kept(
    change: dict[str, object], said: dict[str, Any]
) -> None:
    assert read({**REVIEW, **change}) == [replace(CHECK, **said)]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"claimReviewed": None}, NO_CLAIM),
        ({"claimReviewed": " \n "}, NO_CLAIM),
        ({"claimReviewed": ["The ferry was new."]}, NO_CLAIM),
        ({"claimReviewed": "x" * (LONGEST_CLAIM + 1)}, TOO_LONG),
        ({"reviewRating": None}, NO_RATING),
        ({"reviewRating": {"ratingExplanation": "Well."}}, NO_RATING),
        ({"reviewRating": "False"}, NO_RATING),
    ],
)
def test_a_review_without_a_claim_or_a_rating_is_left_out_and_it_is_said_why(
    change: dict[str, object], why: str
) -> None:
    assert read([{**REVIEW, **change}, REVIEW]) == [why, CHECK]


# What does harm


def test_a_file_that_is_nested_ten_thousand_deep_is_refused_in_a_sentence() -> None:
    assert refusal(b"[" * 10_000 + b"]" * 10_000) == (
        "checks.json is nested too deep to be read; no published fact check is."
    )
    assert refusal(b'{"a":' * 10_000 + b"1" + b"}" * 10_000).startswith("checks.json is nested too deep")


def test_a_deep_line_or_script_costs_only_itself() -> None:
    deep = b'{"a":' * 10_000 + b"1" + b"}" * 10_000
    good = json.dumps(REVIEW).encode()
    assert read(good + b"\n" + deep + b"\n" + good) == [CHECK, UNREADABLE, CHECK]
    page = b"<html>" + b"".join(b'<script type="application/ld+json">%s</script>' % one for one in (deep, good))
    assert read(page) == [UNREADABLE, CHECK]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"\x00\x01\x02" * 40, "not text"),
        (b"Once upon a time.", "is no JSON"),
        (b'{"@type": "ClaimReview", ', "is no JSON"),
        (b"[1, 2]", "holds no ClaimReview"),
        (b'{"@type": "Article"}', "holds no ClaimReview"),
        (b'"ClaimReview"', "holds no ClaimReview"),
        (b"<html><body>Nothing.</body></html>", "holds no JSON-LD of a fact check"),
        (b"9" * 10_000, "is no JSON"),
    ],
)
def test_what_holds_no_check_is_refused_in_a_sentence_that_names_the_file(data: bytes, said: str) -> None:
    told = refusal(data)
    assert told.startswith("checks.json ")
    assert said in told
    assert "\n" not in told


@pytest.mark.parametrize("data", [b"", b" \n", bytes(100), b"\xff\xfe"])
def test_what_is_no_text_is_refused_without_asking_for_an_article(data: bytes) -> None:
    why = "not text that can be read" if data.strip() else "empty"
    assert refusal(data) == f"checks.json is {why}; name a file of published fact checks."


def test_a_page_that_is_too_large_is_refused_with_the_setting_that_allows_it() -> None:
    assert refusal(b"<html>" + b" " * 1_000_001, Limits(page=1)) == (
        "checks.json is a web page larger than 1 MB; raise max_page_mb to read it."
    )


def test_more_values_than_memory_is_good_for_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_VALUES", 100)
    assert refusal(b"[" + b"[]," * 100 + b"[]]").startswith("checks.json holds more than 100 values")


def test_the_same_check_has_the_same_id_wherever_it_is_read_and_another_one_another() -> None:
    (alone,), (in_a_feed,) = read(REVIEW), read(feed([REVIEW]))
    assert isinstance(alone, Check)
    assert isinstance(in_a_feed, Check)
    assert alone.id == in_a_feed.id == CHECK.id
    assert len({CHECK.id, *(replace(CHECK, **{name: None}).id for name in ("claimant", "url", "value", "title"))}) == 5


def test_a_verdict_without_words_is_told_by_its_number_and_scale() -> None:
    assert replace(CHECK, rating=None).verdict == "1 on a scale from 1 to 5"
    assert replace(CHECK, rating=None, best=None).verdict == "1"
    assert CHECK.verdict == "False"
