"""Looking over everything: the queue of all claims, adjudication, statistics, and the keys of their screens."""

from __future__ import annotations

from functools import partial

from workbench.tui.commands.command import Command, Context

_ACROSS, _MOVE, _LIST, _BACK = "Across articles", "Moving", "The list", "Leaving"
_queue = partial(Command, context=Context.QUEUE)
_counting = partial(Command, context=Context.STATISTICS)
_settling = partial(Command, context=Context.ADJUDICATION)

ERRANDS = (
    Command("import", ("I",), "Import", "Bring articles in: a file or folder found as you type its path, or a web "
            "address. It runs beside the desk; the key asks then whether to stop it.", "In and out", "import"),
    Command("export", ("W",), "Export", "Write the verification log to a file, in the format you choose.",
            "In and out", "export"),
    Command("article.correct", ("M",), "Correct article", "Correct the article's title, byline, outlet, date or "
            "language.", "In and out", "correct"),
)  # fmt: skip

SURVEYING = (
    Command("queue", ("c",), "Queue of claims", "List all claims of all articles, filter them as you type, and work "
            "straight from the list.", _ACROSS, "queue"),
    Command("adjudicate", ("A",), "Adjudicate", "Settle the claims on which reviewers differ, their verdicts side by "
            "side.", _ACROSS, "adjudicate"),
    Command("statistics", ("percent_sign",), "Statistics", "Show how far the review has come, how fast it goes and how "
            "far reviewers agree.", _ACROSS, "statistics"),
)  # fmt: skip

QUEUE = (
    _queue("queue.filter", ("slash",), "Filter", "Type words and qualifiers; the list follows.", _LIST, "filter"),
    _queue("queue.open", ("enter",), "In its article", "Open the claim in its article; {queue} comes back to this row.",
            _LIST, "open_claim"),
    _queue("queue.next", ("j", "down"), "Next row", "Go to the next claim of the list.", _MOVE, "step(1)"),
    _queue("queue.previous", ("k", "up"), "Previous row", "Go to the claim before this one.", _MOVE, "step(-1)"),
    _queue("queue.next_open", ("n",), "Next open", "Go to the next claim of the list that is open.", _MOVE,
            "next_open(1)"),
    _queue("queue.previous_open", ("N",), "Previous open", "Go back to the last open claim of the list before this "
            "one.", _MOVE, "next_open(-1)"),
    _queue("queue.page_down", ("pagedown", "space"), "Page down", "Go on by a page of the list.", _MOVE, "page(1)"),
    _queue("queue.page_up", ("pageup", "b"), "Page up", "Go back by a page of the list.", _MOVE, "page(-1)"),
    _queue("queue.first", ("g", "home"), "First row", "Go to the first claim of the list.", _MOVE, "edge(0)"),
    _queue("queue.last", ("G", "end"), "Last row", "Go to the last claim of the list.", _MOVE, "edge(-1)"),
    _queue("queue.select", ("plus",), "Select", "Select the claim, or no longer; what you record next is recorded on "
            "all that are selected.", _LIST, "select"),
    _queue("queue.sort", ("o",), "Order", "Put the list in the next order: article, check-worthiness, conflicts, "
            "claimant, workflow, newest articles, last worked on.", _LIST, "sort"),
    _queue("queue.reverse", ("O",), "Turn round", "Turn the order of the list round.", _LIST, "reverse"),
    _queue("queue.saved", ("f",), "Saved filters", "Use a filter that you or others saved under a name.", _LIST,
            "saved"),
    _queue("queue.keep", ("w",), "Save filter", "Save this filter and order under a name, for you or for everybody.",
            _LIST, "keep"),
    _queue("queue.anew", ("full_stop",), "List anew", "Take what no longer meets the filter off the list, and what "
            "meets it now on to it.", _LIST, "anew"),
    _queue("queue.leave", ("escape",), "Back", "Go back to the text; or first let go of what is selected.", _BACK,
            "leave"),
    _queue("queue.quit", ("q",), "Back to the text", "Go back to the text where you were.", _BACK, "close"),
)  # fmt: skip

ADJUDICATION = (
    _settling("adjudication.next", ("j", "down"), "Next", "Go to the next claim of the list.", _MOVE, "step(1)"),
    _settling("adjudication.previous", ("k", "up"), "Previous", "Go to the claim before this one.", _MOVE, "step(-1)"),
    _settling("adjudication.next_disputed", ("n",), "Next disputed", "Go to the next claim that is still disputed.",
              _MOVE, "next_disputed"),
    _settling("adjudication.scroll_down", ("space", "pagedown", "right_square_bracket"), "Scroll on", "Scroll what the "
              "reviewers say on.", _MOVE, "scroll(1)"),
    _settling("adjudication.scroll_up", ("b", "pageup", "left_square_bracket"), "Scroll back", "Scroll what the "
              "reviewers say back.", _MOVE, "scroll(-1)"),
    _settling("adjudication.open", ("enter",), "In its article", "Open the claim in its article.", _LIST, "open_claim"),
    _settling("adjudication.quit", ("q", "escape"), "Back to the text", "Go back to the text where you were.", _BACK,
              "close"),
)  # fmt: skip

STATISTICS = (
    _counting("statistics.down", ("j", "down"), "Down", "Scroll on by a row.", _MOVE, "scroll(1)"),
    _counting("statistics.up", ("k", "up"), "Up", "Scroll back by a row.", _MOVE, "scroll(-1)"),
    _counting("statistics.page_down", ("space", "pagedown"), "Page down", "Scroll on by a page.", _MOVE, "page(1)"),
    _counting("statistics.page_up", ("b", "pageup"), "Page up", "Scroll back by a page.", _MOVE, "page(-1)"),
    _counting("statistics.first", ("g", "home"), "Top", "Go to the first figures.", _MOVE, "edge(0)"),
    _counting("statistics.last", ("G", "end"), "Bottom", "Go to the last figures.", _MOVE, "edge(-1)"),
    _counting("statistics.quit", ("q", "escape"), "Back to the text", "Go back to the text where you were.", _BACK,
              "close"),
)  # fmt: skip

FILTERS = (
    Command("filters.forget", ("delete",), "Forget filter", "Take the saved filter under the cursor out of the file.",
            _LIST, "forget", context=Context.LISTS),
)  # fmt: skip

SURVEYED = (*QUEUE, *ADJUDICATION, *STATISTICS, *FILTERS)
"""What can be done on the screens that they open."""

QUEUE_SHARES = (
    *("claim.dismiss", "claim.second_review", "claim.evidence", "claim.note", "claim.rationale"),
    *("claim.dismiss_because", "claim.later", "claim.sources"),
    *("undo", "redo", "help"),
)
"""What the queue does as the desk does it, by the desk's own ids and keys, as far as the desk has it; and verdicts."""

QUEUE_FOOTER = (
    *("queue.filter", "queue.open", "queue.next_open", "queue.select", "queue.sort", "undo", "help", "queue.quit"),
)
"""What the queue's footer shows."""

ADJUDICATION_SHARES = ("claim.rationale", "undo", "redo", "help")
"""What adjudication does under the desk's own ids and keys, beside the verdicts."""

ADJUDICATION_FOOTER = (
    *("claim.rationale", "adjudication.next_disputed", "adjudication.open", "undo", "help", "adjudication.quit"),
)
"""What its footer shows."""

STATISTICS_FOOTER = (
    *("statistics.down", "statistics.up", "statistics.page_down", "statistics.page_up", "help", "statistics.quit"),
)
"""What the footer under the statistics shows."""
