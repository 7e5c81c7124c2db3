"""The Desk: everything that can be done with a review file, for the command line and the screen alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from workbench.desk.checking import Checking
from workbench.desk.cutting import Cutting
from workbench.desk.linked import Linked
from workbench.desk.places import Places
from workbench.desk.queueing import Queueing
from workbench.desk.stories import Stories
from workbench.desk.suggesting import Suggesting
from workbench.desk.taking_back import TakingBack
from workbench.desk.telling import Telling
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import FILE, Action, Bookmark, Evidence, LogEntry, ReviewedClaim, Stance
from workbench.store import log, reviews, sqlite

if TYPE_CHECKING:
    from workbench.domain.version import Replacement
    from workbench.domain.weighing import Moves


class Desk(Stories, Cutting, TakingBack, Places, Suggesting, Checking, Queueing, Linked, Telling):
    """An open review file and the reviewer who works on it.

    Every method that records something returns when it is on the disk; what it returns is what stands then.
    """

    # Recording

    def cite(
        self,
        ref: str,
        reference: str,
        *,
        stance: Stance = Stance.CONTEXT,
        keep_copy: bool = False,
        **details: str | None,
    ) -> ReviewedClaim:
        """The claim as it stands with one more piece of evidence.

        *reference* is a URL, ``ARTICLE#START-END`` for a passage of the collection, whose words become the quote where
        none is given, or the path of a file, of which *keep_copy* puts a copy beside the review file. *details* are
        title, publisher, published, accessed, archive_url, quote and locator.
        """

        from workbench.desk import captures, decisions

        self._whole(ref, "claims")  # before a copy is made for nothing
        if (path := captures.named(reference)) is None:
            body = decisions.evidence(reference, details, self.article)
        else:
            body = decisions.file_evidence(details, captures.captured(path, self.path if keep_copy else None))
        decisions.require_other(body, self.claim(ref).claim)
        return self._record_on(ref, Action.EVIDENCE, stance, body)

    def withdraw(self, ref: str, number: int, reason: str = "") -> Evidence:
        """The piece of evidence that is withdrawn: of the claim's, counted from 1 as they are listed, one's own."""
        id_ = self._whole(ref, "claims")
        with sqlite.told(self.path):
            pieces = reviews.evidence(self._connection, id_)
        if not 1 <= number <= len(pieces):
            raise WorkbenchError(f"Claim {id_[:8]} has no evidence {number}; it has {len(pieces)}.")
        piece = pieces[number - 1]
        if piece.reviewer != self.reviewer:
            raise WorkbenchError(
                f"Evidence {number} of claim {id_[:8]} is {piece.reviewer}'s; only {piece.reviewer} can withdraw it. "
                "Say in a note what is wrong with it."
            )
        # On the claim where it was given, which may be that of an earlier version.
        self._append(piece.claim_id, Action.WITHDRAW, piece.entry, {"reason": reason or None})
        return piece

    def note(self, ref: str, text: str) -> str:
        """The id of the claim or article that now carries the note *text*."""

        from workbench.desk import decisions

        body = decisions.note(text)
        subject = self._whole(ref, "claims", "articles")
        self._append(subject, Action.NOTE, None, body)
        return subject

    def replace(self, old: str, new: str, reason: str = "") -> Replacement:
        """What became of the claims of the article *old*, now that the article *new* is its newer version.

        The old one stays, with all that was recorded on it; an undo brings it back.
        """

        from workbench.desk import versions

        old, new = self._whole(old, "articles"), self._whole(new, "articles")
        with sqlite.writing(self._connection):
            versions.require_replaceable(self._connection, old, new)
            self._write(old, Action.REPLACE, new, {"reason": reason or None})
            return versions.replacement(self._connection, old, new, self._hidden_from())

    def correct(self, ref: str, field: str, value: str) -> str:
        """The id of the article whose *field* (title, byline, outlet, published, language or source) is now *value*."""
        return self.correct_all(ref, {field: value})

    def correct_all(self, ref: str, fields: Mapping[str, str]) -> str:
        """The id of the article of which each of *fields* now has the value given: all of them, or none; one undo takes
        back all."""
        from workbench.desk import decisions

        id_ = self._whole(ref, "articles")
        values = {field: decisions.metadata(field, value) for field, value in fields.items()}
        self._record_together([(id_, decisions.FIELDS[field], value, {}) for field, value in values.items()])
        return id_

    def set_blind(self, blind: bool) -> None:
        """Hides, or no longer hides, others' verdicts from reviewers who have not given their own."""
        self._append(FILE, Action.BLIND, "on" if blind else "off", {})

    def keep_refit(self, moves: Moves, body: log.Body) -> None:
        """Records that the weights moved so, with what is to be known of it. Claims that nobody worked on are weighed
        by it from now on; the others keep the weights by which they were taken up."""

        from workbench.store import refits

        self._append(FILE, Action.REFIT, refits.value(moves), body)

    def redact(self, ref: str, reason: str) -> LogEntry:
        """The entry that *ref* names, whose words are blanked for good, here and wherever this file is merged into.

        That it was there, when, by whom and on what stays, and so does its place in the chain.
        """

        from workbench.desk import decisions

        body = decisions.redaction(reason)
        with sqlite.writing(self._connection):
            entry = log.entry(self._connection, self._whole(ref, "log"))
            decisions.require_redactable(entry)
            assert entry is not None
            self._write(entry.subject, Action.REDACT, entry.id, body)
        sqlite.checkpoint(self._connection, self.path)
        return entry

    def record_all(self, changes: Iterable[tuple[str, Action, str | None, log.Body]], last: int) -> None:
        """Records all of *changes*, each of a claim's id, an action, its value and its body, or none of them; one undo
        takes back all.

        Raises WorkbenchError when something came onto one of the claims after the entry with the number *last*.
        """
        with sqlite.writing(self._connection):
            _, since = log.subjects_since(self._connection, last)
            wanted, behind = list(changes), set(since)
            if met := next((claim for claim, *_ in wanted if claim in behind), None):
                raise WorkbenchError(f"Somebody recorded something on claim {met[:8]} meanwhile; try again.")
            self._write_together(wanted)

    # Not in the log

    def leave_bookmark(self, article_id: str, claim_id: str | None) -> None:
        """Keeps where the reviewer is, for the next session."""
        with sqlite.writing(self._connection):
            reviews.leave_bookmark(self._connection, self.reviewer, Bookmark(article_id, claim_id))

    def be_here(self, place: Bookmark | None) -> None:
        """Tells the other desks on the file where the reviewer is. To be said again within half a minute."""

        from workbench.store import presence

        with sqlite.writing(self._connection, durably=False):
            presence.say(self._connection, self.session, self.reviewer, place)

    def be_gone(self) -> None:
        """Tells the other desks that this one is closed."""

        from workbench.store import presence

        with sqlite.writing(self._connection, durably=False):
            presence.leave(self._connection, self.session)

    # Keeping the file in order

    def rebuild(self) -> list[str]:
        """A sentence for everything that was kept otherwise than the log says, and is put right now.

        Current state, claims by hand and search indexes; links are found anew the next time. Raises WorkbenchError,
        with nothing changed, when the log itself does not verify, or a row holds another type than belongs there.
        """

        from workbench.desk import linking, versions
        from workbench.store import columns, current, handmade, indexes

        with sqlite.told(self.path), sqlite.bytes_as_they_are(self._connection):
            mistyped = next(columns.mistyped(self._connection, of_log_and_articles=True), None)
        if mistyped is not None:
            raise WorkbenchError(f"Nothing in {self.path} was rebuilt: {mistyped} Go back to a backup.")
        if any(self.faults()):
            raise WorkbenchError(
                f"Nothing in {self.path} was rebuilt: its log does not verify, and the log is what the rest is made "
                f"from. `workbench log {self.path} --verify` says where."
            )
        with sqlite.writing(self._connection):
            wrong = [
                f"The current state of {subject} was not what the log says."
                for subject in current.wrong(self._connection)
            ]
            wrong += [*handmade.missing(self._connection), *versions.wrong(self._connection)]
            wrong += [*indexes.damaged(self._connection)]
            wrong += indexes.wrong(self._connection)
            wrong += [] if wrong else linking.wrong(self._connection)
            if wrong:
                current.rebuild(self._connection)
                for article in list(handmade.articles_cut(self._connection)):
                    handmade.follow(self._connection, article)
                versions.follow(self._connection, afresh=True)
                current.rebuild(self._connection)
                indexes.rebuild(self._connection)
                linking.again(self._connection)
        return wrong
