"""What the Fact Check Tools API is given."""

from __future__ import annotations

import io
import json
from typing import Any

from msgspec.structs import replace

from tests.export.report.reviewed import ABOARD, ADDRESS, FERRY, OTHER_ADDRESS, PUBLISHER
from tests.export.review import SEAL
from tests.store.making import HARBOUR, STORY
from workbench.desk.desk import Desk
from workbench.domain.dossier import Publisher
from workbench.export import factchecktools
from workbench.export.formats import Options

# Members of ClaimReviewMarkupPage in v1alpha1, with those of what is in them; name and versionId are the API's to give.
MEMBERS = {
    "pageUrl": str,
    "publishDate": str,
    "claimReviewAuthor": {"name": str, "imageUrl": str},
    "claimReviewMarkups": [
        {
            "url": str,
            "claimReviewed": str,
            "claimDate": str,
            "claimLocation": str,
            "claimFirstAppearance": str,
            "claimAppearances": [str],
            "claimAuthor": {"name": str, "jobTitle": str, "imageUrl": str, "sameAs": str},
            "rating": {
                "ratingValue": int,
                "worstRating": int,
                "bestRating": int,
                "textualRating": str,
                "ratingExplanation": str,
                "imageUrl": str,
            },
        }
    ],
}


def fits(value: Any, members: Any) -> bool:
    if isinstance(members, dict):
        return isinstance(value, dict) and all(n in members and fits(v, members[n]) for n, v in value.items())
    if isinstance(members, list):
        return isinstance(value, list) and all(fits(one, members[0]) for one in value)
    return type(value) is members


def pages(desk: Desk, publisher: Publisher = PUBLISHER) -> list[dict[str, Any]]:
    out = io.StringIO()
    factchecktools.write(desk, SEAL, out, Options(publisher=publisher))
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_page_holds_the_claims_that_are_reviewed_on_it(reviewed: Desk) -> None:
    (page,) = pages(reviewed)
    assert fits(page, MEMBERS)
    assert page["pageUrl"] == "https://desk.example/checks"
    assert page["claimReviewAuthor"] == {"name": "The Lund Desk", "imageUrl": "https://desk.example/logo.png"}
    ferry, aboard = page["claimReviewMarkups"]
    assert ferry == {
        "url": f"https://desk.example/checks#c-{FERRY}",
        "claimReviewed": "212 people were on board the ferry Alda.",
        "claimDate": "2021-05-04",
        "claimAuthor": {"name": "coast guard"},
        "claimFirstAppearance": OTHER_ADDRESS,
        "claimAppearances": [ADDRESS],
        "rating": {
            "textualRating": "Mostly true",
            "ratingValue": 4,
            "bestRating": 5,
            "worstRating": 1,
            "ratingExplanation": "The log of the ferry has 211.\nOne got off.",
        },
    }
    assert aboard["rating"] == {"textualRating": "Unproven"}


def test_reviews_at_addresses_of_their_own_are_pages_of_their_own(reviewed: Desk) -> None:
    by_claim = pages(reviewed, replace(PUBLISHER, review_url="https://desk.example/{claim}/"))
    assert [page["pageUrl"] for page in by_claim] == [f"https://desk.example/{id_}/" for id_ in (FERRY, ABOARD)]
    by_article = pages(reviewed, replace(PUBLISHER, review_url="https://desk.example/{article}.html#c-{claim}"))
    assert [page["pageUrl"] for page in by_article] == [
        f"https://desk.example/{id_}.html" for id_ in (STORY.id, HARBOUR.id)
    ]
    assert all(fits(page, MEMBERS) and page["publishDate"] for page in by_claim + by_article)


def test_where_nothing_can_be_published_nothing_is_written(desk: Desk) -> None:
    assert pages(desk) == []
