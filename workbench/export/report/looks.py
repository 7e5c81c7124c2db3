"""How a claim looks by where it stands: a label, a glyph, a tone; and how many claims look so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from workbench.domain.review import Standing, Workflow
from workbench.domain.scale import Rating, Scale
from workbench.domain.tally import Tally

_STEPS = 4


class Look(Struct, frozen=True):
    """*tone* names a colour of the style sheet: ``scale-0`` (worst) to ``scale-4`` (best), ``unscaled``, ``disputed``,
    ``open`` or ``aside``. *number* is its place among all looks, *decided* says that it is a verdict's.
    """

    number: int
    label: str
    glyph: str
    tone: str
    decided: bool = False


class Share(Struct, frozen=True):
    """How many *claims* look so, and where their part of a bar of 100 begins and how wide it is."""

    look: Look
    claims: int
    start: float
    width: float


class Looks:
    """The looks of all claims that are judged by *scale*."""

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self._ratings = {
            rating.id: Look(number, rating.label, rating.glyph, _tone(scale, rating), decided=True)
            for number, rating in enumerate(scale.ratings)
        }
        after = len(scale.ratings)
        self._other = Look(after, "Another rating", "•", "unscaled", decided=True)
        self._disputed = Look(after + 1, "Disputed", "≠", "disputed")
        self._open = Look(after + 2, "Not decided", "○", "open")
        self._aside = Look(after + 3, "Put aside", "–", "aside")

    def of(self, standing: Standing) -> Look:
        """The look of a claim that stands so."""
        return self._of(standing.workflow, standing.rating)

    def of_rating(self, rating: str) -> Look:
        """The look of one verdict with that rating."""
        return self._ratings.get(rating, self._other)

    def shares(self, tallies: Iterable[Tally], *, decided: bool | None = None) -> list[Share]:
        """The claims of *tallies* by look, in the looks' order; with *decided*, those decided or those not."""
        counts: Counter[Look] = Counter()
        for tally in tallies:
            counts[self._of(tally.workflow, tally.rating)] += tally.claims
        kept = [(look, n) for look, n in sorted(counts.items(), key=lambda pair: pair[0].number) if n]
        kept = [(look, n) for look, n in kept if decided is None or look.decided == decided]
        total = sum(n for _, n in kept)
        shares, before = [], 0
        for look, n in kept:
            shares.append(Share(look, n, round(100 * before / total, 4), round(100 * n / total, 4)))
            before += n
        return shares

    def _of(self, workflow: Workflow, rating: str | None) -> Look:
        if workflow is Workflow.DISMISSED:
            return self._aside
        if workflow is Workflow.DISPUTED:
            return self._disputed
        return self._open if rating is None else self.of_rating(rating)


def _tone(scale: Scale, rating: Rating) -> str:
    if rating.number is None or scale.best == scale.worst:
        return "unscaled"
    return f"scale-{round(_STEPS * (rating.number - scale.worst) / (scale.best - scale.worst))}"
