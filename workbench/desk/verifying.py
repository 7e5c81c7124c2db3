"""Proof of the log for a person: what of it is bad, where it forks, and who signed its checkpoints."""

from __future__ import annotations

import json
from dataclasses import dataclass

from workbench.desk import signing
from workbench.desk.reading import Reading
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import LogEntry
from workbench.store import checkpoints
from workbench.store.chains import Fault, Fork


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands under a checkpoint: by which key, whether it *holds*, and whose the key is, if that is known.

    *holds* is None where it could not be looked at, *why* says what is in the way.
    """

    checkpoint: str
    author: str
    at: str
    fingerprint: str
    holds: bool | None
    name: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """What the proof of a log found; *digest* is that of the whole log as it is."""

    entries: int
    chains: int
    digest: str
    checkpoints: int
    faults: tuple[Fault, ...]
    forks: tuple[Fork, ...]
    signatures: tuple[Signature, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing was changed, taken out or wrongly signed. A fork is nobody's fault."""
        return not self.faults and all(signature.holds is not False for signature in self.signatures)


def verify(desk: Reading, allowed: str | None = None) -> Verified:
    """The proof of the log that *desk* is over; *allowed* is the path of a file that says whose a key is.

    Raises WorkbenchError when there is no such file.
    """
    signing.require_signers(allowed)
    with desk.at_one_moment():
        entries, digest = desk.digest()
        found = list(desk.checkpoints())
        return Verified(
            entries=entries,
            chains=desk.chain_count(),
            digest=digest,
            checkpoints=len(found),
            faults=tuple(desk.faults()),
            forks=tuple(desk.forks()),
            signatures=tuple(_signature(entry, said, allowed) for entry, said in found if said.key or said.signature),
        )


def was(desk: Reading, digest: str) -> bool:
    """Whether *digest* is that of the log that *desk* is over as it is, or as a checkpoint in it says it was."""
    wanted = digest.strip().lower()
    with desk.at_one_moment():
        return wanted == desk.digest()[1] or any(wanted == said.digest for _, said in desk.checkpoints())


def _signature(entry: LogEntry, said: checkpoints.Checkpoint, allowed: str | None) -> Signature:
    key = said.key or ""
    try:
        statement = checkpoints.signed(json.loads(entry.body))
    except WorkbenchError:  # no canonical JSON can be made of it, so nobody signed it
        return Signature(entry.id, entry.author, entry.at, signing.fingerprint(key), False)
    try:
        proof = signing.verify(statement, key, said.signature or "", allowed, entry.at)
    except WorkbenchError as error:
        return Signature(entry.id, entry.author, entry.at, signing.fingerprint(key), None, why=str(error))
    return Signature(entry.id, entry.author, entry.at, proof.fingerprint, proof.holds, proof.name)
