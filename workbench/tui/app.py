"""The program on the screen."""

from __future__ import annotations

import asyncio
import codecs
import gc
import select
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from textual import events
from textual.app import App
from textual.command import CommandPalette
from textual.message import Message

from workbench.desk.desk import Desk
from workbench.desk.memory import Memory
from workbench.domain.errors import WorkbenchError
from workbench.domain.shown import safe_text
from workbench.tui.commands.keymap import Keymap, Wanted, keymap
from workbench.tui.commands.table import commands
from workbench.tui.desk.screen import DeskScreen
from workbench.tui.pen import Pen
from workbench.tui.themes import DARK, Dims, own_themes
from workbench.tui.widgets.fitted import Setting
from workbench.tui.widgets.too_small import fitted

if TYPE_CHECKING:
    from workbench.tui.commands.command import Command
    from workbench.tui.desk.looking import Looking
    from workbench.tui.screens.typing import TypingScreen

OnceOpen: TypeAlias = Callable[[Callable[[str], None]], object]
"""Begins work beside the desk. It is given what to call, from any thread, with a sentence when that goes wrong."""

_ONCE_OPEN_AFTER = 1.0  # seconds: the first screen and the first key come before it
_LOOK_FOR_TERMINAL_EVERY = 1.0  # seconds
_LONGEST_NAME = 200
"""Characters that may be pasted into the palette, which looks through every command for them."""


def _palette() -> type[Any]:
    from workbench.tui.palette import DeskCommands

    return DeskCommands


class WorkbenchApp(App[None]):
    """Holds the review file's two ends: *desk* to read, a pen to record; the screen does the rest."""

    TITLE = "workbench"
    COMMANDS: ClassVar[set[type[Any] | Callable[[], type[Any]]]] = {_palette}
    ENABLE_COMMAND_PALETTE = False  # Textual would bind a key to it that the reviewer cannot change

    class Trouble(Message):
        """Something that runs beside the desk went wrong; *what* is a sentence for a person."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    keymap: Keymap
    """Which key does what."""

    def __init__(
        self,
        desk: Desk,
        theme: str | None = None,
        once_open: OnceOpen | None = None,
        keys: Wanted = (),
        setting: Setting | None = None,
        memory: Memory | None = None,
        hints: bool = True,
    ) -> None:
        super().__init__()
        self.use_command_palette = True
        self._dims = Dims()
        self._filters.insert(0, self._dims)  # before Textual's own, which dims too
        for own in own_themes():
            self.register_theme(own)
        self.set_reactive(App.theme, DARK)  # not as a change of theme, for which all styles are read anew
        self.stylesheet.set_variables(self.get_css_variables())
        self.keymap = keymap(commands(desk.scale), keys)
        self._once_open = once_open
        self._setting = setting
        self.animation_level = "none"
        self._desk = desk
        self._pen = Pen(desk)
        self._remembers = memory if hints else None
        self._memory = memory or Memory()
        self._wanted_theme = theme or self._memory.get("theme")
        self._has_theme_set = theme is not None
        self._kept_back: list[events.Key | events.Paste] = []
        self.crash: Path | None = None

    def get_default_screen(self) -> DeskScreen:
        """The desk, from the first moment: a screen pushed over an empty one is laid out and painted twice.

        With its styles: Textual does not read those of a default screen, and the app's own twice before it.
        """
        self._style_with("desk/desk.tcss")
        if self.no_color:
            self._style_with("ansi.tcss")  # if at all, before the next, which is laid over it
            self._style_with("nocolor.tcss")
        screen = DeskScreen(self._desk, self._pen)
        screen.setting = self._setting or screen.setting
        screen.memory = self._remembers
        return screen

    def on_mount(self) -> None:
        """Puts on the theme that was asked for."""
        self.call_after_refresh(_collect_garbage)
        if self._once_open is not None:
            self.set_timer(_ONCE_OPEN_AFTER, self._begin_beside)
        self._leave_when_told_to()
        if not self.is_headless and hasattr(select, "poll"):
            self._looking = self.set_interval(_LOOK_FOR_TERMINAL_EVERY, self._leave_without_terminal)
        if self._wanted_theme in self.available_themes:
            self.theme = self._wanted_theme
        elif self._wanted_theme:
            self.notify(f"There is no theme {self._wanted_theme}.", severity="warning", markup=False)
        for problem in self.keymap.problems:
            self.notify(problem, severity="warning", timeout=30)

    def on_resize(self, event: events.Resize) -> None:
        """A window too small for the desk says so, whatever is open."""
        for screen in self.screen_stack:
            fitted(screen, event.size)

    def _style_with(self, styles: str) -> None:
        path = Path(__file__).parent / styles
        if not self.stylesheet.has_source(str(path), ""):
            self.stylesheet.read(path)

    def watch_theme(self, theme: str) -> None:
        """Dims text as the theme wants it, and styles it by attributes where it has no colours to mix."""
        self._dims.wear(self.available_themes[theme])
        if self.available_themes[theme].ansi:
            self._style_with("ansi.tcss")

    def on_looking_theme_chosen(self, message: Looking.ThemeChosen) -> None:
        """Kept for the next time."""
        self.run_worker(partial(self._memory.put, "theme", message.name), thread=True, exit_on_error=True)
        if self._has_theme_set:
            self.notify(f"The setting theme says {self._wanted_theme}; the next time that one is put on again.")

    def _begin_beside(self) -> None:
        if self._once_open is not None:
            self._once_open(self._tell_trouble)

    def _tell_trouble(self, what: str) -> None:
        """Called from any thread."""
        self.post_message(self.Trouble(what))

    def on_workbench_app_trouble(self, message: Trouble) -> None:
        """Told once, and nothing stops for it."""
        self.notify(message.what, severity="warning", timeout=30)

    def _leave_when_told_to(self) -> None:
        """A signal to end leaves as q does: what is on its way is saved first, and the terminal is left as it was."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            with suppress(NotImplementedError, RuntimeError, ValueError, AttributeError):
                loop.add_signal_handler(getattr(signal, name), self._told_to_leave)

    def _leave_without_terminal(self) -> None:
        """A window that is closed is told by a signal to the program that it began with alone: where that waits for
        this one, as make does, this one would wait for keys for ever."""
        terminal = select.poll()
        terminal.register(0, 0)
        if terminal.poll(0):  # asked for nothing else, it tells that nobody is there any more
            self._looking.stop()
            self._told_to_leave()

    def _told_to_leave(self) -> None:
        desk = next((screen for screen in self.screen_stack if isinstance(screen, DeskScreen)), None)
        if desk is None:
            self.exit(return_code=1)
        else:
            desk.leave()

    async def on_event(self, event: events.Event) -> None:
        """Keys for a screen that is not ready for them wait, in order."""
        if isinstance(event, events.Paste) and self._screen_stack and isinstance(self.screen, CommandPalette):
            event = events.Paste(
                safe_text(event.text[:_LONGEST_NAME])
            )  # the palette's own input draws what is in it as it is
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded and self._must_wait():
            self._kept_back.append(event)
        elif not self._answers(event):
            await super().on_event(event)

    def _answers(self, event: events.Event) -> bool:
        """Whether *event* was typed to answer a question that the desk has put."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded or not self._screen_stack:
            return False
        return isinstance(self.screen, DeskScreen) and self.screen.takes(event)

    def _must_wait(self) -> bool:
        screen = self.screen if self._screen_stack else None
        return not getattr(screen, "takes_keys", True) or bool(self._kept_back)

    async def on_typing_screen_ready(self) -> None:
        """A form has opened, or closed: what was typed meanwhile is for what is on top now."""
        kept, self._kept_back = self._kept_back, []
        for number, event in enumerate(kept):
            if self._must_wait():
                self._kept_back = kept[number:]
                return
            if not self._answers(event):
                await super().on_event(event)

    def on_typing_screen_help_wanted(self, message: TypingScreen.HelpWanted) -> None:
        """The keys of a form or a list, over it."""
        from workbench.tui.screens.help import HelpScreen

        def chosen(command: Command | None) -> None:
            if command is not None:
                message.do(command)

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(message.commands, {command.id for command in message.commands}), chosen)

    async def on_form_screen_not_saved(self) -> None:
        """What was typed after Enter was meant for the desk, and the form is still open."""
        self._kept_back.clear()

    def notify(self, message: str, **how: Any) -> None:
        """A notice in a corner, drawn as plain, harmless text whatever it quotes."""
        super().notify(safe_text(message), **{**how, "markup": False})

    def copy_to_clipboard(self, text: str) -> None:
        """What was selected with the mouse, or in a field, on the clipboard; said in words how sure that is."""
        from workbench.tui.clipboard import copy

        copy(self, text, self.notify)

    async def action_quit(self) -> None:
        """Ctrl+Q, from anywhere: leaves as q does; what is open over the desk has to be closed first."""
        if isinstance(self.screen, DeskScreen):
            self.screen.action_quit()
        else:
            self.notify(
                f"{self.keymap.key('form.leave')} goes back to the desk; there {self.keymap.key('quit')} quits."
            )

    def action_help_quit(self) -> None:
        """Ctrl+C, where nothing is selected that it could copy."""
        self.notify(f"{self.keymap.key('quit')} quits; everything you recorded is saved.")

    def action_command_palette(self) -> None:
        """The palette, over the desk alone: its commands are the desk's."""
        if isinstance(self.screen, DeskScreen) and not self.screen.leaving:
            super().action_command_palette()

    def close_pen(self) -> None:
        """Waits until everything is recorded."""
        self._pen.lay_down()

    def _fatal_error(self) -> None:
        """Leaves a report of a crash without the values of variables: they hold articles and notes."""
        from workbench.desk.reporting import report

        if self.crash is None:  # what cannot be drawn fails again and again until the screen is gone
            self.crash = report(self._exception)
        self._close_messages_no_wait()


def _collect_garbage() -> None:
    """Lets Python look for garbage, from now on among new things only: what starting made stays."""
    gc.freeze()
    gc.enable()


def _forgive_bytes_that_are_no_text() -> None:
    """Lets Textual read a byte that is no UTF-8 from the keyboard as U+FFFD, where it would end the program."""
    try:
        from textual.drivers import linux_driver
    except ImportError:  # on Windows keys do not come as bytes
        return
    linux_driver.getincrementaldecoder = lambda encoding: partial(codecs.getincrementaldecoder(encoding), "replace")  # type: ignore[attr-defined]


def _outlive_the_terminal() -> None:
    """Lets the program leave in order when its window is closed, where Textual would wait for ever: its thread that
    writes to the terminal dies then, and after 30 writes more everybody waits for it."""
    try:
        from textual.drivers import linux_driver
    except ImportError:  # on Windows the program is ended with its window
        return

    class Writer(linux_driver.WriterThread):  # type: ignore[name-defined, misc]
        def run(self) -> None:
            try:
                super().run()
            except OSError:  # nobody sees it any more; what is written is taken and thrown away
                while self._queue.get() is not None:
                    pass

    linux_driver.WriterThread = Writer  # type: ignore[attr-defined]


def run(
    desk: Desk,
    theme: str | None = None,
    once_open: OnceOpen | None = None,
    keys: Wanted = (),
    setting: Setting | None = None,
    memory: Memory | None = None,
    mouse: bool = True,
    hints: bool = True,
) -> None:
    """Opens the screen over *desk* and returns when the reviewer leaves it. Raises WorkbenchError after a crash.

    *once_open* is called when the screen stands; *keys* are those that the reviewer wants for commands,
    *setting* is how articles are to be set, *memory* what the desk remembers from one time to the next. Without *mouse*
    the terminal keeps it, without *hints* there are none.
    """
    app = WorkbenchApp(desk, theme, once_open, keys, setting, memory, hints)
    _forgive_bytes_that_are_no_text()
    _outlive_the_terminal()
    try:
        app.run(mouse=mouse)
    finally:
        app.close_pen()
    if app.crash is None and app.return_code:
        raise WorkbenchError("The desk was ended from outside; everything shown as saved is saved.")
    if app.crash is not None:
        raise WorkbenchError(
            f"The desk stopped on an error of its own; everything shown as saved is saved. A report is in {app.crash}."
        )
