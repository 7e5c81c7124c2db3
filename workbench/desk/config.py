"""Settings: what the command line says, else the environment, else the configuration file, else a default."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from workbench.desk.keys import Keys, wanted
from workbench.domain.errors import WorkbenchError
from workbench.extract.models import Models
from workbench.ingest.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from workbench.domain.dossier import Publisher

NAMES = (
    *("reviewer", "model", "theme", "backups", "signing_key", "allowed_signers", "extract_processes", "models"),
    "measure",
)
"""What can be set, in ``config.toml`` or as ``WORKBENCH_<NAME>``."""

PUBLISHER = {"publisher": "name", "publisher_url": "url", "publisher_logo": "logo", "review_url": "review_url"}
"""What can be set in the same ways of who publishes the fact checks: a name, and web addresses."""

_NUMBERS = ("backups", "extract_processes", "measure")

SWITCHES = ("refit_on_open", "centred", "mouse", "hints")
"""What can be set in the same ways to be done or not: ``true`` or ``false``."""

PATHS = ("checked_files",)
"""What can be set of several files: a list of texts in the file, parted as in ``PATH`` in the environment."""

TABLES = ("keys",)
"""What is a table of its own in the file."""

_ON, _OFF = ("true", "on", "yes", "1"), ("false", "off", "no", "0")

BACKUPS = 7
"""How many daily backups are kept unless a setting says otherwise."""

MEASURE = 84
"""Cells of an article's row at most unless a setting says otherwise: longer rows tire the eye."""

_MOST_PROCESSES = 64
_MEASURES = range(20, 401)
_LANGUAGE_MODELS = r"\s*([a-z]{2,3})\s*=\s*([^\s,=]+)\s*"

LIMITS = {
    "max_file_mb": "file",
    "max_unpacked_mb": "unpacked",
    "max_page_mb": "page",
    "max_text_mb": "text",
    "max_seconds": "seconds",
    "max_memory_mb": "memory",
    "max_web_mb": "web",
    "max_web_unpacked_mb": "web_unpacked",
    "max_web_seconds": "web_seconds",
    "max_extract_seconds": "extract_seconds",
}
"""What can be set in the same ways of how much is read of one file: whole numbers above 0."""


def cores_to_use() -> int:
    """How many processes look for claims unless a setting says otherwise: two, or one where there is but one core."""
    return min(2, os.cpu_count() or 1)


class Settings(Struct, frozen=True):
    """*reviewer* signs what is recorded; *model* names a spaCy pipeline (None: English); *theme* dresses the desk.

    *models* names such pipelines by language. *extract_processes* is how many processes at most look for claims.
    *backups* is how many daily backups are kept beside the file; 0 makes none. *signing_key* is the path of the SSH key
    that signs checkpoints, *allowed_signers* that of a file in OpenSSH's format which says whose a key is. *limits*
    bound what is read. *refit_on_open* has the weights of check-worthiness learn from new decisions whenever the desk
    is opened. Articles are read in rows of *measure* cells at most, in a column that is *centred* or at the left.
    Without *mouse* the desk leaves it to the terminal, without *hints* it gives none to who is new.
    *keys* are ids of commands with the keys that they are to have on the desk, as they were written.
    """

    reviewer: str
    model: str | None = None
    theme: str | None = None
    backups: int = BACKUPS
    signing_key: str | None = None
    allowed_signers: str | None = None
    limits: Limits = DEFAULT
    models: tuple[tuple[str, str], ...] = ()
    extract_processes: int = field(default_factory=cores_to_use)
    refit_on_open: bool = False
    keys: Keys = ()
    measure: int = MEASURE
    centred: bool = True
    mouse: bool = True
    hints: bool = True

    @property
    def language_models(self) -> Models:
        """The spaCy pipelines to read articles with."""
        return Models(self.model, self.models)


def config_file() -> Path:
    """Where the configuration is looked for; the file need not exist."""
    from xdg_base_dirs import xdg_config_home

    return xdg_config_home() / "factcheck-workbench" / "config.toml"


def demonstration_articles() -> Path:
    """The folder of the demonstration articles: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    return next((f for f in (package / "seeds", package.parent / "seeds") if f.is_dir()), package / "seeds")


def settings(reviewer: str | None = None, model: str | None = None) -> Settings:
    """The settings in force; *reviewer* and *model* are what the command line says.

    Raises WorkbenchError when the configuration file cannot be understood.
    """
    written = _written(config_file())
    found = _from_file(config_file(), written)
    chosen = dict(found)
    chosen |= {name: value for name in (*NAMES, *SWITCHES) if (value := os.environ.get(f"WORKBENCH_{name.upper()}"))}
    chosen |= {name: value for name, value in (("reviewer", reviewer), ("model", model)) if value}
    who = chosen.get("reviewer", "").strip() or _login_name()
    try:
        who.encode("utf-8")
    except UnicodeEncodeError:
        raise WorkbenchError("The reviewer's name is not valid Unicode; give another with --reviewer NAME.") from None
    return Settings(
        reviewer=who,
        model=chosen.get("model") or None,
        theme=chosen.get("theme") or None,
        backups=_number("backups", chosen["backups"]) if chosen.get("backups") else BACKUPS,
        signing_key=chosen.get("signing_key") or None,
        allowed_signers=chosen.get("allowed_signers") or None,
        limits=_limits(found),
        models=_models(chosen.get("models", "")),
        extract_processes=_processes(chosen["extract_processes"])
        if chosen.get("extract_processes")
        else cores_to_use(),
        refit_on_open=_switch("refit_on_open", chosen.get("refit_on_open") or "false"),
        measure=_measure(chosen["measure"]) if chosen.get("measure") else MEASURE,
        centred=_switch("centred", chosen.get("centred") or "true"),
        mouse=_switch("mouse", chosen.get("mouse") or "true"),
        hints=_switch("hints", chosen.get("hints") or "true"),
        keys=wanted(written.get("keys", {}), os.environ.get("WORKBENCH_KEYS", "")),
    )


def allowed_signers() -> str | None:
    """The file that says whose a key is, where one is set; a reviewer's name is not needed to know that.

    Raises WorkbenchError when the configuration file cannot be understood.
    """
    return os.environ.get("WORKBENCH_ALLOWED_SIGNERS") or _from_file(config_file()).get("allowed_signers") or None


def publisher() -> Publisher:
    """Who publishes the fact checks, as far as it is set.

    Raises WorkbenchError when the configuration file cannot be understood, or an address set there is none.
    """

    from workbench.domain.dossier import Publisher
    from workbench.export.web import address

    found = _from_file(config_file())
    chosen = {name: os.environ.get(f"WORKBENCH_{name.upper()}") or found.get(name) or None for name in PUBLISHER}
    for name, value in chosen.items():
        if value and name != "publisher" and address(value) is None:
            raise WorkbenchError(
                f'The setting "{name}" wants a web address such as https://example.org/, not "{value}".'
            )
    return Publisher(**{PUBLISHER[name]: value for name, value in chosen.items()})


def checked_files() -> tuple[Path, ...]:
    """The review files in which is looked for what was checked before; they need not exist.

    Raises WorkbenchError when the configuration file cannot be understood.
    """
    found = _from_file(config_file()).get("checked_files", "").split("\n")
    if named := os.environ.get("WORKBENCH_CHECKED_FILES"):
        found = named.split(os.pathsep)
    return tuple(dict.fromkeys(Path(os.path.expanduser(name)) for name in found if name))


def kept_checks() -> Path:
    """The folder in which what was checked in other files is kept ready; it need not exist."""
    from xdg_base_dirs import xdg_cache_home

    return xdg_cache_home() / "factcheck-workbench" / "checks"


def keys_wanted() -> Keys:
    """The keys that are wanted for commands; a reviewer's name is not needed to know them.

    Raises WorkbenchError when the configuration file cannot be understood.
    """
    written = _written(config_file())
    _from_file(config_file(), written)
    return wanted(written.get("keys", {}), os.environ.get("WORKBENCH_KEYS", ""))


def reader(named: str | None = None) -> str:
    """Who reads, for whom blind review hides what others decided; nobody in particular where that is not known.

    *named* is what the command line says.
    """
    try:
        return settings(named).reviewer
    except WorkbenchError:
        return named.strip() if named and named.isprintable() else ""


def _number(name: str, value: str) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) < 5):
        raise WorkbenchError(f'The setting "{name}" wants a whole number such as 7, or 0 for none, not "{value[:20]}".')
    return int(value)


def _processes(value: str) -> int:
    number = _number("extract_processes", value)
    if not 0 < number <= _MOST_PROCESSES:
        raise WorkbenchError(
            f'The setting "extract_processes" wants a number from 1 to {_MOST_PROCESSES}, not {number}.'
        )
    return number


def _measure(value: str) -> int:
    number = _number("measure", value)
    if number not in _MEASURES:
        raise WorkbenchError(
            f'The setting "measure" wants a number from {_MEASURES.start} to {_MEASURES.stop - 1}, not {number}.'
        )
    return number


def _models(value: str) -> tuple[tuple[str, str], ...]:
    """The pairs of "en = en_core_web_md, fr = fr_core_news_md"."""
    found = []
    for pair in filter(str.strip, value.split(",")):
        read = re.fullmatch(_LANGUAGE_MODELS, pair)
        if read is None:
            raise WorkbenchError(
                f'The setting "models" wants languages and models, such as fr = fr_core_news_md, not "{pair[:40]}".'
            )
        found.append((read[1], read[2]))
    return tuple(found)


def _switch(name: str, value: str) -> bool:
    if value.lower() not in (*_ON, *_OFF):
        raise WorkbenchError(f'The setting "{name}" wants true or false, not "{value[:20]}".')
    return value.lower() in _ON


def _limits(found: dict[str, str]) -> Limits:
    """The limits that the environment, else the configuration file as *found*, sets; the default for the others."""
    chosen = {name: int(value) for name, value in found.items() if name in LIMITS}
    for name in LIMITS:
        variable = f"WORKBENCH_{name.upper()}"
        if value := os.environ.get(variable):
            if not re.fullmatch("0*[1-9][0-9]{0,8}", value):
                raise WorkbenchError(f"{variable} wants a whole number above 0, not {value}.")
            chosen[name] = int(value)
    return replace(DEFAULT, **{LIMITS[name]: value for name, value in chosen.items()})


def _written(path: Path) -> dict[str, Any]:
    """What stands in the file, as it stands there."""
    if path.exists() and not path.is_file():
        raise WorkbenchError(f"{path} cannot be read: it is not a file.")
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except UnicodeDecodeError as error:
        raise WorkbenchError(f"{path} is not valid TOML: {error}.") from None
    except OSError as error:
        raise WorkbenchError(f"{path} cannot be read: {error.strerror}.") from None
    return _parsed(path, text)


def _parsed(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise WorkbenchError(f"{path} is not valid TOML: it is nested too deep.") from None
    except tomllib.TOMLDecodeError as error:
        raise WorkbenchError(f"{path} is not valid TOML: {error}.") from None


def _from_file(path: Path, written: Mapping[str, Any] | None = None) -> dict[str, str]:
    """The settings of the file, but for its tables; *written* is what stands there, where that was read already."""
    found = dict(_written(path) if written is None else written)
    for name in TABLES:
        if not isinstance(found.pop(name, {}), dict):
            raise WorkbenchError(f'{path}: the setting "{name}" wants a table, under a line [{name}].')
    for name, value in found.items():
        if name not in (*NAMES, *PUBLISHER, *SWITCHES, *LIMITS, *PATHS):
            known = ", ".join((*NAMES, *PUBLISHER, *SWITCHES, *PATHS, *LIMITS, *TABLES))
            raise WorkbenchError(f'{path}: there is no setting "{name}"; there are {known}.')
        if name in LIMITS:
            if type(value) is not int or not 0 < value < 10**9:
                raise WorkbenchError(f'{path}: the setting "{name}" wants a whole number above 0.')
        elif name == "models" and isinstance(value, dict):
            found[name] = ", ".join(f"{language} = {model}" for language, model in value.items())
        elif name in PATHS:
            if not isinstance(value, list) or not all(
                isinstance(one, str) and not {"\n", "\0"} & {*one} for one in value
            ):
                raise WorkbenchError(f'{path}: the setting "{name}" wants a list of files, such as ["~/desk/2025.db"].')
            found[name] = "\n".join(value)
        elif name in SWITCHES:
            if type(value) is not bool:
                raise WorkbenchError(f'{path}: the setting "{name}" wants true or false, without quotation marks.')
        elif not isinstance(value, str) and (name not in _NUMBERS or type(value) is not int):
            kind = "a whole number" if name in _NUMBERS else "a text in quotation marks"
            raise WorkbenchError(f'{path}: the setting "{name}" wants {kind}.')
    return {name: str(value) for name, value in found.items()}


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise WorkbenchError("Your login name is not known here; say who reviews with --reviewer NAME.") from None
