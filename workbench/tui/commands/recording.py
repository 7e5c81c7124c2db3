"""Recording."""

from __future__ import annotations

from workbench.tui.commands.command import Command

_RECORD = "Recording"

RECORDING = (
    Command("claim.evidence", ("e",), "Evidence", "Link a source to this claim: a web address, or a passage of another "
            "article.", _RECORD, "evidence", True),
    Command("claim.sources", ("E",), "Sources", "The evidence on this claim, and passages of other articles that may "
            "be evidence.", _RECORD, "sources"),
    Command("claim.copy", ("y",), "Copy", "Copy the claim as one cites it, with a link that opens at it where its "
            "article has a web address.", _RECORD, "copy"),
    Command("article.open", ("O",), "Open page", "Open the article's page in the browser, at this claim.", _RECORD,
            "open_source"),
    Command("claim.note", ("t",), "Note", "Write a note on this claim.", _RECORD, "note", True),
    Command("article.note", ("T",), "Note on article", "Write a note on the article as a whole.", _RECORD,
            "article_note"),
    Command("claim.rationale", ("r",), "Rationale", "Say why: for the verdict that you gave, or for the one that you "
            "give next.", _RECORD, "rationale"),
    Command("claim.confidence", ("C",), "Confidence", "Say how sure you are (h, m or l), of the verdict that you gave "
            "or of the one that you give next.", _RECORD, "confidence"),
    Command("claim.dismiss", ("x",), "Dismiss", "Put this claim aside: not a claim worth checking.", _RECORD,
            "put_aside", True),
    Command("claim.dismiss_because", ("X",), "Dismiss because", "Put this claim aside for a reason: a common one by "
            "its number, or your own words.", _RECORD, "put_aside_because"),
    Command("claim.later", ("L",), "Later", "Leave this claim for later: {claim.next_open} comes to it when everything "
            "else is decided. On it again, take that back.", _RECORD, "later"),
    Command("claim.choose", ("plus",), "Select", "Select this claim, or let it go: the next verdict, dismissal or "
            "request for a second review is for all that are selected.", _RECORD, "choose"),
    Command("claim.second_review", ("s",), "Second review", "Ask another reviewer to look at this claim; "
            "{claim.next_open} stops at it for everybody but you.", _RECORD, "second_review"),
    Command("undo", ("u", "backspace"), "Undo", "Take back the last thing you recorded, in this session or before.",
            _RECORD, "undo", True),
    Command("redo", ("U",), "Redo", "Bring back what you took back last, if you recorded nothing since.", _RECORD,
            "redo"),
    Command("history", ("H",), "History", "Show who did what and when, on this claim and in the session, and what can "
            "be taken back, as far back as you choose.", _RECORD, "history"),
)  # fmt: skip
