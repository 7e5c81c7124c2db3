"""What makes a sentence worth checking, and by how much: the one table behind every score."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

STATEMENT = "a statement with a main verb"
BRIEF = "an event told without a full verb"
FIGURE = "a figure"
PAST_EVENT = "an event in the past"
PAST_DETAIL = "a past event in a side clause"
ONGOING_EVENT = "an event under way"
ATTRIBUTED = "a statement attributed to somebody"
TIME = "a time"
PLACE = "a place"
COMPARISON = "a comparison"
CAUSE = "a cause"
SUPERLATIVE = "a superlative"
QUESTION = "a question"
OPINION = "words of opinion"
PREDICTION = "a prediction"
IMPERATIVE = "a request or an order"
FIRST_PERSON = "speaks of the speaker"
HEDGE = "hedged"
GENERALITY = "a general remark"
MOTIVE = "an intention or a feeling"

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        STATEMENT: 0.30,
        BRIEF: 0.20,
        FIGURE: 0.25,
        PAST_EVENT: 0.25,
        PAST_DETAIL: 0.10,
        ONGOING_EVENT: 0.05,
        ATTRIBUTED: 0.15,
        TIME: 0.10,
        PLACE: 0.10,
        COMPARISON: 0.05,
        CAUSE: 0.05,
        SUPERLATIVE: 0.10,
        QUESTION: -0.50,
        OPINION: -0.15,
        PREDICTION: -0.25,
        IMPERATIVE: -0.30,
        FIRST_PERSON: -0.15,
        HEDGE: -0.15,
        GENERALITY: -0.10,
        MOTIVE: -0.10,
    }
)

# Below it a sentence is no claim. Low on purpose: a reviewer dismisses a poor claim with one key, but never sees one
# that was left out.
THRESHOLD = 0.30

# From here on a claim counts as check-worthy where only a yes or no is asked for: as likely worth the time as not.
CHECK_WORTHY = 0.50
