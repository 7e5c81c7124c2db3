import importlib

import pytest

from workbench.export.formats import FORMATS, Format, by_ending, named


@pytest.mark.parametrize("format_", FORMATS, ids=lambda f: f.name)
def test_every_format_has_a_writer_a_name_and_endings_of_its_own(format_: Format) -> None:
    module, name = format_.writer.split(":")
    assert callable(getattr(importlib.import_module(module), name))
    assert named(format_.name) is format_
    for ending in format_.endings:
        assert by_ending(f"Log{ending.upper()}") is format_


def test_the_longest_ending_tells_the_format() -> None:
    endings = [ending for format_ in FORMATS for ending in format_.endings]
    assert len(set(endings)) == len(endings)
    for name in ("log", "log.odt", ".csv", "log.csv.bak", "csv"):
        assert by_ending(name) is None
