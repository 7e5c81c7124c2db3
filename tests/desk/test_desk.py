from pathlib import Path

import pytest

from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, STORY_CLAIMS, article_of, stored
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.link import Grounds, Link, Relation
from workbench.domain.review import Bookmark, Stance, Standing, Workflow
from workbench.store import links, schema, sqlite
from workbench.store.ids import whole_id

FERRY, NOISE, HURT = (claim.id for claim in STORY_CLAIMS)
ABOARD, NOISE_AGAIN = (claim.id for claim in HARBOUR_CLAIMS)


def test_a_decision_is_answered_with_how_the_claim_stands_then(desk: Desk) -> None:
    decided = desk.decide(FERRY, "Mostly false", rationale="Only 188 had boarded.", confidence="high")
    assert decided.standing == Standing(Workflow.FINAL, "mostly-false", 1)
    (verdict,) = desk.record(FERRY).verdicts
    assert (verdict.reviewer, verdict.rationale, verdict.confidence) == ("ann", "Only 188 had boarded.", "high")
    assert (verdict.label, verdict.number, verdict.scale_version) == ("Mostly false", 2, 1)


def test_an_unknown_rating_records_nothing(desk: Desk) -> None:
    with pytest.raises(WorkbenchError, match="no rating perhaps"):
        desk.decide(FERRY, "perhaps")
    assert desk.history(FERRY) == []


def test_a_rationale_that_is_no_unicode_records_nothing(desk: Desk) -> None:
    with pytest.raises(WorkbenchError, match="not valid Unicode; nothing was saved"):
        desk.decide(FERRY, "true", rationale="\ud83d")
    assert desk.claim(FERRY).standing == Standing()
    assert desk.decide(FERRY, "true").standing.verdicts == 1


def test_two_reviewers_on_one_claim_both_keep_their_verdicts(review_file: Path, desk: Desk) -> None:
    desk.decide(FERRY, "true")
    with Desk.open(review_file, "bob") as bob:
        assert bob.decide(FERRY, "false").standing == Standing(Workflow.DISPUTED, None, 2)
        assert [(v.reviewer, v.rating) for v in desk.record(FERRY).verdicts] == [("ann", "true"), ("bob", "false")]
        assert desk.record(FERRY).verdict is None
        assert bob.undo().value == "false"
    verdict = desk.record(FERRY).verdict
    assert verdict is not None
    assert verdict.reviewer == "ann"


def test_evidence_is_kept_with_everything_said_of_it(desk: Desk) -> None:
    cited = desk.cite(
        FERRY,
        "https://example.org/list",
        stance=Stance.REFUTES,
        title="Passenger list",
        quote="188 “boarded”",
        locator="p. 3",
        publisher="",
        archive_url="https://archive.example/1",
    )
    assert cited.standing == Standing(Workflow.IN_PROGRESS, None, 0, 1, 0)
    (piece,) = desk.record(FERRY).evidence
    assert (piece.url, piece.stance, piece.title) == ("https://example.org/list", Stance.REFUTES, "Passenger list")
    assert (piece.quote, piece.locator, piece.publisher) == ("188 “boarded”", "p. 3", None)
    assert (piece.archive_url, piece.reviewer) == ("https://archive.example/1", "ann")


def test_a_passage_of_another_article_is_evidence_with_its_own_words(desk: Desk) -> None:
    start = HARBOUR.text.index("240")
    desk.cite(FERRY, f"{HARBOUR.id[:8]}#{start}-{start + 10}", stance=Stance.REFUTES)
    (piece,) = desk.record(FERRY).evidence
    assert (piece.article_id, piece.quote, piece.url) == (HARBOUR.id, "240 people", None)
    assert piece.reference == f"{HARBOUR.id}#{start}-{start + 10}"


@pytest.mark.parametrize(
    ("reference", "sentence"),
    [
        ("example.org", "is no web address"),
        (f"{HARBOUR.id}#5-5", "There is nothing at 5-5"),
        ("ffffffff#1-2", "There is no article ffffffff"),
    ],
)
def test_evidence_that_cannot_be_found_again_is_refused_and_nothing_is_kept(
    desk: Desk, reference: str, sentence: str
) -> None:
    with pytest.raises(WorkbenchError, match=sentence):
        desk.cite(FERRY, reference)
    assert desk.history(FERRY) == []


def test_notes_go_to_claims_and_articles(desk: Desk) -> None:
    assert desk.note(FERRY[:12], "Ask the coast guard.") == FERRY
    assert desk.note(STORY.id[:12], "Seen in print, too.") == STORY.id
    assert [note.text for note in desk.record(FERRY).notes] == ["Ask the coast guard."]
    assert [entry.action for entry in desk.history(STORY.id)] == ["note"]
    with pytest.raises(WorkbenchError, match="A note needs some words"):
        desk.note(FERRY, "  ")


def test_a_claim_can_be_dismissed_with_a_reason(desk: Desk) -> None:
    assert desk.dismiss(NOISE, "No claim at all").standing.workflow is Workflow.DISMISSED
    assert desk.history(NOISE)[0].body == '{"reason":"No claim at all"}'
    assert desk.articles()[0].reviewed == 1


def test_undo_says_what_it_took_back_and_the_history_keeps_both(desk: Desk) -> None:
    desk.decide(FERRY, "true")
    taken = desk.undo()
    assert (taken.action, taken.value, taken.subject) == ("verdict", "true", FERRY)
    assert [entry.action for entry in desk.history(FERRY)] == ["verdict", "undo"]
    assert desk.claim(FERRY).standing == Standing()


def test_there_is_nothing_to_take_back_before_the_first_entry_and_after_the_last_undo(desk: Desk) -> None:
    for _ in range(2):
        with pytest.raises(WorkbenchError, match="There is nothing of ann's to take back"):
            desk.undo()
        desk.note(FERRY, "a note")
        desk.undo()


def test_undo_reaches_back_into_an_earlier_session(review_file: Path) -> None:
    with Desk.open(review_file, "ann") as desk:
        desk.decide(FERRY, "true")
    with Desk.open(review_file, "ann") as desk:
        assert desk.undo().value == "true"
        assert desk.check().chains == 2


def test_each_session_writes_a_chain_of_its_own(review_file: Path) -> None:
    for _ in range(2):
        with Desk.open(review_file, "ann") as desk:
            desk.decide(FERRY, "true")
            desk.note(FERRY, "a note")
    with Desk.open(review_file, "") as desk:
        assert [entry.seq for entry in desk.history(FERRY)] == [1, 2, 1, 2]
        assert desk.check().problems == []


def test_who_comes_back_is_where_they_left_off(review_file: Path, desk: Desk) -> None:
    assert desk.bookmark() is None
    desk.leave_bookmark(STORY.id, NOISE)
    with Desk.open(review_file, "bob") as bob:
        assert bob.bookmark() is None
    with Desk.open(review_file, "ann") as again:
        assert again.bookmark() == Bookmark(STORY.id, NOISE)
        assert again.check().entries == 0


def test_the_verification_log_has_every_claim_in_reading_order(desk: Desk) -> None:
    desk.decide(HURT, "true")
    found = list(desk.records())
    assert [record.reviewed.claim.id for record in found] == [FERRY, NOISE, HURT, ABOARD, NOISE_AGAIN]
    assert [record.article.id for record in found] == [STORY.id] * 3 + [HARBOUR.id] * 2
    assert found == [desk.record(record.reviewed.claim.id) for record in found]


def test_claims_are_listed_by_every_condition(desk: Desk) -> None:
    desk.decide(FERRY, "true")
    listed = desk.claims(
        article=STORY.id[:10],
        workflow=Workflow.FINAL,
        rating="true",
        claimant="GUARD",
        min_score=0.5,
        sort="score",
    )
    assert [reviewed.claim.id for reviewed in listed] == [FERRY]


def test_the_same_words_elsewhere_are_seen_from_both_sides(review_file: Path, desk: Desk) -> None:
    connection = schema.open_file(review_file)
    with sqlite.writing(connection):
        links.put(connection, [Link(NOISE, NOISE_AGAIN, Relation.SAME_QUOTE, 0.97, Grounds(plain="alike"))])
    connection.close()
    desk.decide(NOISE_AGAIN, "true")
    (sighting,) = desk.sightings(NOISE)
    assert (sighting.other.claim.id, sighting.other.standing.rating) == (NOISE_AGAIN, "true")
    assert desk.sightings(NOISE_AGAIN)[0].other.claim.id == NOISE
    assert desk.sightings(FERRY) == []


def test_search_and_passages_answer_with_places_in_the_text(desk: Desk) -> None:
    assert desk.search("scraping")[0].article_id == STORY.id
    assert [p.span.of(STORY.text)[:5] for p in desk.passages(STORY.id[:8])] == ["Ferry", "The f", "“We h", "Two p"]


# Names


def test_an_id_may_be_cut_short_and_typed_in_capitals(desk: Desk) -> None:
    assert desk.claim(FERRY[:10].upper()).claim.id == FERRY
    assert desk.article(STORY.id[:10].upper()).id == STORY.id


@pytest.mark.parametrize("ref", ["", "zz", "%", FERRY + "00", "\udcff", "🚢"])
def test_a_name_that_names_nothing_is_answered_with_where_names_are_listed(desk: Desk, ref: str) -> None:
    with pytest.raises(WorkbenchError, match=r"There is no claim .*`workbench claims .*review\.db` lists the claims"):
        desk.claim(ref)
    with pytest.raises(WorkbenchError, match=r"There is no article .*`workbench articles .*review\.db` lists"):
        desk.article(ref)
    with pytest.raises(WorkbenchError, match="There is no claim or article "):
        desk.note(ref, "a note")


@pytest.fixture
def crowded(review_file: Path) -> Desk:
    """A desk over so many articles and claims that no single digit names one of either."""
    for number in range(60):
        article = article_of(f"Article {number} says something.", source=f"c/{number}.txt")
        stored(review_file, (article, []))
    return Desk.open(review_file, "ann")


def test_a_name_that_several_things_have_is_refused(crowded: Desk) -> None:
    with crowded as desk:
        ids = [summary.id for summary in desk.articles()]
        twice = next(id_[0] for id_ in ids if sum(other[0] == id_[0] for other in ids) > 1)
        with pytest.raises(WorkbenchError, match=f"Several articles begin with {twice}; give more of the id"):
            desk.article(twice)


def test_a_note_does_not_choose_between_a_claim_and_an_article_of_the_same_beginning(crowded: Desk) -> None:
    with crowded as desk:
        connection = desk._connection
        shared = next(
            id_[:1]
            for id_ in (FERRY, NOISE, HURT, ABOARD, NOISE_AGAIN)
            if whole_id(connection, "claims", id_[:1]) and whole_id(connection, "articles", id_[:1])
        )
        with pytest.raises(WorkbenchError, match=f"Several claims and articles begin with {shared}"):
            desk.note(shared, "whose?")
        assert desk.check().entries == 0


def test_the_same_verdict_again_keeps_its_rationale_and_confidence_another_does_not(desk: Desk) -> None:
    desk.decide(FERRY, "false", rationale="Nobody had boarded.", confidence="high")
    desk.decide(FERRY, "false")
    verdict = desk.own_verdict(FERRY)
    assert verdict is not None
    assert (verdict.rationale, verdict.confidence) == ("Nobody had boarded.", "high")
    desk.decide(FERRY, "true")
    verdict = desk.own_verdict(FERRY)
    assert verdict is not None
    assert (verdict.rating, verdict.rationale, verdict.confidence) == ("true", "", None)


def test_a_rationale_can_be_emptied_on_purpose(desk: Desk) -> None:
    desk.decide(FERRY, "false", rationale="Nobody had boarded.")
    desk.decide(FERRY, "false", rationale="")
    verdict = desk.own_verdict(FERRY)
    assert verdict is not None
    assert verdict.rationale == ""


def test_why_a_claim_was_put_aside_is_in_its_record_and_its_verdict_no_longer_stands(desk: Desk) -> None:
    desk.decide(FERRY, "false")
    record = desk.record(desk.dismiss(FERRY, "an opinion").claim.id)
    assert record.dismissal is not None
    assert (record.dismissal.reason, record.dismissal.reviewer) == ("an opinion", "ann")
    assert record.verdict is None
    assert [verdict.rating for verdict in record.verdicts] == ["false"]


def test_a_note_on_an_article_is_in_the_record_of_each_of_its_claims(desk: Desk) -> None:
    desk.note(STORY.id, "A press release, word for word.")
    for claim in (FERRY, NOISE):
        assert [note.text for note in desk.record(claim).article_notes] == ["A press release, word for word."]
    assert desk.record(ABOARD).article_notes == ()


def test_a_claim_is_no_evidence_for_itself_but_the_rest_of_its_article_may_be(desk: Desk) -> None:
    claim, other = STORY_CLAIMS[0], STORY_CLAIMS[1]
    with pytest.raises(WorkbenchError, match="the claim itself"):
        desk.cite(FERRY, f"{STORY.id}#{claim.start + 1}-{claim.end}")
    assert desk.record(FERRY).evidence == ()
    assert desk.cite(FERRY, f"{STORY.id}#{other.start}-{other.end}").standing.evidence == 1
