from workbench.domain.review import Bookmark
from workbench.tui.trail import MOST, Trail

A, B, C, D = (Bookmark(letter * 32, None) for letter in "abcd")


def at(*places: Bookmark) -> Trail:
    trail = Trail()
    for place in places:
        trail.at(place)
    return trail


def test_one_comes_back_through_where_one_was_and_forward_again() -> None:
    trail = at(A, B, C)
    assert [trail.back(), trail.back(), trail.back()] == [B, A, None]
    assert [trail.forward(), trail.forward(), trail.forward()] == [B, C, None]


def test_a_step_to_the_claim_beside_is_no_place_to_come_back_to() -> None:
    trail = at(A, B)
    trail.at(C, step=True)
    assert [trail.back(), trail.forward()] == [A, C]


def test_who_goes_on_from_where_they_came_back_to_has_no_way_forward() -> None:
    trail = at(A, B)
    trail.back()
    trail.at(D)
    assert trail.forward() is None
    assert trail.back() == A


def test_being_where_one_is_leaves_no_place_behind() -> None:
    assert at(A, A, A).back() is None


def test_a_place_that_is_gone_is_forgotten() -> None:
    trail = at(A, B, C)
    assert trail.back() == B
    trail.forget(B)
    assert trail.back() == A
    assert trail.forward() == C


def test_as_many_places_are_remembered_as_anybody_needs() -> None:
    trail = at(*(Bookmark(str(number), None) for number in range(MOST + 10)))
    places = 0
    while trail.back() is not None:
        places += 1
    assert places == MOST
