"""Decisions that somebody wrote into an export come back in: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from workbench.desk import decisions
from workbench.desk.desk import Desk
from workbench.desk.verifying import entries_at
from workbench.domain.errors import WorkbenchError
from workbench.domain.record import Record
from workbench.domain.review import Action, Workflow
from workbench.domain.row import row_of
from workbench.export import cells, edited
from workbench.export.formats import Rows
from workbench.store.log import Body

Row: TypeAlias = Mapping[str, str]

COLUMNS = ("verdict", "rationale", "confidence", "workflow", "dismissal_reason", "wording", "notes")
"""What can be edited; notes can be added to."""

_SEEN = {"all_verdicts": "what was decided on it", "adjudication": "how it was settled"}
"""What whoever edited a row went by, and must still be so."""

_SETTINGS = {"workflow", "dismissal_reason", "wording"}
"""What an old cell would set back unseen; an old verdict shows in `all_verdicts`, an old note in the notes after it."""


class Change(Struct, frozen=True):
    """An entry that is to be recorded on a claim, and how it is told to a person."""

    claim_id: str
    action: Action
    value: str | None
    body: Body
    told: str


class Refused(Struct, frozen=True):
    """A row that does not fit the review file: the line it ends on, its claim, and why."""

    line: int
    claim_id: str
    why: str


class Plan(Struct, frozen=True):
    """What an edited export would record, row by row, and which rows do not fit; *last* is the log it was made for.

    *dated* says whether it is known what was recorded since the export was made.
    """

    changes: tuple[Change, ...]
    refused: tuple[Refused, ...]
    rows: int
    last: int
    dated: bool = True


def plan(desk: Desk, path: Path) -> Plan:
    """What the edited export at *path* would record on *desk*'s file. Raises WorkbenchError where it is none."""
    changes: list[Change] = []
    refused: list[Refused] = []
    known: set[str] = set()
    count = 0
    with desk.at_one_moment():
        last, since = _changed_since(desk, path)
        behind = since or frozenset()
        perhaps = frozenset(desk.changed_since(0)[1]) if since is None else frozenset()
        for line, row in edited.rows(path):
            count += 1
            id_ = row["claim_id"].strip().lower()
            try:
                if id_ in known:
                    raise WorkbenchError("its claim stands in a row before it")
                known.add(id_)
                changes += _changes(desk, id_, row, behind, perhaps)
            except WorkbenchError as error:
                refused.append(Refused(line, id_, str(error)))
    return Plan(tuple(changes), tuple(refused), count, last, since is not None)


def apply(desk: Desk, planned: Plan) -> None:
    """Records all that was *planned*, as the reviewer at *desk*.

    Raises WorkbenchError, with nothing recorded, where a row did not fit, or another reviewer was on one of the claims
    meanwhile.
    """
    if planned.refused:
        raise WorkbenchError("Nothing was recorded: some rows do not fit.")
    desk.record_all([(c.claim_id, c.action, c.value, c.body) for c in planned.changes], planned.last)


def _changed_since(desk: Desk, path: Path) -> tuple[int, frozenset[str] | None]:
    """The number of the last entry, and the claims that something was recorded on since the file at *path* was made.

    These are None where it does not say what log it was made from, or that is another file's.
    """
    made_at = entries_at(desk, path)
    last, since = desk.changed_since(made_at or 0)
    return last, frozenset(since) if made_at is not None else None


def _changes(desk: Desk, id_: str, row: Row, since: frozenset[str], perhaps: frozenset[str]) -> Iterator[Change]:
    """What a row changes; on the claims in *since*, and *perhaps* on others, something was recorded meanwhile."""
    if len(id_) != 32:
        raise WorkbenchError("it names no claim")
    record = desk.record(id_)
    now = dict(zip(cells.columns(Rows.CLAIMS), next(cells.of_claims([row_of(record)])), strict=False))
    if not _same(row["claim"], now["claim"]):
        raise WorkbenchError("the text of its claim is another one")
    wanted = {name: row[name] for name in COLUMNS if name in row and not _same(row[name], now[name])}
    if "verdict" in wanted and _is_rating(desk, row["verdict"], now["verdict"]):
        del wanted["verdict"]
    if not wanted:
        return
    for name, said in _SEEN.items():
        if name in row and not _same(row[name], now[name]):
            raise WorkbenchError(f"{said} has changed since it was exported; export anew")
    if id_ in since:
        raise WorkbenchError("something was recorded on its claim since it was exported; export anew")
    if id_ in perhaps and (old := sorted(wanted.keys() & _SETTINGS)):
        raise WorkbenchError(f"its {old[0].replace('_', ' ')} may have changed since it was exported; export anew")
    yield from _decided(desk, record, wanted, now)
    yield from _moved(record, wanted, now)
    yield from _worded(record, wanted, now)


def _decided(desk: Desk, record: Record, wanted: Row, now: Row) -> Iterator[Change]:
    if not wanted.keys() & {"verdict", "rationale", "confidence"}:
        return
    rating, rationale, confidence = (wanted.get(name, now[name]) for name in ("verdict", "rationale", "confidence"))
    if not rating.strip():
        said = "emptied; whoever gave it takes it back with undo" if now["verdict"] else "not given; its words need one"
        raise WorkbenchError(f"its verdict is {said}")
    chosen = decisions.rating(desk.scale, rating)
    body = decisions.verdict(desk.scale, chosen, rationale, confidence)
    told = f"verdict {chosen.label}" + (f": {rationale}" if rationale else "")
    yield Change(record.reviewed.claim.id, Action.VERDICT, chosen.id, body, told)


def _moved(record: Record, wanted: Row, now: Row) -> Iterator[Change]:
    id_, workflow = record.reviewed.claim.id, wanted.get("workflow", now["workflow"]).strip()
    reason = wanted.get("dismissal_reason", now["dismissal_reason"])
    if workflow == Workflow.DISMISSED:
        if wanted.keys() & {"workflow", "dismissal_reason"}:
            told = f"dismissed: {reason}" if reason else "dismissed"
            yield Change(id_, Action.DISMISS, None, {"reason": reason or None}, told)
    elif "dismissal_reason" in wanted and reason:
        raise WorkbenchError("it gives a reason for a dismissal, and is not dismissed")
    elif "workflow" in wanted and not (workflow == Workflow.FINAL and "verdict" in wanted):
        try:
            goal = decisions.goal(Workflow(workflow))
        except ValueError:
            raise WorkbenchError(f"there is no workflow {workflow}; there are {', '.join(Workflow)}") from None
        yield Change(id_, Action.MOVE, goal, {}, f"moved to {goal}")


def _worded(record: Record, wanted: Row, now: Row) -> Iterator[Change]:
    id_ = record.reviewed.claim.id
    if "wording" in wanted:
        yield Change(
            id_, Action.REWORD, None, decisions.wording(wanted["wording"]), f"worded anew: {wanted['wording']}"
        )
    if "notes" in wanted:
        before, after = _plain(now["notes"]), _plain(wanted["notes"])
        if before and not after.startswith(before + "\n\n"):
            raise WorkbenchError("its notes were changed; they can only be added to, after an empty line")
        text = after.removeprefix(before).removeprefix("\n\n") if before else after
        yield Change(id_, Action.NOTE, None, decisions.note(text), f"note: {text}")


def _is_rating(desk: Desk, cell: str, now: str) -> bool:
    """Whether a cell names the rating that stands now: a spreadsheet makes TRUE of true, and people write labels."""
    rating = desk.scale.rating(now)
    return rating is not None and decisions.rating_id(cell) == rating.id


def _same(cell: str, now: str) -> bool:
    """Whether a cell is as it would be written now, but for line ends, which spreadsheets change."""
    return cell == now or _plain(cell) == _plain(now)


def _plain(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n")
