from pathlib import Path

from tests.tui.making import FERRY_CLAIMS, HOSTILE_CLAIMS, ferry, hostile, make_file, quiet
from workbench.desk.desk import Desk
from workbench.domain.review import FILE, Bookmark
from workbench.tui.watch import Changes, Watch


def test_nothing_is_new_in_a_file_that_nobody_writes_to(path: Path) -> None:
    with Desk.open(path, "ann") as desk:
        watch = Watch(desk)
        assert watch.look() is None
        assert watch.look() is None


def test_an_entry_is_news_once(path: Path) -> None:
    with Desk.open(path, "ann") as ann, Desk.open(path, "bob") as bob:
        watch = Watch(ann)
        bob.decide(FERRY_CLAIMS[0].id, "true")
        bob.note(ferry.id, "hm")
        assert watch.look() == Changes(frozenset({FERRY_CLAIMS[0].id, ferry.id}), collection=False)
        assert watch.look() is None


def test_what_could_not_be_taken_in_comes_once_more(path: Path) -> None:
    with Desk.open(path, "ann") as ann, Desk.open(path, "bob") as bob:
        watch = Watch(ann)
        bob.decide(FERRY_CLAIMS[0].id, "true")
        assert watch.look() is not None
        bob.decide(FERRY_CLAIMS[1].id, "true")
        assert watch.look() is not None
        watch.forget()
        assert watch.look() == Changes(frozenset({FERRY_CLAIMS[1].id}), collection=True)
        assert watch.look() is None


def test_what_was_there_before_is_no_news(path: Path) -> None:
    with Desk.open(path, "ann") as ann, Desk.open(path, "bob") as bob:
        bob.decide(FERRY_CLAIMS[0].id, "true")
        assert Watch(ann).look() is None


def test_where_others_are_is_a_change_without_a_subject(path: Path) -> None:
    with Desk.open(path, "ann") as ann, Desk.open(path, "bob") as bob:
        watch = Watch(ann)
        bob.be_here(Bookmark(ferry.id, None))
        assert watch.look() == Changes(frozenset(), collection=False)


def test_new_articles_are_a_change_of_the_collection(path: Path) -> None:
    with Desk.open(path, "ann") as ann:
        watch = Watch(ann)
        make_file(path, (quiet, ()))
        assert watch.look() == Changes(frozenset(), collection=True)


def test_a_setting_is_a_change_of_the_file(path: Path) -> None:
    with Desk.open(path, "ann") as ann, Desk.open(path, "bob") as bob:
        watch = Watch(ann)
        bob.set_blind(True)
        changes = watch.look()
        assert changes == Changes(frozenset({FILE}), collection=False)
        assert changes is not None
        assert changes.of_the_file


def test_a_claim_added_by_hand_is_both(path: Path) -> None:
    with Desk.open(path, "ann") as ann, Desk.open(path, "bob") as bob:
        watch = Watch(ann)
        added = bob.add_claim(hostile.id, 1, 9)
        assert watch.look() == Changes(frozenset({added.claim.id}), collection=True)


def test_claims_that_are_found_anew_are_a_change_of_the_collection_though_no_more_of_them(path: Path) -> None:
    with Desk.open(path, "ann") as ann, Desk.open(path, "bob") as bob:
        bob.correct(hostile.id, "language", "fr")  # its claims are to be looked for again
        watch = Watch(ann)
        make_file(path, (hostile, HOSTILE_CLAIMS))
        assert watch.look() == Changes(frozenset(), collection=True)
