"""How far the reviewers agree about the claims that more than one of them judged.

Cohen's kappa is that of Cohen, "A Coefficient of Agreement for Nominal Scales" (1960); alpha, and its ordinal
difference, that of Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011). NLTK computes both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from workbench.domain.scale import Scale

if TYPE_CHECKING:
    from nltk.metrics.agreement import AnnotationTask

KAPPA_UNDEFINED = "both gave one and the same rating throughout"

_NOT_SHARED = "no claim was judged by more than one reviewer"
_NO_ORDER = "the ratings of this scale have no order"
_NOT_PLACED = "no claim has two verdicts with a place on the scale"
_ONE_RATING = "all verdicts that count here are one and the same rating"


class Pair(Struct, frozen=True):
    """How two reviewers agree about the *claims* they both judged.

    *agreement* is in percent. *kappa* is Cohen's, from -1 to 1; None where KAPPA_UNDEFINED, since chance alone would
    then give full agreement and nothing is left to measure.
    """

    reviewers: tuple[str, str]
    claims: int
    agreement: float
    kappa: float | None


class Agreement(Struct, frozen=True):
    """How all reviewers agree about the *claims* that more than one of them judged.

    *claims_agreed* counts those on which all verdicts are the same, *percent_agreement* is the percentage of equal ones
    among all pairs of verdicts on one claim. *alpha_nominal* takes any two ratings as equally far apart.
    *alpha_ordinal* takes them by their place on the scale and leaves out verdicts that have none ("unproven", or a
    rating that the scale does not know). A figure that is None has its reason in *undefined*, by the figure's name.
    """

    claims: int
    claims_agreed: int
    percent_agreement: float | None
    pairs: tuple[Pair, ...]
    alpha_nominal: float | None
    alpha_ordinal: float | None
    undefined: dict[str, str]


def alpha_in_words(alpha: float) -> str:
    """What an alpha means, by Krippendorff's rule: 0.800 and up can be relied on, 0.667 and up lets one conclude
    tentatively ("Content Analysis", 2004)."""
    if alpha >= 0.8:
        return "can be relied on"
    return "lets one conclude tentatively" if alpha >= 0.667 else "too little to rely on"


def kappa_in_words(kappa: float) -> str:
    """What a kappa means, in the words of Landis and Koch, "The Measurement of Observer Agreement for Categorical Data"
    (1977)."""
    if kappa < 0:
        return "less than by chance"
    words = ((0.2, "slight"), (0.4, "fair"), (0.6, "moderate"), (0.8, "substantial"))
    return next((word for most, word in words if kappa <= most), "almost perfect")


def agreement(verdicts: Iterable[tuple[str, str, str]], scale: Scale) -> Agreement:
    """The agreement in *verdicts*: the claim, the reviewer and the rating's id of each, one a claim and reviewer."""
    by_claim: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for claim, reviewer, rating in verdicts:
        by_claim[claim][reviewer] = rating
    shared = [given for given in by_claim.values() if len(given) > 1]
    pairs = _pairs(shared)
    figures = {
        "percent_agreement": _percent(pairs),
        "alpha_nominal": _nominal(shared),
        "alpha_ordinal": _ordinal(shared, scale),
    }
    return Agreement(
        claims=len(shared),
        claims_agreed=sum(len(set(given.values())) == 1 for given in shared),
        pairs=pairs,
        undefined={name: reason for name, reason in figures.items() if isinstance(reason, str)},
        **{name: figure if isinstance(figure, float) else None for name, figure in figures.items()},
    )


def _percent(pairs: tuple[Pair, ...]) -> float | str:
    """The percentage of equal verdicts among all pairs of them, or why there is none."""
    together = sum(pair.claims for pair in pairs)
    return sum(pair.agreement * pair.claims for pair in pairs) / together if together else _NOT_SHARED


def _pairs(shared: list[dict[str, str]]) -> tuple[Pair, ...]:
    """Every two reviewers who judged a claim in common, by name."""
    together: defaultdict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for given in shared:
        for one, other in combinations(sorted(given), 2):
            together[one, other][given[one], given[other]] += 1
    return tuple(
        Pair(
            reviewers,
            ratings.total(),
            100 * sum(number for (one, other), number in ratings.items() if one == other) / ratings.total(),
            _kappa(ratings),
        )
        for reviewers, ratings in sorted(together.items())
    )


def _kappa(ratings: Counter[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two reviewers, who gave these ratings to the same claims."""
    if len({rating for both in ratings for rating in both}) == 1:
        return None  # 0 / 0; the library says 1
    return float(_task(ratings.elements()).kappa_pairwise(0, 1))


def _nominal(shared: list[dict[str, str]]) -> float | str:
    """Krippendorff's alpha over all ratings, or why there is none."""
    if not shared:
        return _NOT_SHARED
    return _alpha([list(given.values()) for given in shared])


def _ordinal(shared: list[dict[str, str]], scale: Scale) -> float | str:
    """Krippendorff's alpha over the ratings that have a place on the scale, or why there is none."""
    if not shared:
        return _NOT_SHARED
    places = {rating.id: rating.number for rating in scale.ratings if rating.number is not None}
    if len(set(places.values())) < 2:
        return _NO_ORDER
    placed = [[places[rating] for rating in given.values() if rating in places] for given in shared]
    pairable = [numbers for numbers in placed if len(numbers) > 1]
    if not pairable:
        return _NOT_PLACED
    differences = _ordinal_differences(Counter(number for numbers in pairable for number in numbers))
    return _alpha(pairable, lambda one, other: differences[one, other])


def _ordinal_differences(counts: Mapping[int, int]) -> dict[tuple[int, int], float]:
    """How far apart every two places are: the verdicts from the one to the other, half of those on either, squared."""
    differences = {}
    for one in counts:
        for other in counts:
            low, high = sorted((one, other))
            between = sum(number for place, number in counts.items() if low <= place <= high)
            differences[one, other] = (between - (counts[low] + counts[high]) / 2) ** 2
    return differences


def _alpha(judged: list[list[Any]], distance: Callable[[Any, Any], float] | None = None) -> float | str:
    """Krippendorff's alpha of the values given to each claim, or why there is none."""
    if len({value for values in judged for value in values}) == 1:
        # No disagreement is expected, and alpha, 1 - observed / expected, is 1 - 0 / 0. Some programs, the library
        # too, call it 1; but whoever gives one rating to everything has not shown that they tell claims apart.
        return _ONE_RATING
    return float(_task(judged, distance).alpha())


def _task(judged: Iterable[Iterable[Any]], distance: Callable[[Any, Any], float] | None = None) -> AnnotationTask:
    # Imported where it is needed: it takes 0.2 s, and a file with one reviewer does without.
    from nltk.metrics.agreement import AnnotationTask

    triples = [(who, claim, value) for claim, values in enumerate(judged) for who, value in enumerate(values)]
    return AnnotationTask(triples, distance) if distance else AnnotationTask(triples)
