"""How a claim looks by where it stands."""

from __future__ import annotations

import itertools

from workbench.domain.review import Standing, Workflow
from workbench.domain.scale import DEFAULT, Rating, Scale
from workbench.domain.tally import Tally
from workbench.export.report.looks import Looks

LOOKS = Looks(DEFAULT)


def test_a_rating_has_the_tone_of_its_place_on_any_scale() -> None:
    tones = {rating.id: LOOKS.of_rating(rating.id).tone for rating in DEFAULT.ratings}
    assert tones == {
        "true": "scale-4",
        "mostly-true": "scale-3",
        "mixed": "scale-2",
        "mostly-false": "scale-1",
        "false": "scale-0",
        "unproven": "unscaled",
    }
    three = Scale("three", 1, 0, 2, tuple(Rating(str(n), str(n), str(n), n, "•", "error") for n in range(3)))
    assert [Looks(three).of_rating(str(n)).tone for n in range(3)] == ["scale-0", "scale-2", "scale-4"]


def test_what_is_no_verdict_looks_like_none() -> None:
    def look(workflow: Workflow, rating: str | None = None) -> tuple[str, bool]:
        found = LOOKS.of(Standing(workflow, rating))
        return found.tone, found.decided

    assert look(Workflow.NEW) == look(Workflow.IN_PROGRESS) == look(Workflow.SECOND_REVIEW) == ("open", False)
    assert look(Workflow.DISPUTED) == ("disputed", False)
    assert look(Workflow.DISMISSED, "true") == ("aside", False)
    assert look(Workflow.SECOND_REVIEW, "true") == ("scale-4", True)
    assert look(Workflow.FINAL, "pants-on-fire") == ("unscaled", True)


def test_the_shares_of_a_bar_fill_it_and_count_every_claim_once() -> None:
    tallies = [
        Tally("a", Workflow.FINAL, "true", 5),
        Tally("a", Workflow.NEW, None, 7),
        Tally("b", Workflow.FINAL, "false", 2),
        Tally("b", Workflow.FINAL, "true", 1),
    ]
    shares = LOOKS.shares(tallies)
    assert [(share.look.label, share.claims) for share in shares] == [("True", 6), ("False", 2), ("Not decided", 7)]
    assert abs(sum(share.width for share in shares) - 100) < 0.001
    for before, after in itertools.pairwise(shares):
        assert abs(before.start + before.width - after.start) < 0.001
    assert [share.claims for share in LOOKS.shares(tallies, decided=True)] == [6, 2]
    assert LOOKS.shares([]) == []
