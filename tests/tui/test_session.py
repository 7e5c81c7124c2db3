from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.desk.making import fleet, judge
from tests.store.making import article_of, stored
from tests.tui.making import FERRY_CLAIMS, HOSTILE_CLAIMS, STACK, UNTITLED_CLAIMS, ferry, hostile, make_file, untitled
from workbench.desk import refitting
from workbench.desk.desk import Desk
from workbench.tui.session import News, Session


def at(session: Session) -> str:
    assert session.current is not None
    return session.current.claim.text


def test_a_first_session_begins_at_the_first_claim_of_the_first_article(path: Path) -> None:
    with Desk.open(path, "ann") as desk:
        session = Session(desk)
        assert session.summary is not None
        assert (session.summary.id, at(session)) == (ferry.id, FERRY_CLAIMS[0].text)


def test_a_session_begins_where_the_reviewer_left_off(path: Path) -> None:
    with Desk.open(path, "ann") as desk:
        desk.leave_bookmark(hostile.id, HOSTILE_CLAIMS[1].id)
        assert at(Session(desk)) == HOSTILE_CLAIMS[1].text


def test_reviewers_have_a_place_each(path: Path) -> None:
    with Desk.open(path, "ann") as ann, Desk.open(path, "bea") as bea:
        ann.leave_bookmark(hostile.id, HOSTILE_CLAIMS[1].id)
        assert at(Session(bea)) == FERRY_CLAIMS[0].text


def test_a_place_in_an_article_that_is_gone_is_the_beginning(path: Path) -> None:
    with Desk.open(path, "ann") as desk:
        desk.leave_bookmark("0" * 32, "1" * 32)
        assert at(Session(desk)) == FERRY_CLAIMS[0].text


def test_a_place_at_a_claim_that_is_gone_is_the_beginning_of_its_article(path: Path) -> None:
    with Desk.open(path, "ann") as desk:
        desk.leave_bookmark(untitled.id, "1" * 32)
        assert at(Session(desk)) == UNTITLED_CLAIMS[0].text


def test_a_file_without_articles_has_no_place(tmp_path: Path) -> None:
    with Desk.open(make_file(tmp_path / "empty.db"), "ann") as desk:
        session = Session(desk)
        assert (session.article, session.current, session.bookmark, session.summary) == (None, None, None, None)
        assert not session.move(1)
        assert not session.to_open(1)
        assert not session.step_article(1)


def test_a_claim_on_its_way_to_the_disk_is_not_open(path: Path) -> None:
    with Desk.open(path, "ann") as desk:
        session = Session(desk)
        session.set_out(FERRY_CLAIMS[1].id)
        assert session.to_open(1)
        assert at(session) == FERRY_CLAIMS[2].text


def test_a_claim_is_on_its_way_until_all_its_decisions_have_arrived(path: Path) -> None:
    with Desk.open(path, "ann") as desk:
        session, id_ = Session(desk), FERRY_CLAIMS[0].id
        session.set_out(id_)
        session.set_out(id_)
        session.arrived(id_)
        assert session.is_saving(id_)
        session.arrived(id_)
        assert not session.is_saving(id_)


def test_an_article_whose_last_claim_is_being_saved_is_passed_over(path: Path) -> None:
    with Desk.open(path, "ann") as desk:
        session = Session(desk)
        for claim in UNTITLED_CLAIMS:
            session.set_out(claim.id)
        session.to_edge(-1)
        assert session.to_open(1)
        assert at(session) == HOSTILE_CLAIMS[0].text


def test_the_next_open_claim_is_found_from_every_place_and_never_the_same(path: Path) -> None:
    everything = [claim for _, claims in STACK for claim in claims]
    with Desk.open(path, "ann") as desk:
        session = Session(desk)
        for direction in (1, -1):
            for n, claim in enumerate(everything):
                session.open_article(claim.article_id)
                session.go_to(claim.id)
                assert session.to_open(direction)
                assert at(session) == everything[(n + direction) % len(everything)].text


def test_a_decision_is_counted_in_its_article(path: Path) -> None:
    with Desk.open(path, "ann") as desk:
        session = Session(desk)
        session.refresh(desk.decide(FERRY_CLAIMS[0].id, "true"))
        assert session.articles[0].reviewed == 1
        session.refresh(desk.decide(HOSTILE_CLAIMS[0].id, "true"))
        assert session.articles[2].reviewed == 1


def test_scores_follow_when_somebody_refits_the_weights_or_takes_that_back(tmp_path: Path) -> None:
    claims = fleet(tmp_path / "fleet.db")
    with Desk.open(tmp_path / "fleet.db", "ann") as ann, Desk.open(tmp_path / "fleet.db", "bea") as bea:
        judge(bea, claims[:80])
        session = Session(ann)
        before = [reviewed.claim.score for reviewed in session.claims]
        refitting.refit(bea)
        news = session.look()
        assert news is not None
        assert news.all
        assert [reviewed.claim.score for reviewed in session.claims] != before
        bea.undo()
        session.look()
        assert [reviewed.claim.score for reviewed in session.claims] == before


def test_the_list_is_not_read_anew_while_a_decision_is_on_its_way_to_the_disk(path: Path) -> None:
    with Desk.open(path, "ann") as desk:
        session = Session(desk)
        known = len(session.articles)
        stored(path, (article_of("Another report came in. It was long."), []))
        session.set_out(FERRY_CLAIMS[0].id)
        assert session.look() is None
        assert len(session.articles) == known
        session.arrived(FERRY_CLAIMS[0].id)
        assert session.look() == News()
        assert len(session.articles) == known + 1


def test_a_list_that_changes_all_the_time_is_read_again_once_that_takes_little_of_the_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([100.0, 101.0, 150.0, 150.0, 600.0, 600.0, 601.0])  # a reading takes a second
    with Desk.open(path, "ann") as desk:
        session = Session(desk)
        monkeypatch.setattr("workbench.tui.session.time", SimpleNamespace(monotonic=lambda: next(clock)))
        known = len(session.articles)
        session._list_again()
        stored(path, (article_of("Another report came in. It was long."), []))
        assert session.look() is None
        assert len(session.articles) == known
        assert session.look() is None
        assert session.look() == News()
        assert len(session.articles) == known + 1
