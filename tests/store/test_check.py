import contextlib
from pathlib import Path

import pytest

from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, STORY_CLAIMS, bare, off_guard, unguarded
from workbench.desk import linking
from workbench.desk.desk import Desk
from workbench.domain.link import Bearing, Grounds, Link, Piece, Relation
from workbench.domain.span import Span
from workbench.store import links, sqlite
from workbench.store.check import Findings, check


def found(path: Path) -> Findings:
    connection = sqlite.connect(path)
    findings = check(connection)
    connection.close()
    return findings


def altered(path: Path, statement: str, *given: str) -> list[str]:
    """The problems of the file once somebody changed it by hand."""
    with contextlib.closing(bare(path)) as other, off_guard(other):
        assert other.execute(statement, given).rowcount >= 1
    return found(path).problems


def test_a_sound_file_has_no_problems_and_everything_in_it_is_counted(review_file: Path) -> None:
    with Desk.open(review_file, "ann") as desk:
        desk.decide(STORY_CLAIMS[0].id, "true")
        desk.note(STORY.id, "Seen in print.")
    with Desk.open(review_file, "bob") as desk:
        desk.decide(STORY_CLAIMS[0].id, "false")
        desk.undo()
    assert found(review_file) == Findings(
        articles=2, passages=7, claims=5, quantities=2, entries=6, chains=2, problems=[]
    )


@pytest.mark.parametrize(
    "change",
    [
        "text = replace(text, 'Two', 'Ten')",
        'start = start + 1, "end" = "end" + 1',
        "start = start - 1, text = char(10) || text",
        "id = 'ff'",
        '"end" = 100000',
        "text = ''",
        "text = CAST(x'ff' AS TEXT)",
    ],
)
def test_a_claim_that_no_longer_says_what_its_article_says_is_found(review_file: Path, change: str) -> None:
    (problem,) = altered(review_file, f"UPDATE claims SET {change} WHERE id = ?", STORY_CLAIMS[2].id)
    assert problem.startswith("Claim ")
    assert problem.endswith(f"of article {STORY.id}.")


@pytest.mark.parametrize(
    "change", ["replace(text, 'Lund', 'Lunb')", "text || '!'", "substr(text, 2)", "CAST(x'ff' AS TEXT)"]
)
def test_an_article_whose_text_was_altered_is_found(review_file: Path, change: str) -> None:
    problems = altered(review_file, f"UPDATE articles SET text = {change} WHERE id = ?", STORY.id)
    assert f"Article {STORY.id}: its text is not the one it was imported with." in problems


def test_the_claims_that_an_altered_article_no_longer_makes_are_found_too(review_file: Path) -> None:
    problems = altered(review_file, "UPDATE articles SET text = replace(text, 'hurt', 'hit!') WHERE id = ?", STORY.id)
    assert [p for p in problems if p.startswith(f"Claim {STORY_CLAIMS[2].id}: its words are not")]
    assert len(problems) == 2


@pytest.mark.parametrize("change", ["start = start + 1", '"end" = "end" - 1', "text = 'Some 241 people'"])
def test_a_quantity_that_moved_or_changed_is_found(review_file: Path, change: str) -> None:
    statement = f"UPDATE quantities SET {change} WHERE claim_id = ?"
    (problem,) = altered(review_file, statement, HARBOUR_CLAIMS[0].id)
    assert problem.startswith(f"Claim {HARBOUR_CLAIMS[0].id}: its quantity is not what stands at ")


@pytest.mark.parametrize("change", ['"end" = 100000', "start = -1", 'start = "end"'])
def test_a_passage_outside_its_article_is_found(review_file: Path, change: str) -> None:
    where = "number = (SELECT max(number) FROM passages WHERE article_id = ?)"
    (problem,) = altered(review_file, f"UPDATE passages SET {change} WHERE {where}", HARBOUR.id)
    assert problem.startswith(f"Article {HARBOUR.id}: the passage at ")


def test_a_page_outside_its_article_is_found(review_file: Path) -> None:
    with contextlib.closing(bare(review_file)) as connection:
        connection.execute("INSERT INTO locators VALUES (?, 0, 99999, 'page 7')", (STORY.id,))
    with Desk.open(review_file, "ann") as desk:
        assert desk.check().problems == [f"Article {STORY.id}: page 7 begins outside its text."]


def test_claims_and_passages_of_an_article_that_is_gone_are_found(review_file: Path) -> None:
    problems = altered(review_file, "DELETE FROM articles WHERE id = ?", STORY.id)
    assert "A row of claims belongs to a row of articles that is missing." in problems


def test_a_lost_or_softened_guard_is_named(review_file: Path) -> None:
    other = bare(review_file)
    other.execute("DROP TRIGGER log_is_not_replaced")
    other.execute("DROP TRIGGER log_is_not_changed")
    other.execute("CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log BEGIN SELECT 1; END")
    other.close()
    assert found(review_file).problems == [
        "The trigger log_is_not_replaced is missing.",
        "The trigger log_is_not_changed is not as the program makes it.",
    ]


@pytest.mark.parametrize(
    ("done", "told"),
    [
        ("DROP TABLE bookmarks", "The table bookmarks is missing."),
        ("UPDATE actions SET keeps = 'every' WHERE action = 'verdict'", "The table actions does not say what"),
        (
            "CREATE TRIGGER evil AFTER INSERT ON log BEGIN DELETE FROM claims; END",
            "The trigger evil is not one of the program's.",
        ),
    ],
)
def test_what_another_program_did_to_the_tables_is_named(review_file: Path, done: str, told: str) -> None:
    connection = sqlite.connect(review_file)
    connection.execute(done)
    assert any(problem.startswith(told) for problem in check(connection).problems)
    connection.close()


@pytest.mark.parametrize("author", ["'eve'", "CAST(x'ff' AS TEXT)"])
def test_a_changed_entry_is_named_with_its_chain(review_file: Path, author: str) -> None:
    with Desk.open(review_file, "ann") as desk:
        desk.decide(STORY_CLAIMS[0].id, "true")
        (entry,) = desk.history(STORY_CLAIMS[0].id)
    other = unguarded(review_file)
    other.execute(f"UPDATE log SET author = {author}")
    other.close()
    problems = found(review_file).problems
    assert any(p.startswith(f"Log entry {entry.id} of chain {entry.chain}: it ") for p in problems)


def test_damage_that_sqlite_sees_is_told(review_file: Path) -> None:
    """A page of the file, one of those that hold the articles' index, is overwritten."""
    with sqlite.connect(review_file) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'articles_by_source'"
        page = connection.execute(query).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    with review_file.open("r+b") as file:
        file.seek((page - 1) * size + 8)
        file.write(b"\x00" * (size - 8))
    assert any(problem.startswith("SQLite finds the file damaged: ") for problem in found(review_file).problems)


def test_looking_changes_nothing(review_file: Path) -> None:
    before = review_file.read_bytes()
    found(review_file)
    assert review_file.read_bytes() == before


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("relation = 'marries'", "malformed"),
        ("score = 1e999", "malformed"),
        ('grounds = \'{"sentence": "x", "pieces": []}\'', "malformed"),
        ("grounds = '[[['", "malformed"),
        ("grounds = replace(grounds, 'first_span\": [', 'first_span\": [-')", "malformed"),
        ("grounds = replace(grounds, 'second_span\": [4, 9]', 'second_span\": [4, 9999]')", "outside their articles"),
    ],
)
def test_a_link_that_is_none_is_told_with_what_mends_it(review_file: Path, change: str, what: str) -> None:
    piece = Piece("words", Bearing.SAME, "ferry", "ferry", Span(4, 9), Span(4, 9))
    link = Link(STORY_CLAIMS[0].id, HARBOUR_CLAIMS[0].id, Relation.AGREES, 0.5, Grounds((piece,)))
    with contextlib.closing(sqlite.connect(review_file)) as connection, sqlite.writing(connection):
        links.put(connection, [link])
    assert found(review_file).problems == []
    (problem,) = altered(review_file, f"UPDATE links SET {change}")
    assert what in problem
    assert problem.endswith("(1); `workbench links --again` finds all links anew.")
    assert list(linking.update(review_file, again=True))
    assert found(review_file).problems == []


def test_an_index_of_terms_that_cannot_be_read_is_told_with_what_mends_it(review_file: Path) -> None:
    list(linking.update(review_file))
    (problem,) = altered(review_file, "UPDATE claim_keys SET keys = x'00'")
    assert problem.startswith("The index of terms holds no keys of ")
    with Desk.open(review_file, "ann", read_only=True) as desk:
        assert desk.check().problems == [problem]
    list(linking.update(review_file, again=True))
    assert found(review_file).problems == []
