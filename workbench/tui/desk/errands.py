"""Bringing articles in, taking the log out, and correcting what is known of an article."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.tui.desk.asking import Asking, Question
from workbench.tui.desk.recording import Recording

if TYPE_CHECKING:
    from workbench.tui.errand import Errand


class Errands(Asking, Recording):
    """Import and export run beside the desk, which stays as quick as it is; one of them at a time."""

    _errand: tuple[Errand, str] | None = None
    _import_begun = ""
    _told_last = ""

    def action_import(self) -> None:
        """What to import; what is imported appears by itself. Where one runs already: whether it is to be stopped."""
        from workbench.tui.screens.importing import ImportScreen

        def chosen(source: str | None) -> None:
            if source is not None:
                self._import_begun = source if os.path.isdir(source) else os.path.join(os.path.dirname(source), "")
                self._send(["import", str(self._desk.path), *_after_options(source)], f"import of {source}")

        if not self._runs_already():
            self.app.push_screen(ImportScreen(self._import_begun or os.path.join(os.getcwd(), "")), chosen)

    def action_export(self) -> None:
        """Where the verification log goes, and in which format. Where one runs already: whether it is to be stopped."""
        from workbench.desk.exporting import FORMATS
        from workbench.tui.screens.exporting import ExportScreen

        path = self._desk.path

        def begin(format_: str, where: str) -> None:
            words = ["export", str(path), "--format", format_, "--output", str(Path(where).absolute())]
            self._send(words, f"export to {where}")

        if not self._runs_already():
            beside = path.with_name(f"{path.stem}-log{FORMATS[0].endings[0]}")
            formats = [(format_.name, format_.endings[0]) for format_ in FORMATS]
            self.app.push_screen(ExportScreen(formats, beside, begin))

    def action_correct(self) -> None:
        """The form for what is known of the article."""
        from workbench.tui.screens.correcting import CorrectScreen

        article = self.session.article
        if article is None:
            self._notice.say("There is no article here to correct.")
            return
        fields = ("title", "byline", "outlet", "published", "language")
        known = {name: str(getattr(article, name) or "") for name in fields}

        async def save(changed: dict[str, str]) -> None:
            await self._pen.record(lambda desk: desk.correct_all(article.id, changed))
            self.session.articles = self._desk.articles()
            self.session.read_again()
            self.show(scroll=False)
            self._notice.saved(", ".join(f"{name}: {value or 'not known'}" for name, value in changed.items()))

        self.app.push_screen(CorrectScreen(known, save))

    def _runs_already(self) -> bool:
        """Whether something runs; whether it is to be stopped is asked then."""
        if self._errand is None:
            return False
        errand, what = self._errand

        def answered(key: str) -> None:
            if key == "s" and self._errand is not None and self._errand[0] is errand:
                errand.stop()
                self._notice.say(f"Stopping the {what}.")

        self.ask(
            Question(f"The {what} is under way", answered, lambda _: "s stops it · any other key leaves it", key=True)
        )
        return True

    def _send(self, words: list[str], what: str) -> None:
        from workbench.tui.errand import Errand

        errand = Errand([words[0], "--reviewer", self._desk.reviewer, *words[1:]])
        self._errand = errand, what
        self._notice.say(f"The {what} is under way; go on meanwhile.")
        self.run_worker(self._sent(errand, what), group="errand", exit_on_error=True)

    async def _sent(self, errand: Errand, what: str) -> None:
        progress = self.set_interval(1.0, lambda: self._tell_progress(what))
        try:
            done, said = await errand.run()
        finally:
            progress.stop()
            self._errand = None
        self.look_around()
        told = " ".join(said[-3:])
        if errand.stopped:
            self._notice.say(told or f"The {what} was stopped.")
        elif done:
            self._notice.saved(told or f"{what} done")
        else:
            self._notice.fail(told or f"The {what} failed.")
            self.app.notify(told, severity="error", timeout=30)

    def _tell_progress(self, what: str) -> None:
        waiting = self._desk.to_extract()
        found = f"{len(self.session.articles)} articles in the file"
        more = f", claims to be found in {waiting}" if waiting else ""
        if (now := f"The {what}: {found}{more}.") != self._told_last:  # what else was said stays in sight
            self._told_last = now
            self._notice.say(now)


def _after_options(source: str) -> list[str]:
    """*source* where it cannot be taken for an option."""
    return ["--", source] if source.startswith("-") else [source]
