from collections import Counter

import pytest
from click.testing import CliRunner
from textual.dom import DOMNode
from textual.keys import _character_to_key

from workbench.cli.group import workbench
from workbench.domain.scale import DEFAULT
from workbench.tui.app import WorkbenchApp
from workbench.tui.commands.command import Command, Context
from workbench.tui.commands.keymap import reach
from workbench.tui.commands.table import COMMANDS, commands
from workbench.tui.desk.screen import DeskScreen
from workbench.tui.screens.adjudicating import AdjudicatingScreen
from workbench.tui.screens.evidence import EvidenceScreen
from workbench.tui.screens.finder import FinderScreen
from workbench.tui.screens.form import FormScreen
from workbench.tui.screens.history import HistoryScreen
from workbench.tui.screens.links import LinksScreen
from workbench.tui.screens.queue import QueueScreen
from workbench.tui.screens.queue_filters import SavedFiltersScreen
from workbench.tui.screens.sources import SourcesScreen
from workbench.tui.screens.statistics import StatisticsScreen
from workbench.tui.screens.story import StoryScreen
from workbench.tui.screens.writing import Page, WritingScreen
from workbench.tui.widgets.virtual_list import VirtualList


def test_every_command_has_an_id_of_its_own() -> None:
    assert [id_ for id_, count in Counter(c.id for c in COMMANDS).items() if count > 1] == []


def test_no_key_does_two_things() -> None:
    taken = Counter((context, key) for c in COMMANDS for context in reach(c) for key in c.keys)
    assert [key for key, count in taken.items() if count > 1] == []


OWNERS: dict[Context, tuple[type[DOMNode], ...]] = {
    Context.DESK: (DeskScreen,),
    Context.QUEUE: (QueueScreen,),
    Context.ADJUDICATION: (AdjudicatingScreen,),
    Context.STATISTICS: (StatisticsScreen,),
    Context.LISTS: (VirtualList, SourcesScreen, HistoryScreen, SavedFiltersScreen),
    Context.SELECTING: (DeskScreen,),
    Context.FORMS: (FormScreen, FinderScreen, EvidenceScreen, Page),
    Context.WRITING: (WritingScreen,),
    Context.EVIDENCE: (EvidenceScreen,),
    Context.HISTORY: (HistoryScreen,),
    Context.SOURCES: (SourcesScreen,),
    Context.LINKS: (LinksScreen,),
    Context.STORY: (StoryScreen,),
}
"""The screens and widgets where the commands of a context work."""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_action_is_one_of_the_screen_where_it_works_or_the_app(command: Command) -> None:
    name = command.action.partition("(")[0]
    owners = (WorkbenchApp,) if name.startswith("app.") else OWNERS[command.context]
    assert any(callable(getattr(owner, f"action_{name.removeprefix('app.')}", None)) for owner in owners)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_says_what_it_does_in_a_sentence(command: Command) -> None:
    assert command.help.endswith(".")
    assert command.title
    assert command.group


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_key_is_one_that_textual_knows(command: Command) -> None:
    for key in command.keys:
        assert len(key) > 1 or _character_to_key(key) == key or key.isupper()


def test_the_keys_of_the_table_are_the_keys_of_the_desk() -> None:
    bound = {(key, binding.action) for key, binding in DeskScreen(*_nothing())._bindings}
    for command in (c for c in COMMANDS if c.context in (Context.DESK, Context.SELECTING)):
        for key in command.keys:
            assert (key if len(key) > 1 else _character_to_key(key), command.action) in bound


def _nothing() -> tuple[object, object]:
    class NoDesk:
        scale = DEFAULT

        def articles(self) -> list[object]:
            return []

        def version(self) -> int:
            return 0

        def changed_since(self, _: int) -> tuple[int, list[str]]:
            return 0, []

        def newest(self) -> tuple[int, int, int]:
            return 0, 0, 0

        def is_blind(self) -> bool:
            return False

        def refit(self) -> None:
            return None

        def for_second_review(self) -> dict[str, str]:
            return {}

        def last_number(self) -> int:
            return 0

        def left_for_later(self) -> dict[str, str]:
            return {}

    return NoDesk(), None


def test_every_rating_of_the_scale_has_its_command() -> None:
    ratings = {c.id: c.keys for c in commands(DEFAULT) if c.id.startswith("verdict.")}
    assert ratings == {f"verdict.{rating.id}": (rating.key,) for rating in DEFAULT.ratings}


def test_workbench_keys_reads_the_same_table() -> None:
    printed = CliRunner().invoke(workbench, ["keys"]).output
    for command in COMMANDS:
        assert any(
            command.id in line and command.title in line and command.shown_keys in line and command.help in line
            for line in printed.splitlines()
        )


def test_keys_are_named_as_a_person_reads_them() -> None:
    assert next(c for c in COMMANDS if c.id == "claim.next").shown_keys == "j or ↓"
    assert next(c for c in COMMANDS if c.id == "help").first_key == "?"


@pytest.mark.parametrize("context", [Context.DESK, Context.SELECTING])
def test_the_footer_holds_five_to_eight_keys_that_fit_80_cells(context: Context) -> None:
    footer = [c for c in COMMANDS if c.footer and c.context is context]
    assert 5 <= len(footer) <= 8
    assert sum(len(f" {c.first_key} {c.title} ") for c in footer) <= 80
