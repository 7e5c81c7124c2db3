"""Proof of the log for a person: what of it is bad, where it forks, and who signed its checkpoints."""

from __future__ import annotations

import hashlib
import json
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec import Struct

from workbench.desk import signing
from workbench.desk.reading import Reading
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import LogEntry
from workbench.export import sealing
from workbench.export.sealing import META
from workbench.store import checkpoints
from workbench.store.chains import Fault, Fork


class Signature(Struct, frozen=True):
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


class Verified(Struct, frozen=True):
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
    return _had(desk, None, digest.strip().lower())


def _had(desk: Reading, entries: int | None, digest: str) -> bool:
    """The same, of a log with so many *entries*, where that is known."""
    with desk.at_one_moment():
        known = chain([desk.digest()], ((said.count, said.digest) for _, said in desk.checkpoints()))
        return any(digest == one and entries in (None, count) for count, one in known)


class Agreement(Struct, frozen=True):
    """How an export stands to the log of a review file.

    *log_holds* says whether the log still has every entry that it had then, *since* how many came after those.
    *file_holds* says whether the file's bytes are those that were sealed; None where that cannot be told: a seal in the
    file itself is of the log alone, not of the words around it.
    """

    at: str
    by: str
    entries: int
    digest: str
    log_holds: bool
    since: int
    file_holds: bool | None

    @property
    def holds(self) -> bool:
        """Whether neither the log nor the file was changed."""
        return self.log_holds and self.file_holds is not False


def against(desk: Reading, export: Path) -> Agreement:
    """How the *export*, or the seal beside it, stands to the log that *desk* is over.

    Raises WorkbenchError when there is no seal to go by.
    """
    said, file_holds = _sealed(export)
    entries, digest = said["entries"], said["digest"]
    with desk.at_one_moment():
        now, _ = desk.digest()
        # By the order in which entries came into this very file, else, of a merged copy, by what a checkpoint saw.
        whole = now >= entries and desk.digest_of_first(entries) == digest
        sealing_entry = bool(said.get("checkpoint")) and now > entries
    return Agreement(
        at=said.get("at", ""),
        by=said.get("by", ""),
        entries=entries,
        digest=digest,
        log_holds=whole or _had(desk, entries, digest),
        since=max(now - entries - sealing_entry, 0),
        file_holds=file_holds,
    )


def entries_at(desk: Reading, export: Path) -> int | None:
    """How many entries the log that *desk* is over had when the *export* was made; None where nothing tells."""
    try:
        said, _ = _sealed(export)
    except WorkbenchError:
        return None
    entries: int = said["entries"]
    return entries if desk.digest_of_first(entries) == said["digest"] else None


def _sealed(export: Path) -> tuple[dict[str, Any], bool | None]:
    if export.is_dir():
        raise WorkbenchError(f"{export} is a folder; name an export in it.")
    if export.exists() and not export.is_file():  # a pipe, of which nobody knows when it ends
        raise WorkbenchError(f"{export} can be read only once; save what comes from it in a file first.")
    beside = export if export.name.endswith(META) else export.with_name(export.name + META)
    try:
        with export.open("rb") as file:
            inside = None if beside.exists() else sealing.read(file)
        if inside:
            return inside, None
        if beside.exists():
            with beside.open("rb") as file:
                said = sealing.read(file)
            if said:
                return said, _is_as_sealed(beside.with_name(beside.name.removesuffix(META)), said)
    except OSError as error:
        raise WorkbenchError(f"{error.filename or export} cannot be read: {error.strerror}.") from None
    raise WorkbenchError(
        f"{export} does not say what log it was made from, and there is no {beside.name} beside it; export anew."
    )


def _is_as_sealed(file: Path, said: dict[str, Any]) -> bool | None:
    if "sha256" not in said or not file.exists():
        return None
    with file.open("rb") as opened:
        return bool(hashlib.file_digest(opened, "sha256").hexdigest() == said["sha256"])


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
