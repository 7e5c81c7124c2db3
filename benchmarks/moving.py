"""Going to the next claim of a sort in a file of 100,000 claims and 2,000 articles, the farthest way round.

The reference is what any jump to another article needs besides: reading that article and its claims. Both in processor
time, one after the other, in one run.

    .venv/bin/python -m benchmarks.moving
"""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.million import kept
from benchmarks.table import Row, show
from workbench.desk.desk import Desk
from workbench.domain.link import Grounds, Link, Relation
from workbench.domain.review import Bookmark
from workbench.domain.sought import Sought
from workbench.store import links, schema, sqlite
from workbench.tui.session import Session

CLAIMS = 100_000
ROUNDS = 9
SPEAKERS = 2_000
_SHARE = {"few": 200, "many": 20_000}  # disputed claims, conflicts


def filled(path: Path, number: int) -> None:
    """Gives the file claimants, *number* conflicts, and *number* disputed claims."""
    chance = random.Random(4)
    connection = schema.open_file(path)
    ids = [row["id"] for row in connection.execute("SELECT id FROM claims ORDER BY number")]
    with sqlite.writing(connection):
        for id_ in ids:
            speaker = "The police" if chance.random() < 0.05 else f"Speaker {chance.randrange(SPEAKERS)}"
            connection.execute("UPDATE claims SET claimant = ? WHERE id = ?", (speaker, id_))
        pairs = (sorted(chance.sample(ids, 2)) for _ in range(number))
        links.put(connection, [Link(a, b, Relation.CONFLICTS, 0.5, Grounds(plain="made up")) for a, b in pairs])
        # As if two reviewers differed: what the state says of a claim is what is sought.
        for id_ in chance.sample(ids, number):
            connection.execute(
                "INSERT INTO state (subject, workflow, verdicts, evidence, notes) VALUES (?, 'disputed', 2, 0, 0)"
                " ON CONFLICT (subject) DO UPDATE SET workflow = 'disputed'",
                (id_,),
            )
    connection.close()


def rows() -> list[Row]:
    """The benchmark's rows."""
    found: list[Row] = []
    for share, number in _SHARE.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "review.db")
            shutil.copyfile(kept(CLAIMS, CLAIMS), path)
            filled(path, number)
            with Desk.open(path, "ann") as desk:
                found += _of(desk, f"{share} of them")
    return found


def _of(desk: Desk, share: str) -> list[Row]:
    session = Session(desk)
    last, middle = session.articles[-1].id, session.articles[len(session.articles) // 2].id
    end = Bookmark(last, list(desk.claims(article=last))[-1].claim.id)

    def opens() -> object:
        return desk.article(middle), list(desk.claims(article=middle))

    def at_the_end() -> None:
        session.open_article(last)
        session.to_edge(-1)

    ways: dict[str, Callable[[], object]] = {
        "disputed": lambda: desk.following(Sought.DISPUTED, end),
        "in conflict": lambda: desk.following(Sought.IN_CONFLICT, end),
        "of the same claimant": lambda: desk.following(Sought.CLAIMANT, end),
        "that is open, and its article": lambda: session.to_open(1),
    }
    reference = _timed(opens, at_the_end)
    found = []
    for way, go in ways.items():
        ours = _timed(go, at_the_end)
        what = f"to the next claim {way}, {share}"
        found.append(Row(what, ours, "reading an article and its claims", reference, ours / reference, 3.0))
    return found


def _timed(what: Callable[[], object], before: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        before()
        began = time.process_time()
        what()
        times.append(time.process_time() - began)
    return median(times)


if __name__ == "__main__":
    show(rows())
