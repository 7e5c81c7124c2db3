import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.domain.errors import WorkbenchError
from workbench.ingest.limits import Limits
from workbench.ingest.sources import STANDARD_INPUT, sources


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(f"words of {name}")


def names(*named: str) -> list[str]:
    return [source.name for source in sources(named)]


def problem(*named: str) -> str:
    """The sentence for the one source that *named* stands for."""
    (source,) = sources(named)
    with pytest.raises(WorkbenchError) as refused:
        source.read()
    sentence = str(refused.value)
    assert sentence.startswith(source.name)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_files_are_read_in_the_order_they_are_named(desk: Path) -> None:
    write("b.txt", "a.md")
    assert names("b.txt", "a.md") == ["b.txt", "a.md"]
    assert [source.read() for source in sources(["b.txt"])] == [b"words of b.txt"]


def test_a_folder_stands_for_the_files_of_every_kind_that_can_be_read(desk: Path) -> None:
    readable = ["a.docx", "b.epub", "c.htm", "d.html.gz", "e.jsonl", "f.pdf", "g.txt"]
    write(*(f"in/{name}" for name in readable), "in/h.odt", "in/i.db", "in/j.gz")
    assert names("in") == [f"in/{name}" for name in readable]


def test_what_a_folder_holds_is_sorted_by_path(desk: Path) -> None:
    write("in/z.txt", "in/a.markdown", "in/sub/c.TEXT", "in/sub/b.md", "in/picture.png", "in/noending")
    assert names("in") == ["in/a.markdown", "in/sub/b.md", "in/sub/c.TEXT", "in/z.txt"]


def test_hidden_files_and_folders_are_passed_over(desk: Path) -> None:
    write("in/a.txt", "in/.b.txt", "in/.git/c.txt")
    assert names("in") == ["in/a.txt"]


def test_a_hidden_file_that_is_named_is_read(desk: Path) -> None:
    write(".a.txt")
    assert names(".a.txt") == [".a.txt"]


def test_links_that_loop_are_followed_once(desk: Path) -> None:
    write("in/a.txt", "in/sub/b.txt")
    os.symlink("..", "in/sub/up")
    os.symlink("loop", "in/loop")
    assert names("in") == ["in/a.txt", "in/sub/b.txt"]


def test_a_file_named_twice_is_read_once(desk: Path) -> None:
    write("in/a.txt")
    os.symlink("a.txt", "in/same.txt")
    assert names("in/a.txt", "in", "./in/a.txt") == ["in/a.txt"]


def test_a_pattern_the_shell_left_alone_is_expanded(desk: Path) -> None:
    write("in/b.txt", "in/a.txt", "in/deep/c.txt")
    assert names("in/*.txt") == ["in/a.txt", "in/b.txt"]
    assert names("in/**/*.txt") == ["in/a.txt", "in/b.txt", "in/deep/c.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(desk: Path) -> None:
    write("what[1]?.txt")
    assert names("what[1]?.txt") == ["what[1]?.txt"]


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"piped")))
    (source,) = sources(["-"])
    assert source.name == STANDARD_INPUT
    assert source.read() == b"piped"


def test_one_bad_source_does_not_stop_the_others(desk: Path) -> None:
    write("a.txt", "b.txt")
    read = []
    for source in sources(["a.txt", "gone.txt", "b.txt"]):
        try:
            read.append(source.read())
        except WorkbenchError as error:
            read.append(str(error).encode()[:8])
    assert read == [b"words of a.txt", b"gone.txt", b"words of b.txt"]


def test_sources_come_one_by_one_as_they_are_asked_for(desk: Path) -> None:
    write("a.txt")
    stream = sources(["a.txt", "late.txt"])
    assert next(stream).problem is None
    write("late.txt")
    assert next(stream).read() == b"words of late.txt"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing.txt", "does not exist"),
        ("no\x00way.txt", "does not exist"),
        ("*.nothing", "matches no file"),
        ("photo.png", "a picture"),
        ("figures.XLSX", "a spreadsheet"),
        ("letter.odt", "an OpenDocument text"),
        ("empty", "holds nothing to read"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(desk: Path, name: str, says: str) -> None:
    write("photo.png", "figures.XLSX", "letter.odt", "empty/.hidden.txt")
    assert says in problem(name)


def test_the_kinds_that_can_be_read_are_named(desk: Path) -> None:
    write("letter.odt")
    kinds = ("plain text", "Markdown", "web pages", "PDF", "Word", "EPUB", "JSON lines")
    assert all(kind in problem("letter.odt") for kind in kinds)


def test_a_file_of_unknown_ending_is_read_when_it_is_named(desk: Path) -> None:
    write("notes.log", "notes")
    assert names("notes.log", "notes") == ["notes.log", "notes"]


def test_a_file_that_goes_away_before_it_is_read_is_said(desk: Path) -> None:
    write("a.txt")
    (source,) = sources(["a.txt"])
    Path("a.txt").unlink()
    with pytest.raises(WorkbenchError, match="does not exist any more"):
        source.read()


def test_a_link_to_nothing_in_a_folder_is_said(desk: Path) -> None:
    Path("in").mkdir()
    os.symlink("nowhere", "in/a.txt")
    assert "link to nothing" in problem("in")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said(desk: Path) -> None:
    write("a.txt")
    Path("a.txt").chmod(0)
    assert "may not be read by you" in problem("a.txt")


def test_what_the_system_refuses_is_said(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    write("in/a.txt")
    monkeypatch.setattr(os, "listdir", refuse)
    assert "may not be read by you" in problem("in")


def test_a_device_is_not_read(desk: Path) -> None:
    assert "not a file" in problem("/dev/zero")


def test_a_pipe_is_read(desk: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"from a pipe")
    os.close(writing)
    (source,) = sources([f"/dev/fd/{reading}"])
    assert source.read() == b"from a pipe"
    os.close(reading)


def test_a_file_over_the_limit_is_refused(desk: Path) -> None:
    small = Limits(file=1)
    Path("much.txt").write_bytes(b"0" * 1_000_001)
    Path("just.txt").write_bytes(b"0" * 1_000_000)
    with pytest.raises(WorkbenchError, match=r"larger than 1 MB; .* raise max_file_mb"):
        next(iter(sources(["much.txt"]))).read(small)
    assert len(next(iter(sources(["just.txt"]))).read(small)) == 1_000_000


def test_an_endless_pipe_is_read_no_further_than_the_limit(desk: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "while True: print('x' * 9999)"], stdout=subprocess.PIPE) as endless:
        assert endless.stdout is not None
        (source,) = sources([f"/dev/fd/{endless.stdout.fileno()}"])
        with pytest.raises(WorkbenchError, match="larger than 1 MB"):
            source.read(Limits(file=1))
        endless.kill()
