"""What makes a sentence worth checking, and by how much: the one table behind every score."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

STATEMENT = "a statement with a main verb"
BRIEF = "an event told without a full verb"
FIGURE = "a figure"
STATISTIC = "a share, a sum or a large number"
PAST_EVENT = "an event in the past"
PAST_DETAIL = "a past event in a side clause"
ONGOING_EVENT = "an event under way"
ATTRIBUTED = "a statement attributed to somebody"
TIME = "a time"
PLACE = "a place"
COMPARISON = "a comparison"
CHANGE = "a rise or a fall"
CAUSE = "a cause"
SUPERLATIVE = "a superlative"
NAME = "a name"
SOME_DETAILS = "some details"
MANY_DETAILS = "many details"
VERY_MANY_DETAILS = "very many details"
QUESTION = "a question"
OPINION = "an opinion"
LOADED = "a loaded word"
PREDICTION = "a prediction"
DEMAND = "says what should be"
IMPERATIVE = "a request or an order"
FIRST_PERSON = "speaks of the speaker"
SECOND_PERSON = "speaks of the listener"
HEDGE = "hedged"
NOT_KNOWN = "says that it is not known"
CONDITION = "a condition"
GENERALITY = "a general remark"
MOTIVE = "an intention or a feeling"
NEEDS_CONTEXT = "needs context"
SAYS_LITTLE = "says little"

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        STATEMENT: 0.35,
        BRIEF: 0.25,
        FIGURE: 0.15,
        STATISTIC: 0.20,
        PAST_EVENT: 0.10,
        PAST_DETAIL: 0.05,
        ONGOING_EVENT: 0.05,
        ATTRIBUTED: 0.10,
        TIME: 0.05,
        PLACE: 0.05,
        NAME: 0.05,
        SOME_DETAILS: 0.05,
        MANY_DETAILS: 0.10,
        VERY_MANY_DETAILS: 0.15,
        COMPARISON: 0.10,
        CHANGE: 0.10,
        CAUSE: 0.05,
        SUPERLATIVE: 0.10,
        QUESTION: -0.40,
        OPINION: -0.20,
        LOADED: -0.10,
        PREDICTION: -0.20,
        DEMAND: -0.25,
        IMPERATIVE: -0.30,
        FIRST_PERSON: -0.10,
        SECOND_PERSON: -0.10,
        HEDGE: -0.10,
        NOT_KNOWN: -0.20,
        CONDITION: -0.05,
        GENERALITY: -0.10,
        MOTIVE: -0.15,
        NEEDS_CONTEXT: -0.05,
        SAYS_LITTLE: -0.20,
    }
)

# Below it a sentence is no claim. Low on purpose: a reviewer dismisses a poor claim with one key, but never sees one
# that was left out.
THRESHOLD = 0.35

# From here on a claim counts as check-worthy where only a yes or no is asked for: as likely worth the time as not.
CHECK_WORTHY = 0.50
