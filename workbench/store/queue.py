"""All claims by their numbers: which meet a condition, and in what order they can be worked through.

Every answer is numbers of claims alone, which a million of are fetched in a second; what a row shows is read for the
rows that are seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from workbench.domain.sifting import Qualifier
from workbench.store import claims, refits
from workbench.store.blind import settled

if TYPE_CHECKING:
    import sqlite3

_SEEN = f"(:hidden_from IS NULL OR l.author = :hidden_from OR {settled('l.subject')})"

# What a claim whose state is s stands for; those that nobody worked on have none.
_STANDS = {
    "new": "new",
    "in-progress": "in progress",
    "second-review": "needs second review",
    "disputed": "disputed",
    "final": "final",
    "dismissed": "dismissed",
}
_AT_ONCE = 10_000
_OPEN = ("new", "in-progress")
_IS = {
    "quote": "c.is_quote",
    "by-hand": "c.origin = 'reviewer'",
    # Left for later by oneself, and open still.
    "later": """c.id IN (
        SELECT l.claim_id FROM later AS l LEFT JOIN state AS s ON s.subject = l.claim_id
        WHERE l.reviewer = :me AND coalesce({workflow}, 'new') IN ('new', 'in progress', 'needs second review')
    )""",
}
_OF_STATE = "SELECT c.number FROM state AS s CROSS JOIN claims AS c ON c.id = s.subject"
_LINKED = """
    SELECT c.number FROM links AS l CROSS JOIN claims AS c ON c.id = l.first WHERE {relation}
    UNION ALL
    SELECT c.number FROM links AS l CROSS JOIN claims AS c ON c.id = l.second WHERE {relation}
"""
_HAS = {
    "conflict": _LINKED.format(relation="l.relation = 'conflicts'"),
    "agreement": _LINKED.format(relation="l.relation = 'agrees'"),
    "link": _LINKED.format(relation="1"),
    "evidence": f"{_OF_STATE} WHERE s.evidence > 0",
    "note": f"{_OF_STATE} WHERE s.notes > 0",
    "figure": "SELECT c.number FROM quantities AS q CROSS JOIN claims AS c ON c.id = q.claim_id",
    "date": "SELECT c.number FROM claims AS c WHERE c.occurred_start IS NOT NULL",
    "place": "SELECT c.number FROM claims AS c WHERE c.place IS NOT NULL",
    "claimant": "SELECT c.number FROM claims AS c WHERE c.claimant IS NOT NULL",
    "parts": "SELECT c.number FROM claims AS c WHERE c.parts <> '[]'",
}


def in_articles(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """The number and the article of every claim that is listed, by the article's source and the place in it."""
    listed = claims.listed(connection)
    return _rows(
        connection,
        f"""
        SELECT c.number, c.article_id
        FROM articles AS a
        CROSS JOIN claims AS c ON c.article_id = a.id
        {f"WHERE {listed}" if listed else ""}
        ORDER BY {claims.SORTS["position"]}
        """,  # noqa: S608 - our own words
    )


def reach(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """The lowest and the highest number of a claim, and how many claims there are."""
    row = connection.execute("SELECT min(number), max(number), count(*) FROM claims").fetchone()
    return row[0] or 0, row[1] or 0, row[2]


def titles(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """The id, the title and the time of import of every article."""
    return _rows(
        connection,
        """
        SELECT a.id, coalesce(t.value, a.title), a.imported
        FROM articles AS a LEFT JOIN standing AS t ON t.subject = a.id AND t.action = 'set title'
        """,
    )


def claimants(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """The number and the claimant of every claim that has one."""
    return _rows(connection, "SELECT number, claimant FROM claims WHERE claimant IS NOT NULL")


def holding(connection: sqlite3.Connection, query: str) -> Iterator[int]:
    """The claims whose words SQLite's full-text *query* finds."""
    found = _rows(connection, "SELECT rowid FROM claim_index WHERE claim_index MATCH :query", {"query": query})
    return (number for (number,) in found)


def meeting(
    connection: sqlite3.Connection,
    wanted: Qualifier,
    *,
    me: str,
    hidden_from: str | None,
    among: Sequence[int] | None = None,
) -> tuple[bool, Iterator[int]]:
    """Whether the claims that meet the condition *wanted* are those that follow, or all but those that follow.

    Of the claims with the numbers *among* alone, where they are given; *me* is who asks. From the reviewer
    *hidden_from* others' verdicts are hidden on claims that they have not decided themselves.
    """
    meant, sql, given = _asked(connection, wanted, hidden_from)
    if among is not None:
        sql = f"SELECT number FROM ({sql}) WHERE number IN ({_listed(among)})"  # noqa: S608 - numbers
    found = _rows(connection, sql, {**given, "me": me, "hidden_from": hidden_from})
    return meant, (number for (number,) in found)


def _asked(
    connection: sqlite3.Connection, wanted: Qualifier, hidden_from: str | None
) -> tuple[bool, str, dict[str, Any]]:
    state = claims.standing_columns(hidden_from)
    listed = ", ".join(f"'{choice}'" for choice in wanted.choices)  # words of ours
    if wanted.name == "is":
        # Where nothing is hidden by its own name, which has an index.
        return (*_standing(wanted.choices, "s.workflow" if hidden_from is None else state["workflow"]), {})
    if wanted.name == "has":
        has = {**_HAS, "verdict": f"{_OF_STATE} WHERE {state['verdicts']} > 0"}
        return True, " UNION ALL ".join(has[choice] for choice in wanted.choices), {}
    if wanted.name == "verdict":
        rated = f"{_OF_STATE} WHERE {state['rating']}"
        return (
            (False, f"{rated} NOT IN ({listed})", {})
            if "none" in wanted.choices
            else (True, f"{rated} IN ({listed})", {})
        )
    if wanted.name == "kind":
        return True, f"SELECT c.number FROM claims AS c WHERE c.kind IN ({listed})", {}  # noqa: S608 - words of ours
    if wanted.name == "score":
        return True, _score(connection), {"least": wanted.least, "most": wanted.most}
    connection.create_function("folded", 1, lambda name: (name or "").casefold(), deterministic=True)
    return True, _REVIEWED, {"reviewer": wanted.value}


_REVIEWED = f"""
    SELECT c.number FROM standing AS l CROSS JOIN claims AS c ON c.id = l.subject
    WHERE l.action IN ('verdict', 'adjudicate') AND instr(folded(l.author), :reviewer) > 0 AND {_SEEN}
"""  # noqa: S608 - our own words


def _standing(choices: Sequence[str], workflow: str) -> tuple[bool, str]:
    """Whether claims stand so that the SQL finds, or those that it does not find: of new ones nothing need be kept."""
    decided = [choice for choice in _STANDS if choice not in _OPEN]
    named = {"open": _OPEN, "decided": decided}
    stands = sorted({one for choice in choices for one in named.get(choice, (choice,)) if one in _STANDS})
    conditions = [_IS[choice].format(workflow=workflow) for choice in choices if choice in _IS]
    others = [f"SELECT c.number FROM claims AS c WHERE {condition}" for condition in conditions]  # noqa: S608 - our own
    wanted = ", ".join(f"'{_STANDS[one]}'" for one in stands)
    if "new" not in stands:
        found = [f"{_OF_STATE} WHERE {workflow} IN ({wanted})"] if stands else []
        return True, " UNION ALL ".join([*others, *found])
    sql = f"{_OF_STATE} WHERE {workflow} NOT IN ({wanted})"
    return False, " EXCEPT ".join([sql, *others])


def _score(connection: sqlite3.Connection) -> str:
    weights = refits.weights(connection)
    sql = "SELECT c.number FROM claims AS c WHERE c.score BETWEEN :least AND :most"
    return claims.by_weight(connection, sql, weights)


# Orders


def by_score(connection: sqlite3.Connection) -> Iterator[int]:
    """Every claim, the most check-worthy first."""
    weights = refits.weights(connection)
    sql = claims.by_weight(connection, "SELECT c.number FROM claims AS c ORDER BY c.score DESC, c.id", weights)
    return (number for (number,) in _rows(connection, sql))


def conflicts(connection: sqlite3.Connection, among: Sequence[int] | None = None) -> Iterator[tuple[int, int]]:
    """The number of every claim that conflicts with others, or of those *among*, and with how many."""
    kept = "" if among is None else f"WHERE number IN ({_listed(among)})"
    return _rows(connection, f"SELECT number, count(*) FROM ({_HAS['conflict']}) {kept} GROUP BY number")  # noqa: S608


def workflows(connection: sqlite3.Connection, *, hidden_from: str | None) -> Iterator[tuple[int, str]]:
    """The number of every claim on which something was recorded, and where it stands."""
    state = claims.standing_columns(hidden_from)
    return _rows(
        connection,
        f"SELECT c.number, {state['workflow']} FROM state AS s CROSS JOIN claims AS c ON c.id = s.subject",  # noqa: S608
        {"hidden_from": hidden_from},
    )


def last_entries(connection: sqlite3.Connection, *, hidden_from: str | None) -> Iterator[tuple[int, int]]:
    """The number of every claim that the log speaks of, and the clock of what it last said.

    From the reviewer *hidden_from* nothing is told of what others did on claims that they have not decided themselves.
    """
    # Where nothing is hidden the index by subject answers, and no entry is read.
    return _rows(
        connection,
        f"""
        SELECT c.number, max(l.clock)
        FROM log AS l CROSS JOIN claims AS c ON c.id = l.subject
        {f"WHERE {_SEEN}" if hidden_from is not None else ""}
        GROUP BY l.subject
        """,  # noqa: S608 - our own words
        {"hidden_from": hidden_from},
    )


def touched(
    connection: sqlite3.Connection, numbers: Sequence[int], *, hidden_from: str | None
) -> Iterator[tuple[int, str]]:
    """The number of each of the claims with those *numbers* that the log speaks of, and when it last did (UTC).

    From the reviewer *hidden_from* it is hidden as `last_entries` hides it.
    """
    return _rows(
        connection,
        f"""
        SELECT c.number, max(l.at)
        FROM claims AS c CROSS JOIN log AS l ON l.subject = c.id
        WHERE c.number IN ({_listed(numbers)}) AND {_SEEN}
        GROUP BY c.number
        """,  # noqa: S608 - our own words
        {"hidden_from": hidden_from},
    )


# What changed, and what rows show


def numbers_of(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, int]:
    """The numbers of those of the claims with those ids that there are, and of what they were carried to."""
    marks = ", ".join("?" * len(ids))
    found = _rows(
        connection,
        f"""
        SELECT id, number FROM claims WHERE id IN ({marks})
        UNION ALL
        SELECT c.id, c.number FROM carried AS k JOIN claims AS c ON c.id = k.successor WHERE k.subject IN ({marks})
        """,  # noqa: S608 - question marks
        (*ids, *ids),
    )
    return dict(found)


def ids_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[str]:
    """The ids of the claims with those numbers, in their order."""
    ids: list[str] = []
    for at in range(0, len(numbers), _AT_ONCE):
        some = numbers[at : at + _AT_ONCE]
        known = dict(_rows(connection, f"SELECT number, id FROM claims WHERE number IN ({_listed(some)})"))  # noqa: S608
        ids += (known[number] for number in some if number in known)
    return ids


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(str(int(number)) for number in numbers)


def _rows(connection: sqlite3.Connection, sql: str, given: Any = ()) -> Iterator[Any]:
    """Plain rows: SQLite's own take twice as long."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(sql, given)
