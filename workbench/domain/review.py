"""What reviewers do to claims, and where a claim stands after it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from workbench.domain.claim import Claim


class Workflow(StrEnum):
    """Where a claim stands."""

    NEW = "new"
    IN_PROGRESS = "in progress"
    SECOND_REVIEW = "needs second review"
    DISPUTED = "disputed"
    FINAL = "final"
    DISMISSED = "dismissed"

    @property
    def is_open(self) -> bool:
        """Whether the claim still waits for a first decision."""
        return self in (Workflow.NEW, Workflow.IN_PROGRESS)


class Stance(StrEnum):
    """How a piece of evidence bears on a claim."""

    SUPPORTS = "supports"
    PARTLY_SUPPORTS = "partly supports"
    REFUTES = "refutes"
    CONTEXT = "context"


FILE = "file"
"""The subject of entries that are about the review file itself."""


class Action(StrEnum):
    """What an entry of the log records."""

    VERDICT = "verdict"
    EVIDENCE = "evidence"
    NOTE = "note"
    DISMISS = "dismiss"
    SET_TITLE = "set title"
    SET_BYLINE = "set byline"
    SET_OUTLET = "set outlet"
    SET_PUBLISHED = "set published"
    SET_LANGUAGE = "set language"
    SET_SOURCE = "set source"
    ADJUDICATE = "adjudicate"
    MOVE = "move"
    ADD_CLAIM = "add claim"
    REWORD = "reword"
    RE_CUT = "re-cut"
    REPLACE = "replace"
    BLIND = "blind"
    REFIT = "refit"
    WITHDRAW = "withdraw"
    REDACT = "redact"
    CHECKPOINT = "checkpoint"
    UNDO = "undo"
    REDO = "redo"


class Verdict(Struct, frozen=True):
    """One reviewer's rating of a claim, with the scale's words as they read that day.

    *carried_from* is the claim from which the reviewer carried it to this one, *carried_entry* the entry that keeps it
    there, whose rationale and confidence are this one's; None where it was given here.
    """

    entry: str
    claim_id: str
    rating: str
    label: str
    number: int | None
    scale: str
    scale_version: int
    rationale: str
    confidence: str | None
    reviewer: str
    at: str
    carried_from: str | None = None
    carried_entry: str | None = None


class SourceFile(Struct, frozen=True):
    """A file that was looked at: its *name* without folders, its *hash* as ``SHA-256:<hex>``, its *size* in bytes and
    its *media_type*, where its name tells one. *kept* says whether a copy was put beside the review file."""

    name: str
    hash: str
    size: int
    media_type: str | None = None
    kept: bool = False


class Evidence(Struct, frozen=True):
    """A source that bears on a claim: a URL, a stretch of an article of the collection, or a file.

    *article_id*, *start* and *end* are set for a passage of an article, *file* for a file, *url* otherwise.
    """

    entry: str
    claim_id: str
    stance: Stance
    url: str | None
    title: str | None
    publisher: str | None
    published: str | None
    accessed: str
    archive_url: str | None
    quote: str | None
    locator: str | None
    article_id: str | None
    start: int | None
    end: int | None
    reviewer: str
    at: str
    file: SourceFile | None = None

    @property
    def reference(self) -> str:
        """Where the source is found: its URL, ``ARTICLE#START-END``, or a file's name and hash; empty once it was
        redacted."""
        if self.url is not None:
            return self.url
        if self.file is not None:
            return f"{self.file.name} ({self.file.hash})"
        return f"{self.article_id}#{self.start}-{self.end}" if self.article_id is not None else ""


class Note(Struct, frozen=True):
    """Free text on a claim or an article (*subject* is the id of either)."""

    entry: str
    subject: str
    text: str
    reviewer: str
    at: str


class Dismissal(Struct, frozen=True):
    """Why a claim was put aside (*reason* may be empty), by whom and when."""

    entry: str
    reason: str
    reviewer: str
    at: str


class LogEntry(Struct, frozen=True):
    """One entry of the append-only log.

    *id* is a UUIDv7 as 32 hexadecimal digits, *chain* the random id of the writing session, *seq* counts from 1 in
    its chain, *clock* is a Lamport clock, *at* is UTC to the millisecond. *value* is the short machine-readable part
    that the current state is built from (a rating's id, a stance, a field's new value, the entry taken back); *body*
    is canonical JSON (RFC 8785) with the rest. *body_hash* is SHA-256 over *salt* and *body*, *hash* over everything
    but the body and the salt, with *previous* the hash before it in the chain.
    """

    id: str
    chain: str
    seq: int
    author: str
    at: str
    clock: int
    subject: str
    action: str
    value: str | None
    body: str
    salt: str
    body_hash: str
    previous: str
    hash: str


class Standing(Struct, frozen=True):
    """Where a claim stands now.

    *rating* is what every reviewer who decided gave it; None while they differ, nobody has, or the claim is dismissed.
    """

    workflow: Workflow = Workflow.NEW
    rating: str | None = None
    verdicts: int = 0
    evidence: int = 0
    notes: int = 0


class ReviewedClaim(Struct, frozen=True):
    """A claim, the article it stands in, and where it stands."""

    claim: Claim
    standing: Standing
    article_title: str
    source: str


class Likeness(Struct, frozen=True):
    """An article that another is nearly the same as, and how nearly, 0 to 1.

    *share* is how much of the one stands in the other, *share_of_other* the other way round; *differs* are starts and
    ends of the passages of the one that do not stand in the other word for word.
    """

    id: str
    similarity: float
    share: float
    share_of_other: float
    differs: tuple[tuple[int, int], ...] = ()


class ArticleSummary(Struct, frozen=True):
    """An article as a list shows it: what is known about it, how long it is, how far its review has come.

    *extracted* says whether its claims were looked for; *reviewed* counts the claims that are no longer open.
    *replaced_by* is the id of its newest version, *replaces* are those of its earlier ones. Of an article that was
    replaced only the claims count that its newest version does not carry on.
    """

    id: str
    title: str
    title_is_standin: bool
    byline: str | None
    outlet: str | None
    published: str | None
    language: str | None
    source: str
    words: int
    extracted: bool
    claims: int
    reviewed: int
    near: tuple[Likeness, ...] = ()
    replaced_by: str | None = None
    replaces: tuple[str, ...] = ()


class Bookmark(Struct, frozen=True):
    """Where a reviewer left off."""

    article_id: str
    claim_id: str | None


class Presence(Struct, frozen=True):
    """A desk that is open on the file: whose, where in it, and when it last said so (UTC).

    *article_id* and *claim_id* are None while nothing is open there.
    """

    session: str
    reviewer: str
    article_id: str | None
    claim_id: str | None
    at: str
