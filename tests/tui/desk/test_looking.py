from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input, Static

from tests.tui.making import (
    FERRY_CLAIMS,
    HOSTILE_CLAIMS,
    UNTITLED_CLAIMS,
    Reviewing,
    ferry,
    hostile,
    make_file,
    quiet,
    reviewing,
    text_of,
    untitled,
)
from workbench.domain.article import Article
from workbench.domain.claim import Reason
from workbench.store import articles, claims, schema, sqlite
from workbench.tui.commands.command import Command, Context
from workbench.tui.commands.table import COMMANDS
from workbench.tui.screens.help import HelpScreen, Keys
from workbench.tui.screens.search import SearchScreen
from workbench.tui.widgets.lines import KeyLine, ScaleLine
from workbench.tui.widgets.reader import Reader
from workbench.tui.widgets.virtual_list import VirtualList

HERE = [command for command in COMMANDS if command.context is Context.DESK]
ALL = {command.id for command in HERE}


def add_article(path: Path, article: Article) -> None:
    """An article in which no claim was found, last of all."""
    with closing(schema.open_file(path)) as connection, sqlite.writing(connection):
        articles.add(connection, article)
        claims.replace_extracted(connection, article.id, (), "by hand")


def found(ann: Reviewing) -> list[str]:
    """The words that are marked in the text."""
    reader, article = ann.screen.query_one(Reader), ann.screen.session.article
    assert article is not None
    return [span.of(article.text) for span in reader._markup.found.spans]


def rows(ann: Reviewing) -> VirtualList:
    return ann.app.screen.query_one(VirtualList)


def count(ann: Reviewing) -> str:
    return text_of(ann.app.screen.query_one("#count", Static))


def whole(ann: Reviewing) -> str:
    return text_of(ann.app.screen.query_one("#whole", Static))


# The claim


async def test_the_panel_lists_the_parts_of_a_claim_that_asserts_several_things(ann: Reviewing) -> None:
    lines = [" ".join(line.split()) for line in ann.panel.splitlines()]
    at = lines.index("Asserts 3 things")
    assert lines[at + 1].startswith("1 A loading crane toppled")
    assert "2 killing at least three dockers" in lines
    assert "3 hurting 21 people" in lines


async def test_the_panel_says_which_word_needs_the_sentences_before(ann: Reviewing) -> None:
    assert "Needs context “A loading crane”" in " ".join(ann.panel.split())


# Search


async def test_search_finds_as_one_types_and_enter_goes_there(ann: Reviewing) -> None:
    await ann.press("slash", *"9,000 peo")
    assert "1 passage" in count(ann)
    await ann.press("enter")
    assert (ann.article, ann.current) == (untitled.id, UNTITLED_CLAIMS[1].text)


async def test_the_words_found_are_marked_in_the_text(ann: Reviewing) -> None:
    await ann.press("slash", *"crane", "enter")
    assert [word.lower() for word in found(ann)] == ["crane", "crane", "crane", "cranes", "crane"]


async def test_esc_takes_the_marks_off_the_text(ann: Reviewing) -> None:
    await ann.press("slash", *"crane", "enter", "escape")
    assert found(ann) == []


async def test_a_hit_in_another_article_opens_it(ann: Reviewing) -> None:
    await ann.press("slash", *"mayor", "enter")
    assert ann.article == hostile.id
    assert ann.current == HOSTILE_CLAIMS[2].text
    assert found(ann) == ["mayor"]


async def test_the_arrows_choose_among_the_hits(ann: Reviewing) -> None:
    await ann.press("slash", *"dockers", "down", "up")
    assert "said Per Aker" in whole(ann)
    await ann.press("enter")
    assert ann.current == FERRY_CLAIMS[2].text


async def test_the_passage_under_the_cursor_is_shown_whole(ann: Reviewing) -> None:
    await ann.press("slash", *"inspected")
    assert "The port authority said on Tuesday that the crane had been inspected in March." in whole(ann)


async def test_search_comes_back_with_the_words_and_the_row_of_the_last_one(ann: Reviewing) -> None:
    await ann.press("slash", *"dockers", "down", "enter", "slash")
    assert ann.app.screen.query_one(Input).value == "dockers"
    assert rows(ann).cursor == 1
    await ann.press(*"dam")  # what is typed stands for it
    assert ann.app.screen.query_one(Input).value == "dam"


@pytest.mark.parametrize("typed", ["?!\"'*()[]", "-", '"'])
async def test_punctuation_alone_finds_nothing_and_breaks_nothing(ann: Reviewing, typed: str) -> None:
    await ann.press("slash", *typed)
    assert rows(ann).count == 0
    await ann.press("enter")
    assert isinstance(ann.app.screen, SearchScreen)
    assert "words that begin so" in count(ann)


async def test_search_says_when_nothing_was_found(ann: Reviewing) -> None:
    await ann.press("slash", *"zebra", "enter")
    assert "nothing found" in count(ann)
    assert isinstance(ann.app.screen, SearchScreen)


async def test_esc_leaves_search_where_one_was(ann: Reviewing) -> None:
    await ann.press("j", "slash", *"dam", "escape")
    assert (ann.article, ann.current) == (ferry.id, FERRY_CLAIMS[1].text)
    assert found(ann) == []


async def test_digits_typed_in_search_are_text(ann: Reviewing) -> None:
    await ann.press("slash", *"400", "enter")
    assert ann.second.record(FERRY_CLAIMS[0].id).verdicts == ()
    assert found(ann) == ["400"]


async def test_hostile_text_is_listed_harmless(ann: Reviewing) -> None:
    await ann.press("slash", *"says")
    drawn = "".join(rows(ann).render_line(y).text for y in range(3)) + whole(ann)
    assert "[31mred" in drawn
    assert not set("\x1b\x07\u202e") & set(drawn)


# Help and palette


async def test_help_lists_the_commands_of_the_table_and_no_others(ann: Reviewing) -> None:
    await ann.press("question_mark")
    screen = ann.app.screen
    assert isinstance(screen, HelpScreen)
    keys = Keys(HERE, ALL)
    assert rows(ann).count == keys.matching("") == len(HERE)
    assert [keys.meaning(n) for n in range(len(HERE))] == HERE
    assert f"{len(HERE)} of {len(HERE)}" in count(ann)


@pytest.mark.parametrize("command", HERE, ids=lambda command: command.id)
def test_help_finds_a_command_by_its_key_its_title_and_a_word_of_its_help(command: Command) -> None:
    keys = Keys(HERE, ALL)
    for key in command.key_names:
        assert keys.matching(key) > 0
        assert keys.meaning(0) == command
    for words in (command.title, command.title.upper(), " ".join(reversed(command.help.split()[-2:]))):
        assert command in [keys.meaning(n) for n in range(keys.matching(words))]


async def test_enter_in_help_does_what_the_row_says(ann: Reviewing) -> None:
    await ann.press("question_mark", *"Last claim", "enter")
    await ann.settle()
    assert ann.on_top == "DeskScreen"
    assert ann.current == FERRY_CLAIMS[-1].text


async def test_help_opens_what_a_row_opens(ann: Reviewing) -> None:
    await ann.press("question_mark", "t", "enter")
    await ann.settle()
    assert ann.on_top == "WritingScreen"


async def test_help_shows_the_whole_sentence_of_the_row_under_the_cursor(path: object, ann: Reviewing) -> None:
    await ann.press("question_mark", "down", "down")
    assert whole(ann) == (
        "Go to the next claim that nobody has decided, or that needs your second review, in this article or the ones "
        "after it; those you left for later come last. While a search is shown: to its next hit.  Moving, desk"
    )


async def test_esc_leaves_help(ann: Reviewing) -> None:
    await ann.press("question_mark", "escape")
    assert ann.on_top == "DeskScreen"
    assert ann.current == FERRY_CLAIMS[0].text


async def test_help_says_when_no_key_matches(ann: Reviewing) -> None:
    await ann.press("question_mark", *"xyzzy", "enter")
    assert ann.on_top == "HelpScreen"
    assert f"0 of {len(HERE)}" in count(ann)
    assert whole(ann) == ""


@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_the_palette_finds_and_runs_a_command(ann: Reviewing, key: str) -> None:
    await ann.press(key)
    assert ann.on_top == "CommandPalette"
    await ann.press(*"last claim")
    await ann.press("enter")
    await ann.press("enter")
    await ann.settle()
    assert ann.current == FERRY_CLAIMS[-1].text


async def test_the_palette_has_every_command_of_the_table_with_its_keys(ann: Reviewing) -> None:
    from workbench.tui.palette import DeskCommands

    provider = DeskCommands(ann.screen)
    shown = [str(hit.display) async for hit in provider.discover()]
    assert shown == [f"{command.title}  ({command.shown_keys})" for command in HERE]
    for command in HERE:
        titles = [str(hit.text or hit.match_display) async for hit in provider.search(command.title)]
        assert any(command.title in title for title in titles)


async def test_the_palette_finds_a_command_by_words_of_its_help_after_those_by_their_title(ann: Reviewing) -> None:
    from workbench.tui.palette import DeskCommands

    hits = [hit async for hit in DeskCommands(ann.screen).search("open")]
    by_title = {command.title for command in HERE if "open" in f"{command.title}  ({command.shown_keys})".casefold()}
    by_help = {command.title for command in HERE if "open" in command.help.casefold()}
    assert by_help - by_title
    found = {str(hit.match_display).split("  (")[0]: hit.score for hit in hits}
    assert by_title | by_help <= set(found)
    assert min(found[title] for title in by_title) > max(found[title] for title in by_help - by_title)
    assert [hit async for hit in DeskCommands(ann.screen).search("qqq zzz")] == []


@pytest.mark.parametrize("key", ["e", "t", "slash", "question_mark"])
async def test_the_palette_does_not_open_over_a_form(ann: Reviewing, key: str) -> None:
    await ann.press(key)
    before = ann.on_top
    await ann.press("ctrl+p")
    assert ann.on_top == before


async def test_the_panel_names_the_claim_as_commands_take_it(ann: Reviewing) -> None:
    await ann.press("j")
    assert FERRY_CLAIMS[1].id[:8] in ann.panel


async def test_help_greys_what_cannot_be_done_now_and_choosing_it_says_why(path: Path) -> None:
    add_article(path, quiet)
    async with reviewing(path) as ann:
        await ann.press("J", "J", "J", "question_mark", *"False")
        assert ", 2 not possible now" in count(ann)
        assert "not possible now" in whole(ann)
        await ann.press("enter")
        assert ann.on_top == "DeskScreen"
        assert ann.notice.strip() == "There is no claim here to record anything on."


async def test_a_key_that_can_do_nothing_says_why(path: Path) -> None:
    add_article(path, quiet)
    async with reviewing(path) as ann:
        await ann.press("J", "J", "J", "5")
        assert ann.notice.strip() == "There is no claim here to record anything on."
        await ann.press("j")
        assert ann.notice.strip() == "There is no claim in this article."


@pytest.mark.parametrize(("key", "has", "lacks"), [("t", "Your editor", "Keep a copy"), ("e", "Keep a copy", "Your")])
async def test_f1_lists_what_every_key_of_a_form_does(ann: Reviewing, key: str, has: str, lacks: str) -> None:
    await ann.press(key, "f1")
    drawn = "".join(rows(ann).render_line(y).text for y in range(rows(ann).count))
    assert has in drawn
    assert lacks not in drawn
    assert "Next open" not in drawn
    await ann.press("escape", "escape")
    assert ann.on_top == "DeskScreen"


async def test_question_mark_in_a_list_finds_what_it_does_by_key_and_does_it(ann: Reviewing) -> None:
    await ann.press("E", "question_mark", "e", "enter")
    await ann.settle()
    assert ann.on_top == "EvidenceScreen"


async def test_a_click_on_a_key_of_the_footer_or_the_scale_presses_it(ann: Reviewing) -> None:
    keys, scale = ann.screen.query_one(KeyLine), ann.screen.query_one(ScaleLine)
    await ann.pilot.click(scale, offset=(text_of(scale).index("False"), 0))
    await ann.settle()
    assert ann.in_file(FERRY_CLAIMS[0]).standing.rating == "false"
    await ann.pilot.click(keys, offset=(text_of(keys).index("Note"), 0))
    await ann.settle()
    assert ann.on_top == "WritingScreen"
    await ann.press("escape")
    await ann.pilot.click(keys, offset=(119, 0))
    assert ann.on_top == "DeskScreen"


async def test_a_time_that_cannot_be_placed_names_the_key_that_gives_the_article_a_date(tmp_path: Path) -> None:
    timed = replace(
        UNTITLED_CLAIMS[0], reasons=(Reason("a time", 0.1, UNTITLED_CLAIMS[0].start, UNTITLED_CLAIMS[0].end),)
    )
    async with reviewing(make_file(tmp_path / "undated.db", (untitled, (timed,)))) as ann:
        assert "the article states no date; M gives it one" in ann.panel
