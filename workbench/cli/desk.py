"""Opening the desk, after what is new was imported. Parses no command line: the desk does not wait for what does."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from workbench.desk import config
from workbench.desk.desk import Desk
from workbench.desk.memory import Memory, state_file
from workbench.domain.errors import WorkbenchError

_MANY = 300
"""Claims that are compared beside the open desk; fewer before it opens, which takes a second or two."""


def open_desk(
    database: Path,
    sources: tuple[str, ...] = (),
    *,
    allow_private: bool = False,
    model: str | None = None,
    reviewer: str | None = None,
    mouse: bool = True,
    reveal: bool = False,
) -> None:
    """Imports what is new of *sources* into the review file *database*, and returns when the reviewer leaves the desk.

    Raises WorkbenchError when the desk cannot be opened, SystemExit when not all of *sources* could be imported.
    """

    _refuse_mistyped_command(database, sources)
    settings = config.settings(reviewer, model)
    whole = not sources or _brought_in(database, sources, settings, allow_private)
    if not whole and not os.path.exists(database):  # Path.exists raises where the name is too long
        sys.exit(1)
    with Desk.open(database, settings.reviewer, reveal=reveal) as desk:
        _require_terminal(database)
        if desk.to_extract():
            from workbench.cli.progress import find_claims

            whole = find_claims(database, settings) and whole
        learned = _refitted(desk, settings) if settings.refit_on_open else None
        # Nothing that starting makes is garbage; looking for some takes an eighth of the time (benchmarks/startup).
        # The app turns collection on again with its first screen.
        gc.disable()
        from workbench.tui.app import run
        from workbench.tui.widgets.fitted import Setting

        unsaid: list[str] = []  # while the screen stands
        if settings.signing_key:
            from workbench.desk import signing

            desk.signer = signing.signer(settings.signing_key, unsaid.append)
        beside = partial(_look_after, desk, settings.backups, learned)
        setting, mouse = Setting(settings.measure, settings.centred), settings.mouse and mouse
        with _compared(desk):
            run(desk, settings.theme, beside, settings.keys, setting, Memory(state_file()), mouse, settings.hints)
    if unsaid:
        from workbench.cli import output

        for sentence in unsaid:
            output.say(sentence)
    if not whole:
        sys.exit(1)


@contextmanager
def _compared(desk: Desk) -> Iterator[None]:
    """Has the claims compared that wait for it: before the block where they are few, else beside it."""
    waiting = desk.to_link() if desk.can_be_written() else 0
    if not waiting:
        yield
    elif waiting <= _MANY:
        from workbench.cli.progress import find_links

        find_links(desk.path)
        yield
    else:
        from workbench.desk import linking

        comparing = linking.start(desk.path)
        try:
            yield
        finally:
            comparing.terminate()
            comparing.wait()


def _refitted(desk: Desk, settings: config.Settings) -> str | None:
    """What is to be told of the weights, which learned from new decisions; None where they had nothing to learn.

    Before the screen stands: an undo must not meet a refit that came after the decision it is meant for.
    """

    from workbench.cli import output
    from workbench.desk import refitting
    from workbench.tui.commands.keymap import keymap
    from workbench.tui.commands.table import commands

    if not desk.can_be_written() or not refitting.is_due(desk):
        return None
    output.say("Fitting the weights of check-worthiness to what was decided...")
    try:
        found = refitting.refit(desk)
    except WorkbenchError:  # too few decisions, or nothing to gain: nobody asked just now
        return None
    undo = keymap(commands(desk.scale), settings.keys).key("undo")
    return (
        f"Check-worthiness has learned from {found.decided} decided and {found.dismissed} dismissed claims; {undo} "
        "takes that back, `workbench refit --dry-run` shows what there is to learn."
    )


def _look_after(desk: Desk, keep: int, learned: str | None, tell: Callable[[str], None]) -> None:
    """Has the file backed up, and says what is to be known about it."""
    from workbench.desk.backups import start_daily

    if learned:
        tell(learned)
    if desk.notice:
        tell(desk.notice)
    start_daily(desk.path, keep, tell)
    _start_looking(desk, tell)


def _start_looking(desk: Desk, tell: Callable[[str], None]) -> None:
    """Has what was checked in other review files read, in a thread that does not keep the program from ending."""
    desk.checked_files, desk.kept_checks = config.checked_files(), config.kept_checks()
    if desk.checked_files:
        from threading import Thread

        Thread(target=desk.look_into_checked_files, args=(tell,), name="checked files", daemon=True).start()


def _refuse_mistyped_command(database: Path, sources: tuple[str, ...]) -> None:
    """Raises WorkbenchError for `workbench stat review.db`, which asks for a command and not for a new file `stat`."""
    could_be_one = str(database).isalpha() and not os.path.exists(database)
    if not could_be_one or not sources or not _is_database(sources[0]):
        return
    from difflib import get_close_matches

    from workbench.cli.commands import PLACES

    near = get_close_matches(str(database), PLACES, 1, 0.7)
    raise WorkbenchError(
        f"There is no command {database}{f'; perhaps {near[0]}' if near else ''}. `workbench --help` names them all."
    )


def _is_database(source: str) -> bool:
    with suppress(OSError, ValueError), open(source, "rb") as file:
        return file.read(16) == b"SQLite format 3\0"
    return False


def _brought_in(database: Path, sources: tuple[str, ...], settings: config.Settings, allow_private: bool) -> bool:
    from workbench.cli.progress import bring_in

    return bring_in(database, sources, settings, {}, allow_private)


def _require_terminal(database: Path) -> None:
    # The screen is written to stderr and read from stdin; stdout is looked at too, since whoever redirects it wants
    # data, not a screen.
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise WorkbenchError(
            "The desk needs a terminal, and there is none here; "
            f"`workbench claims {database}` lists the claims, `workbench export {database}` writes the log."
        )
