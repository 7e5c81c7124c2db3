import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.store.making import HARBOUR, HARBOUR_CLAIMS, STORY, STORY_CLAIMS, article_of, bare, off_guard, stored
from workbench.desk.desk import Desk
from workbench.domain.article import Locator
from workbench.domain.review import Bookmark
from workbench.store import schema, sqlite
from workbench.store.check import check

CLAIM = STORY_CLAIMS[0].id
KINDS = {"TEXT": "text", "INTEGER": "integer", "REAL": "real", "BLOB": "blob"}
TABLES = sorted(name for name in schema.tables() if not name.endswith("_index"))


@pytest.fixture(scope="module")
def full(template: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a file with rows in every table."""
    review_file = tmp_path_factory.mktemp("full") / "review.db"
    review_file.write_bytes(template)
    newer = replace(
        article_of(f"{HARBOUR.text}\n\nThis article was corrected.", source="b/harbour-2.txt", title="Corrected"),
        locators=(Locator(0, "page 1"),),
        more=(("editor", "The desk"),),
    )
    stored(review_file, (newer, []))
    published = review_file.with_name("published.json")
    published.write_text(
        '{"@type": "ClaimReview", "claimReviewed": "It sank.", "reviewRating": {"ratingValue": 1, "bestRating": 5, '
        '"worstRating": 1, "alternateName": "False"}, "name": "Did it?", "url": "https://example.org/", '
        '"author": "Checkers", "datePublished": "2021-06-01", "itemReviewed": {"author": "Bo", '
        '"datePublished": "2021-05-05"}}'
    )
    with Desk.open(review_file, "ann") as ann:
        ann.note(HARBOUR_CLAIMS[0].id, "Ask the port.")
        ann.replace(HARBOUR.id, newer.id)
        ann.decide(CLAIM, "true", rationale="Seen.")
        ann.note(CLAIM, "A name that must go.")
        note = ann.history(CLAIM)[-1]
        ann.redact(note.id, "A private name.")
        ann.add_claim(STORY.id, 0, 10)
        ann.be_here(Bookmark(STORY.id, CLAIM))
        ann.leave_bookmark(STORY.id, CLAIM)
        ann.keep_filter("mine", "is:open")
        ann.set_mark("a", Bookmark(STORY.id, CLAIM))
        ann.leave_for_later(HARBOUR_CLAIMS[1].id)
        ann.checkpoint("export")
        list(ann.import_checks([str(published)]))
    first, second = sorted((CLAIM, HARBOUR_CLAIMS[0].id))
    with contextlib.closing(bare(review_file)) as other:
        other.execute("INSERT INTO links VALUES (?, ?, 'agrees', 0.5, '\"the same words\"')", (first, second))
        other.execute("INSERT INTO quarantine (entry, reason, source, at) VALUES ('{}', 'It is bad.', 'b.db', '2026')")
        other.execute("INSERT INTO near VALUES (?, ?, 0.9, '{}')", sorted((HARBOUR.id, newer.id)))
        other.execute("INSERT INTO sketched VALUES (?)", (newer.id,))
        other.execute("INSERT INTO sketches VALUES (7, ?)", (newer.id,))
        other.execute("INSERT OR IGNORE INTO claim_terms VALUES (7, 1)")
        other.execute("INSERT OR IGNORE INTO links_found VALUES (1)")
        other.execute("INSERT OR IGNORE INTO claim_keys VALUES (1, x'0700000000000000')")
        other.execute("INSERT OR IGNORE INTO marks VALUES ('ann', 'a', ?, NULL, '2026')", (STORY.id,))
        other.execute("INSERT OR IGNORE INTO later VALUES ('ann', ?, '2026')", (CLAIM,))
        other.execute("INSERT OR IGNORE INTO claims_to_link (claim) VALUES (1)")
        other.execute("INSERT INTO readings VALUES ('ab', '[]')")
        other.execute("INSERT OR IGNORE INTO presence VALUES ('ab', 'bob', NULL, NULL, '2026')")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return review_file.read_bytes()


def columns_of(connection: sqlite3.Connection, table: str) -> list[tuple[str, str, bool]]:
    """Name and declared type of every column, and whether nothing may stand in it."""
    rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
    return [(row["name"], row["type"], not (row["notnull"] or row["pk"])) for row in rows if row["type"] in KINDS]


@contextlib.contextmanager
def opened_bare(path: Path) -> Iterator[sqlite3.Connection]:
    """The file for whoever does not care what it is to hold."""
    with contextlib.closing(bare(path)) as other:
        for pragma in ("ignore_check_constraints=ON", "foreign_keys=OFF", "synchronous=OFF"):
            other.execute(f"PRAGMA {pragma}")
        yield other


def put(connection: sqlite3.Connection, table: str, name: str, value: object) -> None:
    """Puts *value* into a column of one row, or leaves it where the schema does not let it."""
    one = f'(SELECT "{name}" FROM {table} WHERE "{name}" IS NOT NULL LIMIT 1)'
    with off_guard(connection), contextlib.suppress(sqlite3.IntegrityError):
        connection.execute(f'UPDATE OR IGNORE {table} SET "{name}" = ? WHERE "{name}" IS {one}', (value,))


@pytest.mark.parametrize("table", TABLES)
def test_whatever_a_column_holds_the_check_ends_and_names_a_row_that_holds_another_type(
    review_file: Path, full: bytes, table: str
) -> None:
    review_file.write_bytes(full)
    with opened_bare(review_file) as other:
        columns = columns_of(other, table)
        assert other.execute(f"SELECT count(*) FROM {table}").fetchone()[0], "a row to try it on"
        assert check(other).problems == []
    for name, kind, may_be_null in columns:
        for value in ("word", b"\xff", 1.5, None):
            review_file.write_bytes(full)
            with opened_bare(review_file) as other:
                put(other, table, name, value)
                held = {row[0] for row in other.execute(f'SELECT typeof("{name}") FROM {table}')}
                problems = check(other).problems
            named = any(f" of {table} holds " in p and f" as its {name}, where " in p for p in problems)
            assert named == bool(held - {KINDS[kind]} - ({"null"} if may_be_null else set())), (name, value, problems)


def test_the_row_is_named_by_its_id_and_with_what_it_holds(review_file: Path) -> None:
    with opened_bare(review_file) as other, off_guard(other):
        other.execute("UPDATE claims SET start = 'forty' WHERE id = ?", (CLAIM,))
    with contextlib.closing(sqlite.connect(review_file)) as connection:
        problems = check(connection).problems
    assert f"The row '{CLAIM}' of claims holds text as its start, where a whole number belongs." in problems


def test_what_is_wrong_elsewhere_is_found_beside_it(review_file: Path) -> None:
    with opened_bare(review_file) as other, off_guard(other):
        other.execute("UPDATE articles SET text = x'00' WHERE id = ?", (STORY.id,))
        other.execute('UPDATE passages SET "end" = 100000 WHERE article_id = ?', (HARBOUR.id,))
    with contextlib.closing(sqlite.connect(review_file)) as connection:
        problems = check(connection).problems
    assert f"The row '{STORY.id}' of articles holds bytes as its text, where text belongs." in problems
    assert [p for p in problems if p.startswith(f"Article {HARBOUR.id}: the passage at ")]
