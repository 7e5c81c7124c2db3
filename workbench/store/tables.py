"""The tables that are read of somebody else's review file, and written to an export of all of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

TABLES = {
    "articles": "id text title title_is_standin byline outlet published language source words imported extractor "
    "claims",
    "passages": "number article_id start end role kind language",
    "claims": "id article_id start end text kind score reasons claimant claimant_surface cue_start cue_end is_quote "
    "occurred_start occurred_end place origin",
    "quantities": "claim_id start end text low high approximate unit what state",
    "links": "first second relation score grounds",
    "log": "id chain seq author at clock subject action value body salt body_hash previous hash",
}
"""The tables that are read and the columns that every version gives them."""

LATER = {"claims": "number parts context_start context_end", "log": "number"}
"""Columns that newer versions gave them as well."""

FORMER = {"articles": "compared"}
"""Columns that older versions gave them."""

SINCE_3 = {"locators": "article_id place start label", "stated": "article_id place name value"}
"""Those that are read of a file of version 3 or later."""

SINCE_4 = {"checks": "number id claim claimant said rating value worst best checker url published title"}
"""Those that are read of a file of version 4 or later."""

CHECKED = {
    "articles": TABLES["articles"],
    "claims": TABLES["claims"],
    "state": "subject workflow rating verdicts evidence notes",
    "standing": "subject action clock entry author value",
    "log": TABLES["log"],
    "carried": "subject version how successor similarity",
    **SINCE_4,
}
"""The tables that say what was checked in a file; the last two are of version 3, and 4, or later."""


def has_places(connection: sqlite3.Connection) -> bool:
    """Whether the file, which may be a stranger's, is of a version that has the tables of `SINCE_3`."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] >= 3)


def has_checks(connection: sqlite3.Connection) -> bool:
    """Whether the file, which may be a stranger's, is of a version that has the tables of `SINCE_4`."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] >= 4)


def columns(table: str) -> list[str]:
    """The columns that this version gives *table*, one of those that are read."""
    return [*(TABLES | SINCE_3 | SINCE_4)[table].split(), *LATER.get(table, "").split()]
