from pathlib import Path

import pytest

from workbench.desk.config import (
    LIMITS,
    NAMES,
    PUBLISHER,
    Settings,
    checked_files,
    config_file,
    keys_wanted,
    publisher,
    settings,
)
from workbench.domain.dossier import NOBODY, Publisher
from workbench.domain.errors import WorkbenchError
from workbench.extract.models import Models
from workbench.ingest.limits import Limits


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the configuration file stands, not made yet; the login name is lena."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "lena")
    (tmp_path / "factcheck-workbench").mkdir()
    return tmp_path / "factcheck-workbench" / "config.toml"


def test_without_any_setting_the_login_name_signs(config: Path) -> None:
    assert settings() == Settings(reviewer="lena", model=None, theme=None)


def test_the_command_line_wins_over_the_environment_over_the_file_over_the_login_name(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text('reviewer = "from the file"\nmodel = "file_model"\ntheme = "nord"\n')
    assert settings() == Settings("from the file", "file_model", "nord")
    monkeypatch.setenv("WORKBENCH_REVIEWER", "from the environment")
    monkeypatch.setenv("WORKBENCH_MODEL", "environment_model")
    assert settings() == Settings("from the environment", "environment_model", "nord")
    assert settings("from the words", "words_model") == Settings("from the words", "words_model", "nord")


@pytest.mark.parametrize("name", sorted({*NAMES} - {"models"}))
def test_every_setting_can_be_made_in_the_environment(config: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(f"WORKBENCH_{name.upper()}", "30")
    assert str(getattr(settings(), name)) == "30"


def test_keys_are_a_table_in_the_file_and_pairs_in_the_environment(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert settings().keys == keys_wanted() == ()
    config.write_text('[keys]\n"claim.next" = ["j", "down"]\nundo = "z"\nverdict.true = 7\n')
    wanted = (("claim.next", ("j", "down")), ("undo", ("z",)), ("verdict.true", ("7",)))
    assert settings().keys == keys_wanted() == wanted
    monkeypatch.setenv("WORKBENCH_KEYS", "undo=u,F5  help=h")
    assert dict(keys_wanted()) == {**dict(wanted), "undo": ("u", "F5"), "help": ("h",)}


def test_keys_in_tables_of_any_depth_are_read(config: Path) -> None:
    config.write_text(f'[keys]\n{"a." * 2000}b = "x"\n"claim.next" = "j"\n')
    deep, (id_, keys) = keys_wanted()
    assert deep[1] == ()
    assert (id_, keys) == ("claim.next", ("j",))


def test_keys_that_are_no_table_are_named(config: Path) -> None:
    config.write_text('keys = "j"\n')
    with pytest.raises(WorkbenchError, match=r'the setting "keys" wants a table, under a line \[keys\]'):
        settings()


def test_how_many_backups_are_kept_is_a_number_in_the_file_or_the_environment(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert settings().backups == 7
    config.write_text("backups = 30\n")
    assert settings().backups == 30
    monkeypatch.setenv("WORKBENCH_BACKUPS", "0")
    assert settings().backups == 0


def test_language_models_are_a_table_in_the_file_and_a_list_in_the_environment(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert settings().language_models == Models()
    config.write_text('model = "xx"\n[models]\nfr = "fr_core_news_md"\nen = "/models/en"\n')
    assert settings().language_models == Models("xx", (("fr", "fr_core_news_md"), ("en", "/models/en")))
    monkeypatch.setenv("WORKBENCH_MODELS", "fr=fr_core_news_sm, de = de_core_news_sm,")
    assert settings().models == (("fr", "fr_core_news_sm"), ("de", "de_core_news_sm"))


@pytest.mark.parametrize("value", ["fr_core_news_sm", "fr=", "French=fr_core_news_sm", "fr=a=b"])
def test_language_models_that_are_none_are_told_in_a_sentence(
    config: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("WORKBENCH_MODELS", value)
    with pytest.raises(WorkbenchError, match=r'"models" wants languages and models, such as fr = fr_core_news_md, not'):
        settings()


def test_claims_are_looked_for_by_two_processes_at_most_unless_a_setting_says_otherwise(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert settings().extract_processes in (1, 2)
    config.write_text("extract_processes = 8\n")
    assert settings().extract_processes == 8
    monkeypatch.setenv("WORKBENCH_EXTRACT_PROCESSES", "0")
    with pytest.raises(WorkbenchError, match='"extract_processes" wants a number from 1 to 64, not 0'):
        settings()


def test_articles_are_set_as_a_reader_likes_them(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (settings().measure, settings().centred) == (84, True)
    config.write_text("measure = 66\ncentred = false\n")
    assert (settings().measure, settings().centred) == (66, False)
    monkeypatch.setenv("WORKBENCH_CENTRED", "yes")
    monkeypatch.setenv("WORKBENCH_MEASURE", "100")
    assert (settings().measure, settings().centred) == (100, True)
    for number in ("19", "401", "0"):
        monkeypatch.setenv("WORKBENCH_MEASURE", number)
        with pytest.raises(WorkbenchError, match=f'"measure" wants a number from 20 to 400, not {number}'):
            settings()


@pytest.mark.parametrize("value", ["seven", "-1", "1.5", "²", "9" * 5000])
def test_a_number_that_is_none_is_told_in_a_sentence(config: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("WORKBENCH_BACKUPS", value)
    with pytest.raises(WorkbenchError, match=r'"backups" wants a whole number such as 7, or 0 for none'):
        settings()


@pytest.mark.parametrize(("value", "on"), [("true", True), ("on", True), ("1", True), ("False", False), ("0", False)])
def test_a_switch_is_on_or_off_in_the_environment(
    config: Path, monkeypatch: pytest.MonkeyPatch, value: str, on: bool
) -> None:
    assert settings().refit_on_open is False
    monkeypatch.setenv("WORKBENCH_REFIT_ON_OPEN", value)
    assert settings().refit_on_open is on
    config.write_text(f"refit_on_open = {str(not on).lower()}\n")
    assert settings().refit_on_open is on
    monkeypatch.delenv("WORKBENCH_REFIT_ON_OPEN")
    assert settings().refit_on_open is not on


def test_a_switch_that_is_neither_on_nor_off_is_told_in_a_sentence(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_REFIT_ON_OPEN", "perhaps")
    with pytest.raises(WorkbenchError, match='"refit_on_open" wants true or false, not "perhaps"'):
        settings()
    monkeypatch.delenv("WORKBENCH_REFIT_ON_OPEN")
    config.write_text('refit_on_open = "true"\n')
    with pytest.raises(WorkbenchError, match='"refit_on_open" wants true or false, without quotation marks'):
        settings()


def test_an_empty_setting_in_the_environment_is_none(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text('reviewer = "from the file"\n')
    monkeypatch.setenv("WORKBENCH_REVIEWER", "")
    assert settings().reviewer == "from the file"


def test_limits_are_set_in_the_file_and_the_environment_wins(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings().limits == Limits()
    config.write_text("max_seconds = 90\nmax_page_mb = 20\n")
    monkeypatch.setenv("WORKBENCH_MAX_PAGE_MB", "30")
    assert settings().limits == Limits(seconds=90, page=30)


@pytest.mark.parametrize("name", LIMITS)
def test_every_limit_can_be_set_in_the_environment(config: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(f"WORKBENCH_{name.upper()}", "7")
    assert getattr(settings().limits, LIMITS[name]) == 7


def test_there_is_a_setting_for_every_limit() -> None:
    assert set(LIMITS.values()) == set(Limits.__struct_fields__)


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "much", "9" * 20])
def test_a_limit_that_is_no_whole_number_above_0_is_named(
    config: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("WORKBENCH_MAX_SECONDS", value)
    with pytest.raises(WorkbenchError, match=f"WORKBENCH_MAX_SECONDS wants a whole number above 0, not {value}"):
        settings()


def test_files_to_look_into_are_a_list_in_the_file_and_parted_as_in_path_in_the_environment(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert checked_files() == ()
    config.write_text('checked_files = ["~/desk/2025.db", "other.db", "other.db"]\n')
    assert checked_files() == (Path.home() / "desk" / "2025.db", Path("other.db"))
    assert settings().reviewer == "lena"
    monkeypatch.setenv("WORKBENCH_CHECKED_FILES", "a.db::b c.db")
    assert checked_files() == (Path("a.db"), Path("b c.db"))


@pytest.mark.parametrize("value", ['"one.db"', "[1]", '["a.db", "b\\nc.db"]', '["a\\u0000b"]', "{}"])
def test_files_to_look_into_that_are_no_list_are_told_in_a_sentence(config: Path, value: str) -> None:
    config.write_text(f"checked_files = {value}\n")
    with pytest.raises(WorkbenchError, match='the setting "checked_files" wants a list of files'):
        checked_files()


def test_a_blank_name_signs_nothing(config: Path) -> None:
    config.write_text('reviewer = "  "\n')
    assert settings().reviewer == "lena"


def test_the_file_is_looked_for_where_the_system_keeps_configuration(config: Path) -> None:
    assert config_file() == config


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"reviewer = ", "is not valid TOML"),
        (b"\xff\xfe", "is not valid TOML"),
        (b'colour = "red"', 'there is no setting "colour"; there are reviewer, model, theme, backups, signing_key, '),
        (b"max_seconds = 0", 'the setting "max_seconds" wants a whole number above 0'),
        (b"max_seconds = true", 'the setting "max_seconds" wants a whole number above 0'),
        (b'max_seconds = "5"', 'the setting "max_seconds" wants a whole number above 0'),
        (b"reviewer = 5", 'the setting "reviewer" wants a text in quotation marks'),
        (b"backups = 1.5", 'the setting "backups" wants a whole number'),
        (b"[reviewer]\nname = 'ann'", 'the setting "reviewer" wants a text'),
    ],
)
def test_a_file_that_cannot_be_understood_is_told_in_a_sentence_that_names_it(
    config: Path, content: bytes, sentence: str
) -> None:
    config.write_bytes(content)
    with pytest.raises(WorkbenchError, match=sentence) as caught:
        settings()
    assert str(config) in str(caught.value)


def test_a_folder_in_place_of_the_file_is_told_in_a_sentence(config: Path) -> None:
    config.mkdir()
    with pytest.raises(WorkbenchError, match="cannot be read"):
        settings()


def test_who_publishes_is_set_in_the_file_and_the_environment_wins(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert publisher() == NOBODY
    config.write_text('publisher = "The Desk"\nreview_url = "https://desk.example/{claim}"\n')
    assert publisher() == Publisher("The Desk", review_url="https://desk.example/{claim}")
    assert settings().reviewer == "lena"
    for name in PUBLISHER:
        monkeypatch.setenv(f"WORKBENCH_{name.upper()}", "https://other.example/")
    assert publisher() == Publisher(*["https://other.example/"] * 4)


@pytest.mark.parametrize("name", sorted(PUBLISHER.keys() - {"publisher"}))
def test_what_is_no_web_address_is_told_in_a_sentence(config: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for value in ("desk.example", "javascript:alert(1)", "https://desk.example/a b"):
        monkeypatch.setenv(f"WORKBENCH_{name.upper()}", value)
        with pytest.raises(WorkbenchError, match=f'"{name}" wants a web address such as https://example.org/'):
            publisher()
