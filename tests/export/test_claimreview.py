"""Reviews as schema.org knows them."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.export.report.reviewed import ABOARD, ADDRESS, FERRY, HEARD, NOISE, OTHER_ADDRESS, PUBLISHER
from tests.export.review import SEAL
from tests.store.making import HARBOUR_CLAIMS, STORY, STORY_CLAIMS, article_of, stored
from workbench.desk.desk import Desk
from workbench.domain.dossier import NOBODY, Publisher
from workbench.export import claimreview
from workbench.export.formats import Options, Written

# What schema.org (August 2026) says of the types that are written: of each property the types that it may have.
# A type that a list names may stand for those below it; a node without a type claims none.
TEXT, URL, DATE, NUMBER = "Text", "URL", "Date", "Number"
WORK = {
    "url": {URL},
    "name": {TEXT},
    "headline": {TEXT},
    "datePublished": {DATE},
    "author": {"Organization", "Person"},
    "publisher": {"Organization", "Person"},
    "citation": {"CreativeWork", TEXT},
    "archivedAt": {"WebPage", URL},
}
PROPERTIES: dict[str | None, dict[str, set[str]]] = {
    "DataFeed": WORK | {"dataFeedElement": {"DataFeedItem", TEXT, "Thing"}},
    "ClaimReview": WORK | {"claimReviewed": {TEXT}, "reviewRating": {"Rating"}, "itemReviewed": {"Thing"}},
    "Claim": WORK | {"appearance": {"CreativeWork"}, "firstAppearance": {"CreativeWork"}},
    "Rating": {
        "alternateName": {TEXT},
        "ratingValue": {NUMBER, TEXT},
        "bestRating": {NUMBER, TEXT},
        "worstRating": {NUMBER, TEXT},
        "ratingExplanation": {TEXT},
    },
    "Organization": {"name": {TEXT}, "url": {URL}, "logo": {"ImageObject", URL}},
    "Article": WORK,
    "CreativeWork": WORK,
    None: {"name": {TEXT}},
}
ABOVE = {"Article": "CreativeWork", "Claim": "CreativeWork", "ClaimReview": "Review", "Review": "CreativeWork"}


def ancestry(type_: str) -> set[str]:
    return {type_, "Thing"} | (ancestry(ABOVE[type_]) if type_ in ABOVE else set())


def literal(value: Any) -> set[str]:
    """The data types of schema.org that *value* is of."""
    if isinstance(value, int):
        return {NUMBER}
    types = {TEXT}
    if value.startswith(("http://", "https://")) and " " not in value:
        types.add(URL)
    try:
        date.fromisoformat(value if len(value) != 7 else f"{value}-01")
        types.add(DATE)
    except ValueError:
        pass
    return types


def problems(node: dict[str, Any], where: str = "") -> list[str]:
    """What in *node*, and below it, schema.org does not know, or knows otherwise."""
    known = PROPERTIES[node.get("@type")]
    found = []
    for name, value in node.items():
        if name in ("@type", "@context"):
            continue
        if name not in known:
            found.append(f"{where}/{name} is no property of {node.get('@type')}")
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                if "@type" in one and not ancestry(one["@type"]) & known[name]:
                    found.append(f"{where}/{name} may not be a {one['@type']}")
                found += problems(one, f"{where}/{name}")
            elif not literal(one) & known[name]:
                found.append(f"{where}/{name} may not be {one!r}")
    return found


def written(desk: Desk, publisher: Publisher = PUBLISHER) -> tuple[dict[str, Any], Written]:
    out = io.StringIO()
    told = claimreview.write(desk, SEAL, out, Options(publisher=publisher))
    return json.loads(out.getvalue()), told


def of(feed: dict[str, Any], claim: str) -> dict[str, Any]:
    (review,) = (review for review in feed["dataFeedElement"] if claim in review["url"])
    return review


def test_what_is_written_is_what_schema_org_knows(reviewed: Desk) -> None:
    feed, told = written(reviewed)
    assert feed["@context"] == "https://schema.org"
    assert problems(feed) == []
    assert told.count == len(feed["dataFeedElement"]) == 2


def test_the_table_finds_what_schema_org_does_not_know(reviewed: Desk) -> None:
    feed, _ = written(reviewed)
    review = feed["dataFeedElement"][0]
    for change in ({"claim": "x"}, {"url": "ferry"}, {"datePublished": "May"}, {"author": {"@type": "Rating"}}):
        assert problems(review | change), change


def test_a_review_says_what_was_claimed_where_by_whom_and_what_came_of_it(reviewed: Desk) -> None:
    review = of(written(reviewed)[0], FERRY)
    day = review["datePublished"]
    assert date.fromisoformat(day)
    work = {
        "@type": "Article",
        "url": ADDRESS,
        "headline": STORY.title,
        "datePublished": "2021-05-04",
        "author": {"name": "Ada Mole"},
        "publisher": {"name": "The Lund Post"},
    }
    earlier = {
        "@type": "Article",
        "url": OTHER_ADDRESS,
        "headline": "Harbour master blames an old chart",
        "datePublished": "2021-05-03",
    }
    assert review == {
        "@type": "ClaimReview",
        "url": f"https://desk.example/checks#c-{FERRY}",
        "claimReviewed": "212 people were on board the ferry Alda.",
        "datePublished": day,
        "author": {
            "@type": "Organization",
            "name": "The Lund Desk",
            "url": "https://desk.example/",
            "logo": "https://desk.example/logo.png",
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Mostly true",
            "ratingValue": 4,
            "bestRating": 5,
            "worstRating": 1,
            "ratingExplanation": "The log of the ferry has 211.\nOne got off.",
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": {"name": "coast guard"},
            "datePublished": "2021-05-04",
            "appearance": [work, earlier],
            "firstAppearance": earlier,
        },
        "citation": [
            {
                "@type": "CreativeWork",
                "url": "https://coastguard.example/alda?a=1&b=<2>",
                "name": "Report on the Alda",
                "datePublished": "2021-06",
                "publisher": {"name": "Coast guard"},
                "archivedAt": "https://archive.example/1",
            }
        ],
    }


def test_a_rating_that_measures_nothing_has_no_number_and_no_bounds(reviewed: Desk) -> None:
    assert of(written(reviewed)[0], ABOARD)["reviewRating"] == {"@type": "Rating", "alternateName": "Unproven"}


def test_a_claim_in_its_own_words_and_the_articles_own_voice(reviewed: Desk) -> None:
    review = of(written(reviewed)[0], ABOARD)
    assert review["claimReviewed"] == HARBOUR_CLAIMS[0].text
    assert review["itemReviewed"]["author"] == {"name": "Émile Roux"}
    assert STORY_CLAIMS[2].claimant is None


def test_of_each_claim_that_is_left_out_it_is_said_why(reviewed: Desk) -> None:
    remarks = written(reviewed)[1].remarks
    assert remarks == (
        f"Left out, 1 claim: disputed ({NOISE[:8]}).",
        f"Left out, 1 claim: put aside ({STORY_CLAIMS[2].id[:8]}).",
        f"Left out, 1 claim: waiting for a second review ({HEARD[:8]}).",
    )


def test_claims_that_nobody_has_decided_are_counted(desk: Desk) -> None:
    feed, told = written(desk)
    assert feed["dataFeedElement"] == []
    assert told.remarks == ("Left out, 5 claims: not decided yet.",)


@pytest.mark.parametrize(
    ("publisher", "remark"),
    [
        (NOBODY, "Left out, 2 claims: no publisher is set. Say who publishes them: publisher ="),
        (
            replace(PUBLISHER, review_url=None),
            "Left out, 2 claims: no address is set where it is published. Say where:",
        ),
    ],
)
def test_without_a_publisher_or_an_address_nothing_is_published_and_what_to_do_is_said(
    reviewed: Desk, publisher: Publisher, remark: str
) -> None:
    feed, told = written(reviewed, publisher)
    assert feed["dataFeedElement"] == []
    assert any(said.startswith(remark) for said in told.remarks)


def test_a_rating_that_is_not_final_is_not_published(reviewed: Desk) -> None:
    scale = replace(SEAL.scale, ratings=tuple(replace(rating, final=False) for rating in SEAL.scale.ratings))
    told = claimreview.write(reviewed, replace(SEAL, scale=scale), io.StringIO(), Options(publisher=PUBLISHER))
    assert told.count == 0
    assert any("a rating that is not final" in said for said in told.remarks)


def test_where_a_claim_first_appeared_is_not_said_unless_every_article_has_a_date_and_an_address(
    reviewed: Desk, desk: Desk
) -> None:
    assert "firstAppearance" in of(written(reviewed)[0], FERRY)["itemReviewed"]
    desk.correct(STORY.id, "source", "ferry.txt")
    assert "firstAppearance" not in of(written(reviewed)[0], FERRY)["itemReviewed"]


def test_the_same_state_gives_the_same_bytes_and_nothing_in_them_ends_a_script(reviewed: Desk, desk: Desk) -> None:
    desk.decide(FERRY, "true", rationale="</script><script>alert(1)</script> <!-- \u2028 & \u2029 ]]>")
    one, two = io.StringIO(), io.StringIO()
    for out in (one, two):
        claimreview.write(reviewed, SEAL, out, Options(publisher=PUBLISHER))
    assert one.getvalue() == two.getvalue()
    assert not set("<>&\u2028\u2029") & set(one.getvalue())
    review = of(json.loads(one.getvalue()), FERRY)
    assert review["reviewRating"]["ratingExplanation"] == "</script><script>alert(1)</script> <!-- \u2028 & \u2029 ]]>"


def test_a_verdict_on_words_that_the_outlet_corrected_away_is_not_published(review_file: Path) -> None:
    newer = article_of(STORY.text.replace("212 people on board", "240 people on board"), source="b/ferry.txt")
    stored(review_file, (newer, []))
    with Desk.open(review_file, "ann") as desk:
        desk.decide(STORY_CLAIMS[0].id, "false")
        assert written(desk)[1].count == 1
        desk.replace(STORY.id, newer.id, "The outlet corrected it.")
        feed, told = written(desk)
    assert feed["dataFeedElement"] == []
    assert any("its article was corrected and says it no longer" in said for said in told.remarks)
