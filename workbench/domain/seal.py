"""What an export says of the log that it was made from, so that whoever holds it can tell whether that log still is."""

from __future__ import annotations

from msgspec import Struct

from workbench.domain.scale import Scale


class Seal(Struct, frozen=True):
    """The log at the moment of an export, and how, when and by whom it was exported.

    *digest* is SHA-256 over the heads of all chains (`store.checkpoints`), *entries* how many entries it covers. Where
    nothing came after the last checkpoint, both are as that says, and *checkpoint* is its id. *program* is the version
    of this program, *rows* says what the rows are, *at* is UTC to the millisecond.
    """

    entries: int
    digest: str
    checkpoint: str | None
    program: str
    scale: Scale
    rows: str
    at: str
    by: str
