"""Looking things up, and how the desk looks."""

from __future__ import annotations

from textual.message import Message

from workbench.domain.span import Span
from workbench.tui.commands.command import Command
from workbench.tui.desk.finding import Finding
from workbench.tui.desk.possible import Possible
from workbench.tui.themes import NAMED


class Looking(Finding, Possible):
    """Search, help, themes."""

    class ThemeChosen(Message):
        """The reviewer chose the theme called *name*."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    _sought = ("", 0)

    def action_search(self) -> None:
        """The search over all articles, with the words sought last."""
        from workbench.tui.screens.search import SearchScreen

        screen = SearchScreen(self._desk, *self._sought)

        def found(hit: tuple[str, Span, tuple[Span, ...]] | None) -> None:
            self._sought = screen.sought
            if hit is not None:
                self.open_at(*hit)
                self._notice.say(
                    self.told_of_hits() if self.searches else f"{self.key('search')} goes back to what was found."
                )

        self.app.push_screen(screen, found)

    def obstacle(self, command: Command) -> str:
        """Why *command* can do nothing now, in a sentence; empty where it can."""
        if why := super().obstacle(command):
            return why
        folds = command.id != "text.unfold" or self._reader.has_folds
        return "" if folds else "Nothing in this article is folded away."

    def action_unfold(self) -> None:
        """The article's clutter, shown or folded away."""
        reader = self._reader
        reader.unfold(reader.is_folded)
        self._notice.say("The article's clutter is folded." if reader.is_folded else "The whole article is shown.")

    def action_help(self) -> None:
        """Every key and what it does."""
        from workbench.tui.screens.help import HelpScreen

        def chosen(command: Command | None) -> None:
            if command is not None:
                self.call_later(self.do, command)

        self.app.push_screen(HelpScreen(self.keymap.within(self.context), self.possible()), chosen)

    def action_toggle_dark(self) -> None:
        """The theme's other half, dark or light; the desk's own for a theme that has none."""
        theme = self.app.current_theme
        here, there = ("dark", "light") if theme.dark else ("light", "dark")
        other = theme.name.replace(here, there)
        known = other != theme.name and other in self.app.available_themes
        self._keep_theme(other if known else there)

    def action_themes(self) -> None:
        """The list of themes."""
        from workbench.tui.screens.themes import ThemesScreen

        worn = self.app.theme
        own = [*NAMED.items()]
        others = [(name, "of Textual") for name in sorted(self.app.available_themes) if name not in NAMED]

        def wear(name: str) -> None:
            self.app.theme = name

        def chosen(name: str | None) -> None:
            if name is None:
                self.app.theme = worn
            else:
                self._keep_theme(name)

        self.app.push_screen(ThemesScreen([*own, *others], worn, wear), chosen)

    def _keep_theme(self, name: str) -> None:
        """Puts the theme on, for the next time too unless a setting says otherwise."""
        self.app.theme = name
        self.post_message(self.ThemeChosen(name))
        self._notice.say(f"Theme: {name}.")
