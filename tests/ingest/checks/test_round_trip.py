"""What we publish and take in again says what it said."""

import json

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store.making import STORY, STORY_CLAIMS
from workbench.domain.check import Check
from workbench.domain.day import is_day
from workbench.domain.dossier import Dossier, Publisher
from workbench.domain.record import Record
from workbench.domain.review import ArticleSummary, ReviewedClaim, Standing, Verdict, Workflow
from workbench.domain.scale import DEFAULT
from workbench.export import claimreview, factchecktools
from workbench.export.web import embedded
from workbench.ingest.checks.claimreview import found_in
from workbench.ingest.checks.files import read_checks
from workbench.ingest.checks.values import LONGEST_TEXT
from workbench.store.checks import COLUMNS, as_check

ARTICLE = ArticleSummary(STORY.id, STORY.title, False, None, None, "2021-05-04", "en", STORY.source, 9, True, 1, 1)
ADDRESS = "https://lund.example/{claim}"
# What people write in a claim, a name, a label: on one line, and none of it formatting that a page would show.
PLAIN = (
    st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="<&"), min_size=1)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: 0 < len(text) <= LONGEST_TEXT)
)


def dossier(wording: str, claimant: str | None, label: str, number: int | None) -> Dossier:
    claim = replace(STORY_CLAIMS[0], claimant=claimant)
    scale = {"scale": DEFAULT.id, "scale_version": DEFAULT.version}
    verdict = Verdict("1", claim.id, "x", label, number, **scale, rationale="", confidence=None, reviewer="ann",
                      at="2021-06-01T10:00:00.000Z")  # fmt: skip
    reviewed = ReviewedClaim(claim, Standing(Workflow.FINAL, "x", 1, 0, 0), STORY.title, STORY.source)
    return Dossier(Record(reviewed, ARTICLE, (verdict,), wording=wording))


@given(PLAIN, st.none() | PLAIN, PLAIN, st.none() | st.integers(1, 5), PLAIN)
def test_a_check_that_we_publish_says_the_same_once_it_is_taken_in(
    wording: str, claimant: str | None, label: str, number: int | None, name: str
) -> None:
    publisher = Publisher(name, review_url=ADDRESS)
    node = claimreview.review(dossier(wording, claimant, label, number), DEFAULT, publisher)
    page = {"pageUrl": node["url"], "claimReviewAuthor": {"name": name}, "publishDate": node["datePublished"]}
    wanted = Check(
        wording,
        claimant=claimant,
        said="2021-05-04",
        rating=label,
        value=None if number is None else float(number),
        worst=None if number is None else 1.0,
        best=None if number is None else 5.0,
        checker=name,
        url=ADDRESS.replace("{claim}", STORY_CLAIMS[0].id),
        published="2021-06-01",
    )
    for written in (
        embedded(node),
        f'<html><script type="application/ld+json">{embedded({"@context": "https://schema.org", **node})}</script>',
        embedded({**page, "claimReviewMarkups": [factchecktools.markup(node)]}),
    ):
        (read,) = read_checks(written.encode("utf-8"), "published")
        assert isinstance(read, Check)
        assert (read, read.id) == (wanted, wanted.id)


NAMES = (
    *("@type", "claimReviewed", "author", "name", "url", "reviewRating", "alternateName", "ratingValue", "text", "x"),
    *("itemReviewed", "datePublished", "claimReview", "claimReviewMarkups", "rating", "textualRating"),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(NAMES),
            inner | st.just("ClaimReview"),
            max_size=6,
        )
    ),
    max_leaves=30,
)


@given(JSON)
def test_whatever_stands_in_a_file_what_is_read_of_it_can_be_kept(written: object) -> None:
    node = json.loads(json.dumps(written))
    found = list(found_in(node) or ()) if isinstance(node, dict) else []
    for check in found:
        if isinstance(check, Check):
            assert as_check([getattr(check, name) for name in COLUMNS]) == check
            assert all(day is None or is_day(day) for day in (check.said, check.published))
