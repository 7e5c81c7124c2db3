"""The page on keys says what the table of commands says."""

import importlib.util
from pathlib import Path
from types import ModuleType

DOCS = Path(__file__).parents[2] / "docs"


def page() -> ModuleType:
    spec = importlib.util.spec_from_file_location("keys_page", DOCS / "keys_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_on_keys_is_as_the_table_of_commands_has_it() -> None:
    """Where it is not: `python docs/keys_page.py` writes it anew."""
    module = page()
    assert (DOCS / "keys.md").read_text(encoding="utf-8").partition(module.BEGINS)[2].strip() == module.tables().strip()
