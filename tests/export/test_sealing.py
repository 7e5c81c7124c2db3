import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.export.review import SEAL
from workbench.export.sealing import MARK, as_dict, as_json, found_in


@given(by=st.text(), name=st.text())
@example(by="--></script><!--", name="]]>&\u2028")
def test_a_seal_stands_in_any_document_and_is_found_again(by: str, name: str) -> None:
    seal = replace(SEAL, by=by)
    line = as_json(seal, file=name)
    assert not {"<", ">", "&", "\n", "\u2028"} & set(line)
    assert "--" not in line
    for document in (line, f"<!-- {line} -->\n<p>", f'{{"{MARK}": 3}} {line} {as_json(SEAL)}'):
        assert found_in(document) == as_dict(seal, file=name)


def test_a_seal_says_what_the_log_was_and_how_when_and_by_whom_it_was_exported() -> None:
    said = json.loads(as_json(SEAL, file="log.csv", sha256="0" * 64))[MARK]
    assert said.keys() == {
        *("entries", "digest", "checkpoint", "program", "scale", "rows", "at", "by", "file", "sha256"),
    }
    assert (said["entries"], said["digest"], said["by"]) == (3, "ab" * 32, "ann")
    assert said["scale"]["id"] == "default"
    assert said["scale"]["ratings"][0] == {"id": "true", "label": "True", "number": 5}


@pytest.mark.parametrize(
    "said",
    [
        "{}",
        "[1]",
        '{"entries": -1, "digest": "x"}',
        '{"entries": 3, "digest": "abc", "checkpoint": null}',
        f'{{"entries": true, "digest": "{"a" * 64}", "checkpoint": null}}',
        f'{{"entries": 3, "digest": "{"a" * 64}", "checkpoint": 5}}',
        "[" * 100_000,
        '{"entries": 3',
    ],
)
def test_what_only_looks_like_a_seal_is_none(said: str) -> None:
    assert found_in(f'{{"{MARK}": {said}}}') is None
