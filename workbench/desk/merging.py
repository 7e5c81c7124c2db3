"""Merging other review files into one, and what the merge leaves to be done."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, to_builtins

from workbench.desk.reading import Reading
from workbench.desk.versions import anchoring
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import ReviewedClaim, Verdict
from workbench.store import header, lines, merge, proving, schema, sqlite
from workbench.store.checkpoints import Signer

Came = proving.Came


class Conflict(Struct, frozen=True):
    """A claim that the merge made disputed, and the reviewers' verdicts on it."""

    reviewed: ReviewedClaim
    verdicts: tuple[Verdict, ...]


class Report(Struct, frozen=True):
    """What came in from each file, and what is to be looked at."""

    database: Path
    merged: merge.Merged
    conflicts: tuple[Conflict, ...]

    def as_dict(self) -> dict[str, Any]:
        """All of it by the names that columns and fields have elsewhere."""
        merged = self.merged
        return {
            "files": [
                {
                    "path": str(came.path),
                    "articles": {"new": came.articles, "known": came.articles_known, "changed": came.articles_changed},
                    "claims": {"new": came.claims, "known": came.claims_known, "gone": came.claims_gone},
                    "checks": {"new": came.checks, "known": came.checks_known},
                    "entries": {"new": came.entries, "known": came.entries_known},
                    "quarantined": [{"entry": id_, "reason": reason} for id_, reason in came.refused],
                }
                for came in merged.files
            ],
            "conflicts": [
                {
                    "claim": conflict.reviewed.claim.id,
                    "article_id": conflict.reviewed.claim.article_id,
                    "article_title": conflict.reviewed.article_title,
                    "text": conflict.reviewed.claim.text,
                    "verdicts": [{"reviewer": one.reviewer, "rating": one.rating} for one in conflict.verdicts],
                }
                for conflict in self.conflicts
            ],
            "moved": [
                {"claim": one.claim, "before": list(one.before), "after": list(one.after)} for one in merged.moved
            ],
            "displaced": [
                {"entry": e.id, "action": e.action, "value": e.value, "author": e.author, "subject": e.subject}
                for e in merged.displaced
            ],
            "redactions": [
                {"entry": entry.value, "by": entry.author, "at": entry.at, "redaction": entry.id}
                for entry in merged.redactions
            ],
            "forks": [to_builtins(fork) for fork in merged.forks],
            "checkpoint": merged.checkpoint.id if merged.checkpoint else None,
        }


def merge_files(
    database: Path, others: Sequence[Path], reviewer: str, *, quarantine: bool = False, signer: Signer | None = None
) -> Report:
    """What came of merging *others* into the review file *database*, or an export in JSON lines into a new one.

    Raises WorkbenchError, with nothing changed, when one of them cannot be merged.
    """
    is_new = header.header(database) is None
    if is_new and not any(map(lines.is_export, others)):
        raise WorkbenchError(
            f"There is no review file {database} to merge into; `workbench backup {others[0]} {database}` makes one."
        )
    try:
        return _merged(database, others, reviewer, quarantine, signer, create=is_new)
    except BaseException:
        if is_new:  # nothing was there, so nothing is left
            for ending in ("", "-wal", "-shm"):
                database.with_name(database.name + ending).unlink(missing_ok=True)
        raise


def _merged(
    database: Path, others: Sequence[Path], reviewer: str, quarantine: bool, signer: Signer | None, *, create: bool
) -> Report:
    with contextlib.closing(schema.open_file(database, create=create)) as connection, sqlite.told(database):
        merged = merge.merge(connection, others, reviewer, quarantine=quarantine, sign=signer, anchoring=anchoring)
        desk = Reading(connection, database, reviewer)  # which hides what a blind review hides
        conflicts = tuple(Conflict(found.reviewed, found.verdicts) for found in map(desk.record, merged.disputed))
    return Report(database, merged, conflicts)
