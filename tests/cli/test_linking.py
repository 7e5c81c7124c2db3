import json
from pathlib import Path

from tests.cli.program import Program
from tests.store.making import HARBOUR_CLAIMS, STORY_CLAIMS, article_of, bare, claim_of, quantity_of, stored
from workbench.desk import linking
from workbench.desk.desk import Desk

_, NOISE, _ = (claim.id for claim in STORY_CLAIMS)
_, NOISE_AGAIN = (claim.id for claim in HARBOUR_CLAIMS)

ABOARD = article_of(
    "The ferry Alda off Lund carried 240 people when it ran aground on Monday.",
    source="c/aboard.txt",
    title="Two hundred and forty aboard",
    published="2021-05-05",
)
MORE = claim_of(ABOARD, ABOARD.text, quantities=(quantity_of(ABOARD, "240", 240.0, what="people"),))


def test_links_lists_both_claims_with_why_they_are_linked(workbench: Program, review_file: Path) -> None:
    done = workbench("links", review_file)
    assert done.status == 0
    header, *rows = done.out.splitlines()
    assert header.split("\t") == ["relation", "score", "first", "second", "why", "first claim", "second claim"]
    (row,) = (row.split("\t") for row in rows if row.startswith("same quote"))
    assert {row[2], row[3]} == {NOISE[:8], NOISE_AGAIN[:8]}
    assert "scraping noise" in row[5]
    assert "scraping noise" in row[6]
    assert row[4]


def test_a_link_in_json_names_its_claims_relation_score_and_grounds(workbench: Program, review_file: Path) -> None:
    for claim, first in ((NOISE, NOISE), (NOISE_AGAIN[:8], NOISE_AGAIN)):
        (link,) = json.loads(workbench("links", review_file, "--claim", claim, "--json").out)
        assert link["relation"] == "same quote"
        assert link["claims"][0] == first
        assert set(link["claims"]) == {NOISE, NOISE_AGAIN}
        assert 0 < link["score"] <= 1
        assert link["grounds"]
        assert all("scraping noise" in text for text in link["texts"])
    assert json.loads(workbench("links", review_file, "--relation", "conflicts", "--json").out) == []


def test_links_of_an_article_begin_with_its_claims(workbench: Program, review_file: Path) -> None:
    for article in (STORY_CLAIMS[0].article_id, HARBOUR_CLAIMS[0].article_id):
        found = json.loads(workbench("links", review_file, "--article", article[:8], "--json").out)
        assert found
        assert all(link["article_ids"][0] == article for link in found)


def test_what_came_since_is_compared_before_links_are_listed(workbench: Program, review_file: Path) -> None:
    before = json.loads(workbench("links", review_file, "--json").out)
    stored(review_file, (ABOARD, [MORE]))
    after = json.loads(workbench("links", review_file, "--json").out)
    assert [link["claims"] for link in before] == [link["claims"] for link in after if MORE.id not in link["claims"]]
    assert any(MORE.id in link["claims"] for link in after)
    assert json.loads(workbench("links", review_file, "--again", "--json").out) == after


def test_links_of_what_was_put_aside_are_left_out_unless_they_are_asked_for(
    workbench: Program, review_file: Path
) -> None:
    all_of = workbench("links", review_file, "--json").out
    with Desk.open(review_file, "ann") as desk:
        desk.dismiss(NOISE)
        assert desk.sightings(NOISE_AGAIN) == []
        assert [one.other.claim.id for one in desk.sightings(NOISE)] == [NOISE_AGAIN]
    assert not any(NOISE in link["claims"] for link in json.loads(workbench("links", review_file, "--json").out))
    assert workbench("links", review_file, "--dismissed", "--json").out == all_of


def test_show_says_why_a_claim_is_linked_with_another(workbench: Program, review_file: Path) -> None:
    workbench("links", review_file)
    shown = workbench("show", review_file, NOISE).out.splitlines()
    at = next(number for number, line in enumerate(shown) if line.startswith("Same quote"))
    assert NOISE_AGAIN[:8] in shown[at]
    assert "scraping noise" in shown[at]
    assert shown[at + 1].startswith("  Because: ")


def test_a_claim_that_is_not_there_is_named(workbench: Program, review_file: Path) -> None:
    done = workbench("links", review_file, "--claim", "ffffffff")
    assert (done.status, done.out) == (1, "")
    assert "There is no claim ffffffff" in done.err


def test_a_claim_that_is_cut_out_is_compared_at_once(workbench: Program, review_file: Path) -> None:
    workbench("links", review_file)
    stored(review_file, (ABOARD, []))
    workbench("add", review_file, ABOARD.id, f"0-{len(ABOARD.text)}", "--reviewer", "ann")
    with Desk.open(review_file, "ann") as desk:
        assert desk.to_link() == 0


def test_the_process_beside_the_desk_finds_all_links_and_ends(review_file: Path) -> None:
    assert linking.start(review_file).wait() == 0
    with Desk.open(review_file, "ann") as desk:
        assert desk.to_link() == 0
        assert [one.other.claim.id for one in desk.sightings(NOISE)] == [NOISE_AGAIN]
    assert linking.start(review_file.with_name("missing.db")).wait() == 1


def test_the_check_finds_a_link_that_was_made_up_taken_out_or_changed(workbench: Program, review_file: Path) -> None:
    workbench("links", review_file)
    whole = review_file.read_bytes()
    for tamper in (
        "DELETE FROM links",
        "UPDATE links SET score = 0.123",
        "UPDATE links SET relation = 'conflicts'",
        "DELETE FROM claim_terms WHERE key IN (SELECT key FROM claim_terms LIMIT 5)",
        "DELETE FROM claim_keys",
    ):
        review_file.write_bytes(whole)
        assert workbench("check", review_file).status == 0
        with bare(review_file) as other:
            other.execute(tamper)
            other.commit()
        other.close()
        done = workbench("check", review_file)
        assert done.status == 1, tamper
        assert "inks" in done.err or "index of terms" in done.err
        assert workbench("check", review_file, "--rebuild").status == 0
        assert workbench("check", review_file).status == 0


def test_an_old_files_claims_are_compared_once_that_is_asked_for(workbench: Program) -> None:
    old = workbench.home / "old.db"
    old.write_bytes((Path(__file__).parents[1] / "store" / "history" / "version-1.db").read_bytes())
    before = old.read_bytes()
    said = workbench("links", old).err
    assert "8 claims of " in said
    assert "an older program wrote the file; `workbench links --again` brings it up to date" in said
    assert old.read_bytes() == before
    assert len(workbench("links", old, "--again", "--json").json) > 0
    done = workbench("links", old)
    assert (done.status, done.err) == (0, "")
