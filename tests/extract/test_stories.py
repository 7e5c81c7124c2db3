"""Articles on many subjects, labelled before they were read: how much of it is found, and how much of that is right."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.extract.making import make_article
from tests.extract.stories import STORIES, Count, Labelled, Story
from workbench.domain.claim import Claim, Quantity
from workbench.extract.pipeline import extract

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

_DURATIONS = ("years", "months", "weeks", "days", "hours", "minutes")
Tally = Counter[tuple[str, str]]


@pytest.fixture(scope="module")
def tally(nlp: Language) -> Tally:
    """How often each thing was right, wrong and missed over all stories."""
    found = Tally()
    for story in STORIES.values():
        found += _compared(story, nlp)
    return found


@pytest.mark.parametrize(
    ("what", "least"), [("claim", 0.92), ("claimant", 0.9), ("count", 0.93), ("occurred", 0.85), ("place", 0.85)]
)
def test_what_is_found_in_stories_of_all_kinds_is_mostly_what_was_labelled(
    tally: Tally, what: str, least: float
) -> None:
    right, wrong, missed = (tally[what, how] for how in ("right", "wrong", "missed"))
    assert 2 * right / (2 * right + wrong + missed) >= least


def _compared(story: Story, nlp: Language) -> Tally:
    sentences = story.sentences
    paragraphs = [sentences[at : at + story.paragraph] for at in range(0, len(sentences), story.paragraph)]
    text = "\n\n".join(" ".join(sentence.text for sentence in paragraph) for paragraph in paragraphs)
    claims = extract(make_article(text, story.published), nlp)
    tally, at = Tally(), 0
    for sentence in sentences:
        start = text.index(sentence.text, at)
        at = start + len(sentence.text)
        here = next((claim for claim in claims if claim.start < at and start < claim.end), None)
        tally += _one("claim", here is not None, sentence.is_claim)
        if here is not None and sentence.is_claim:
            tally += _details(here, sentence)
    return tally


def _details(claim: Claim, sentence: Labelled) -> Tally:
    occurred = (claim.occurred.start, claim.occurred.end) if claim.occurred else None
    tally = _one("claimant", (claim.claimant or "").casefold(), (sentence.claimant or "").casefold())
    tally += _one("occurred", occurred, sentence.occurred)
    tally += _one("place", claim.place, sentence.place)
    left = [quantity for quantity in claim.quantities if quantity.unit not in _DURATIONS]
    for count in sentence.counts:
        found = next((quantity for quantity in left if _is(quantity, count)), None)
        tally["count", "right" if found else "missed"] += 1
        if found:
            left.remove(found)
    tally["count", "wrong"] += len(left)
    return tally


def _one(what: str, found: object, wanted: object) -> Tally:
    if found == wanted:
        return Tally({(what, "right"): 1}) if found else Tally()
    return Tally({(what, how): 1 for how, is_so in (("wrong", found), ("missed", wanted)) if is_so})


def _is(quantity: Quantity, count: Count) -> bool:
    low, high, noun = count
    return (quantity.low, quantity.high) == (low, high) and noun.lower() in f"{quantity.unit} {quantity.what}".lower()
