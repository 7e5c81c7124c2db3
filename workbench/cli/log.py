"""Commands about the log: list it, prove it, blank an entry of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from workbench.cli import output
from workbench.cli.options import (
    database,
    json_option,
    reader_option,
    reading,
    recording,
    reveal_option,
    reviewer_option,
    say_hidden,
)
from workbench.desk import config
from workbench.desk.desk import Desk
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import LogEntry
from workbench.domain.shown import safe_text
from workbench.domain.telling import text_of, told


@click.command()
@database
@click.option("--subject", metavar="CLAIM|ARTICLE", help="Only what is about it (“file”: about the file itself).")
@click.option("--claim", metavar="CLAIM", help="Only a claim's history, in earlier versions of its article too.")
@click.option(
    "--last", type=click.IntRange(1), metavar="NUMBER", help="Only those that arrived last, the last one first."
)
@click.option("--verify", is_flag=True, help="Prove the log instead: every hash, every chain, every checkpoint.")
@click.option(
    "--digest", metavar="DIGEST", help="With --verify: prove too that the log was so once, as an export told it."
)
@click.option(
    "--against",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="With --verify: prove too that the log has all that an export was made from, and that an export with its seal "
    "beside it is unchanged.",
)
@reveal_option
@reader_option
@json_option
def log(
    database: Path,
    subject: str | None,
    claim: str | None,
    last: int | None,
    verify: bool,
    digest: str | None,
    against: Path | None,
    reveal: bool,
    reviewer: str | None,
    json_: bool,
) -> None:
    """List every entry, oldest first: when, by whom, what, and the id that `redact` takes.

    --verify computes every hash anew and leaves with status 1 where an entry was changed, moved or taken out, the
    signature of a checkpoint does not hold, or the log was never what DIGEST, or the export FILE, was made from. The
    setting allowed_signers (a file in OpenSSH's format) says whose key is whose.
    """
    if verify:
        if (subject, claim, last) != (None, None, None):
            raise click.UsageError("--verify proves the whole log; leave --subject, --claim and --last out.")
        _verify(database, digest, against, json_)
        return
    if digest is not None or against is not None:
        raise click.UsageError("--digest and --against are looked for by --verify; say that too.")
    with reading(database, reviewer, reveal=reveal) as desk:
        say_hidden(desk)
        blind, entries = desk.hides(), _asked(desk, subject, claim, last)
        if json_:
            output.as_json(_columns(entry) for entry in entries)
            return
        rows = ([text_of(e.at), text_of(e.author), text_of(e.id), told(e, desk.entry, blind=blind)] for e in entries)
        if not sys.stdout.isatty():
            output.table(["at", "author", "entry", "what"], rows)
            return
        # An id whole leaves no room beside it for what the entry says; and a table would wait for the last row.
        for at, author, id_, what in rows:
            output.line(f"{at}  {id_}  {author}")
            output.line(f"    {what}")


def _asked(desk: Desk, subject: str | None, claim: str | None, last: int | None) -> Iterable[LogEntry]:
    if sum(asked is not None for asked in (subject, claim, last)) > 1:
        raise click.UsageError("Say one of --subject, --claim and --last.")
    if claim is not None:
        return desk.history(desk.claim(claim).claim.id)
    return [entry for _, entry in desk.recent(last)] if last is not None else desk.log(subject=subject)


def _columns(entry: LogEntry) -> dict[str, Any]:
    """The columns of an entry as they are; what no JSON could hold, as near as it can."""
    return {
        name: value if value is None or type(value) in (int, float) else text_of(value)
        for name, value in to_builtins(entry).items()
    }


def _verify(database: Path, digest: str | None, export: Path | None, json_: bool) -> None:
    from workbench.desk.verifying import Verified, against, verify, was

    with reading(database) as desk:
        found: Verified = verify(desk, config.allowed_signers())
        known = digest is None or was(desk, digest)
        agreement = against(desk, export) if export else None
    if json_:
        compared = {"against": {"agrees": agreement.holds, **to_builtins(agreement)}} if agreement else {}
        output.one_as_json({"sound": found.is_sound, **to_builtins(found), **compared})
    else:
        for fault in found.faults:
            output.say(f"Entry {text_of(fault.entry)} of chain {text_of(fault.chain)}: {fault.wrong}.")
        for fork in found.forks:
            output.say(
                f"Chain {text_of(fork.chain)} goes on in {len(fork.entries)} ways at entry {text_of(fork.seq)}: "
                f"{', '.join(map(text_of, fork.entries))}. All of them are kept."
            )
        for signature in found.signatures:
            if not signature.holds:
                said = "does not hold" if signature.why == "" else f"was not looked at: {signature.why}"
                output.say(
                    f"Checkpoint {text_of(signature.checkpoint)} of {text_of(signature.author)}: its signature by "
                    f"{signature.fingerprint} {said.removesuffix('.')}."
                )
    if not found.is_sound:
        raise WorkbenchError(
            f"The log of {database} was tampered with or damaged; compare it with a backup, or another reviewer's copy."
        )
    if not known:
        raise WorkbenchError(
            f"The log of {database} verifies, but neither it nor any checkpoint in it has the digest {digest}: it is "
            "another log, or what that digest was told of was cut off."
        )
    if agreement and not agreement.log_holds:
        raise WorkbenchError(
            f"The log of {database} verifies, but it is not the one that {export} was made from on {agreement.at[:10]} "
            f"by {agreement.by}: of the {_entries(agreement.entries)} that it had then, some are missing or others."
        )
    if agreement and agreement.file_holds is False:
        raise WorkbenchError(
            f"The log of {database} is the one that {export} was made from, but the file was changed after that; "
            "export it anew."
        )
    if not json_:
        output.line(
            f"The log of {database} verifies: {_entries(found.entries)} in "
            f"{output.counted(found.chains, 'chain')}, {output.counted(found.checkpoints, 'checkpoint')}"
            f"{_signers(found.signatures, found.checkpoints)}; digest {found.digest}."
        )
    if agreement and not json_:
        since = f"{_entries(agreement.since)} came since" if agreement.since else "none came since"
        output.line(
            f"{export}, made on {agreement.at[:10]} by {agreement.by}, agrees: the log has all that it had "
            f"then ({_entries(agreement.entries)}); {since}."
        )
        if agreement.file_holds is None:
            output.line(f"Whether {export} itself was changed since cannot be told: its seal is of the log alone.")


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def _signers(signatures: Any, checkpoints: int) -> str:
    signed = Counter(
        f"{text_of(s.author)} with {f'the key of {text_of(s.name)}' if s.name else 'an unknown key'} ({s.fingerprint})"
        for s in signatures
        if s.holds
    )
    parts = [f"{number} signed by {who}" for who, number in sorted(signed.items())]
    if signed and (unsigned := checkpoints - signed.total()):
        parts.append(f"{unsigned} not signed")
    return f" ({'; '.join(parts)})" if parts else " (not signed)" if checkpoints else ""


@click.command()
@database
@click.argument("entry")
@click.option("--reason", required=True, metavar="TEXT", help="Why; it stays in the log for everybody to read.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@reviewer_option
def redact(database: Path, entry: str, reason: str, yes: bool, reviewer: str | None) -> None:
    """Blank the words of an entry for good, here and in every file that this one is merged into.

    That there was an entry, when, by whom, on what and which rating or stance it gave stays, and the log still
    verifies. The words stay in backups, exports and copies that were made before: delete those yourself.
    """
    with recording(database, reviewer) as desk:
        if not yes:
            if not sys.stdin.isatty():
                raise WorkbenchError(
                    "Nothing was redacted: what is blanked is gone for good, and there is no terminal here to ask at; "
                    "say --yes if that is meant."
                )
            known = desk.entry(entry)
            output.say(f"{text_of(known.at)} {text_of(known.author)}: {told(known)}")
            if not click.confirm(str(safe_text("Blank the words of this entry for good?")), err=True):
                raise click.Abort
        blanked = desk.redact(entry, reason)
    output.say(
        f"Redacted: entry {blanked.id} of {blanked.author}, {blanked.at}. That it was there, when, by whom, on what "
        f"and its “{blanked.value or blanked.action}” stays. Its words are gone from {database}, but not from backups, "
        f"exports and copies made before, nor from {database.name}-wal until every program has closed the file."
    )
