"""Articles and their passages, in and out of the review file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from workbench.domain.article import Article, Boilerplate, Locator, Passage, Role
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import ArticleSummary
from workbench.store.log import now

if TYPE_CHECKING:
    import sqlite3

# A reviewer's correction stands before what was read; the log keeps both.
_KNOWN = """
    SELECT
        a.id, a.words, a.extractor IS NOT NULL AS extracted, a.claims, coalesce(r.reviewed, 0) AS reviewed,
        a.title_is_standin AND t.value IS NULL AS title_is_standin,
        coalesce(t.value, a.title) AS title,
        coalesce(b.value, a.byline) AS byline,
        coalesce(o.value, a.outlet) AS outlet,
        coalesce(p.value, a.published) AS published,
        coalesce(l.value, a.language) AS language,
        coalesce(s.value, a.source) AS source
    FROM articles AS a
    LEFT JOIN progress AS r ON r.article_id = a.id
    LEFT JOIN standing AS t ON t.subject = a.id AND t.action = 'set title'
    LEFT JOIN standing AS b ON b.subject = a.id AND b.action = 'set byline'
    LEFT JOIN standing AS o ON o.subject = a.id AND o.action = 'set outlet'
    LEFT JOIN standing AS p ON p.subject = a.id AND p.action = 'set published'
    LEFT JOIN standing AS l ON l.subject = a.id AND l.action = 'set language'
    LEFT JOIN standing AS s ON s.subject = a.id AND s.action = 'set source'
"""


def add(connection: sqlite3.Connection, article: Article) -> bool:
    """Whether *article* was new; one that is known already is left as it is. Call inside `writing` only."""
    if connection.execute("SELECT 1 FROM articles WHERE id = ?", (article.id,)).fetchone():
        return False
    connection.execute(
        """
        INSERT INTO articles (id, text, title, title_is_standin, byline, outlet, published, language, source, words,
                              imported)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            article.id,
            article.text,
            article.title,
            article.title_is_standin,
            article.byline,
            article.outlet,
            article.published,
            article.language,
            article.source,
            article.words,
            now(),
        ),
    )
    for passage in article.passages:
        number = connection.execute(
            'INSERT INTO passages (article_id, start, "end", role, kind, language) VALUES (?, ?, ?, ?, ?, ?)',
            (article.id, passage.start, passage.end, passage.role, passage.kind, passage.language),
        ).lastrowid
        connection.execute(
            "INSERT INTO passage_index (rowid, text) VALUES (?, ?)", (number, passage.span.of(article.text))
        )
    put_places(
        connection,
        article.id,
        [(place, locator.start, locator.label) for place, locator in enumerate(article.locators)],
        [(place, name, value) for place, (name, value) in enumerate(article.more)],
    )
    return True


def ids(connection: sqlite3.Connection) -> Iterator[str]:
    """The ids of all articles of the file."""
    for row in connection.execute("SELECT id FROM articles ORDER BY id"):
        yield row[0]


def put_places(
    connection: sqlite3.Connection, id_: str, locators: Iterable[tuple[Any, ...]], more: Iterable[tuple[Any, ...]]
) -> None:
    """Keeps the pages or chapters of an article, and what else its source says of itself. Call inside `writing`."""
    connection.executemany(
        "INSERT INTO locators (article_id, place, start, label) VALUES (?, ?, ?, ?)", [(id_, *row) for row in locators]
    )
    connection.executemany(
        "INSERT INTO stated (article_id, place, name, value) VALUES (?, ?, ?, ?)", [(id_, *row) for row in more]
    )


def summaries(connection: sqlite3.Connection) -> list[ArticleSummary]:
    """Every article, in the order of its source's name."""
    return [_summary(row) for row in connection.execute(f"{_KNOWN} ORDER BY a.source, a.id")]


def summary(connection: sqlite3.Connection, id_: str) -> ArticleSummary:
    """The article with that id, which must exist, as a list shows it."""
    return _summary(connection.execute(f"{_KNOWN} WHERE a.id = ?", (id_,)).fetchone())


def _summary(row: sqlite3.Row) -> ArticleSummary:
    return ArticleSummary(
        **_metadata(row),
        words=row["words"],
        extracted=bool(row["extracted"]),
        claims=row["claims"],
        reviewed=row["reviewed"],
    )


def newest(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """The numbers of the newest article and the newest claim, and how many articles wait for their claims to be found:
    others once articles were imported or claims found."""
    row = connection.execute(
        """
        SELECT
            (SELECT coalesce(max(rowid), 0) FROM articles),
            (SELECT coalesce(max(number), 0) FROM claims),
            (SELECT count(*) FROM articles WHERE extractor IS NULL)
        """
    ).fetchone()
    return row[0], row[1], row[2]


def article(connection: sqlite3.Connection, id_: str) -> Article:
    """The article with that id, as corrected by reviewers. Raises WorkbenchError when there is none."""
    row = connection.execute(f"{_KNOWN} WHERE a.id = ?", (id_,)).fetchone()
    if row is None:
        raise WorkbenchError(f"There is no article {id_}; `workbench articles` lists them.")
    text = connection.execute("SELECT text FROM articles WHERE id = ?", (id_,)).fetchone()[0]
    locators = connection.execute("SELECT start, label FROM locators WHERE article_id = ? ORDER BY place", (id_,))
    more = connection.execute("SELECT name, value FROM stated WHERE article_id = ? ORDER BY place", (id_,))
    return Article(
        **_metadata(row),
        text=text,
        passages=tuple(passages(connection, id_)),
        locators=tuple(Locator(*place) for place in locators),
        more=tuple((stated["name"], stated["value"]) for stated in more),
    )


def _metadata(row: sqlite3.Row) -> dict[str, Any]:
    """What an article and its summary have in common, by the names that both give it."""
    names = ("id", "title", "byline", "outlet", "published", "language", "source")
    return {**{name: row[name] for name in names}, "title_is_standin": bool(row["title_is_standin"])}


def passages(connection: sqlite3.Connection, id_: str) -> Iterator[Passage]:
    """The passages of one article, in reading order."""
    for row in connection.execute(
        'SELECT start, "end", role, kind, language FROM passages WHERE article_id = ? ORDER BY start', (id_,)
    ):
        yield Passage(
            row["start"],
            row["end"],
            Role(row["role"]),
            Boilerplate(row["kind"]) if row["kind"] else None,
            row["language"],
        )


def to_extract(connection: sqlite3.Connection) -> list[str]:
    """Ids of the articles whose claims were not looked for yet."""
    return [
        row["id"] for row in connection.execute("SELECT id FROM articles WHERE extractor IS NULL ORDER BY source, id")
    ]


def words_to_extract(connection: sqlite3.Connection) -> int:
    """How many words the articles have whose claims were not looked for yet."""
    words: int = connection.execute("SELECT coalesce(sum(words), 0) FROM articles WHERE extractor IS NULL").fetchone()[
        0
    ]
    return words


def of_older_rules(connection: sqlite3.Connection, rules: int) -> list[str]:
    """Ids of the articles whose claims were found by rules of a version before *rules*."""
    rows = connection.execute(
        """
        SELECT id FROM articles
        WHERE extractor LIKE 'rules %' AND CAST(substr(extractor, length('rules ') + 1) AS INTEGER) < ?
        ORDER BY source, id
        """,
        (rules,),
    )
    return [row["id"] for row in rows]


def extracted(connection: sqlite3.Connection) -> list[str]:
    """Ids of the articles whose claims were found, by whatever rules."""
    rows = connection.execute("SELECT id FROM articles WHERE extractor IS NOT NULL ORDER BY source, id")
    return [row["id"] for row in rows]


def extract_again(connection: sqlite3.Connection, id_: str) -> None:
    """Marks an article so that its claims are looked for anew. Call inside `writing` only."""
    connection.execute("UPDATE articles SET extractor = NULL WHERE id = ?", (id_,))


def count_claims(connection: sqlite3.Connection, id_: str) -> None:
    """Takes in that claims of an article came or went. Call inside `writing` only."""
    # Only where the number is another: the row holds the text, and all of it would be written again.
    connection.execute(
        """
        UPDATE articles SET claims = now.claims
        FROM (SELECT count(*) AS claims FROM claims WHERE article_id = :id) AS now
        WHERE id = :id AND articles.claims <> now.claims
        """,
        {"id": id_},
    )


def count_reviewed(connection: sqlite3.Connection, id_: str) -> None:
    """Counts the claims of an article that are no longer open: what was decided may have come before its claim.

    Call inside `writing` only.
    """
    connection.execute("DELETE FROM progress WHERE article_id = ?", (id_,))
    connection.execute(
        """
        INSERT INTO progress (article_id, reviewed)
            SELECT c.article_id, count(*)
            FROM claims AS c JOIN state AS s ON s.subject = c.id
            WHERE c.article_id = ? AND s.workflow NOT IN ('new', 'in progress')
            GROUP BY c.article_id
        """,
        (id_,),
    )
