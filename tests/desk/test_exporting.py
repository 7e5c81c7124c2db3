import csv
import hashlib
import io
import json
import os
import resource
import shutil
import threading
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.store.making import STORY_CLAIMS, bare
from workbench import __version__
from workbench.desk.desk import Desk
from workbench.desk.exporting import FORMATS, Format, Options, format_of, to_file, to_stream
from workbench.domain.errors import WorkbenchError
from workbench.domain.review import Stance

FERRY = STORY_CLAIMS[0].id
TYPED = "=1+1, \"said\"\r\n'she'\n\n\t– 漢字 😀"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def names_in(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir() if not entry.name.startswith("review.db")}


def test_the_file_holds_exactly_what_was_typed(desk: Desk, tmp_path: Path) -> None:
    desk.decide(FERRY, "false", rationale=TYPED)
    desk.cite(FERRY, "https://example.org/a?b=1,2", stance=Stance.REFUTES, quote=TYPED)
    desk.note(FERRY, TYPED)
    assert to_file(desk, tmp_path / "log.csv")[0].count == 5
    found = rows((tmp_path / "log.csv").read_bytes().decode("utf-8"))
    assert [row["claim"] for row in found[:3]] == [claim.text for claim in STORY_CLAIMS]
    row = found[0]
    assert row["rationale"] == row["evidence_1_quote"] == row["notes"] == "'" + TYPED
    assert (row["verdict"], row["evidence_1_url"]) == ("false", "https://example.org/a?b=1,2")
    assert (row["evidence_1_stance"], row["reviewer"]) == ("refutes", "ann")


def test_the_same_state_gives_the_same_bytes(review_file: Path, desk: Desk, tmp_path: Path) -> None:
    desk.decide(FERRY, "false")
    desk.note(FERRY, "a note")
    to_file(desk, tmp_path / "one.csv")
    with Desk.open(review_file, "", read_only=True) as other:
        to_file(other, tmp_path / "two.csv")
        out = io.StringIO(newline="")
        to_stream(other, out)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes() == out.getvalue().encode("utf-8")


def test_taking_everything_back_gives_the_log_of_before(desk: Desk, tmp_path: Path) -> None:
    to_file(desk, tmp_path / "before.csv")
    desk.cite(FERRY, "https://example.org/")
    desk.decide(FERRY, "false")
    desk.undo()
    desk.undo()
    to_file(desk, tmp_path / "after.csv")
    assert (tmp_path / "before.csv").read_bytes() == (tmp_path / "after.csv").read_bytes()


class Busy(io.StringIO):
    """A place to write to, while a colleague goes on working: at the first write they cite one more source."""

    def __init__(self, colleague: Desk) -> None:
        super().__init__(newline="")
        self.colleague: Desk | None = colleague

    def write(self, text: str) -> int:
        if self.colleague is not None:
            self.colleague.cite(FERRY, "https://example.org/one")
            self.colleague.cite(FERRY, "https://example.org/two")
            self.colleague = None
        return super().write(text)


def test_a_log_is_of_one_moment_whatever_a_colleague_does_meanwhile(review_file: Path, desk: Desk) -> None:
    with Desk.open(review_file, "bob") as bob:
        out = Busy(bob)
        to_stream(desk, out)
    assert [row["evidence_count"] for row in rows(out.getvalue())] == ["0"] * 5
    assert desk.claim(FERRY).standing.evidence == 2


# The file


def test_a_file_is_replaced_whole_and_keeps_its_permissions(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("old " * 100_000)
    path.chmod(0o600)
    to_file(desk, path)
    assert path.read_text(encoding="utf-8").startswith("article_id,")
    assert path.stat().st_mode & 0o777 == 0o600
    assert names_in(tmp_path) == {"log.csv", "log.csv.meta.json"}


def test_a_new_file_has_the_permissions_that_others_of_the_user_have(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    to_file(desk, tmp_path / "log.csv")
    assert (tmp_path / "log.csv").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_stays_a_link(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "log.csv").symlink_to("real.csv")
    to_file(desk, tmp_path / "log.csv")
    assert (tmp_path / "log.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text(encoding="utf-8").startswith("article_id,")


def test_what_is_no_file_is_written_to_and_not_replaced(desk: Desk, tmp_path: Path) -> None:
    pipe = tmp_path / "log.csv"
    os.mkfifo(pipe)
    taken: list[str] = []
    reader = threading.Thread(target=lambda: taken.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    to_file(desk, pipe)
    reader.join()
    assert taken[0].startswith("article_id,")
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "a-link.csv"])
def test_what_is_added_to_a_file_by_way_of_standard_output_leaves_what_was_there(
    workbench: Program, desk: Desk, tmp_path: Path, name: str
) -> None:
    (workbench.home / "a-link.csv").symlink_to("/dev/stdout")
    earlier = tmp_path / "all.csv"
    earlier.write_text("earlier\n")
    with earlier.open("a") as out:
        done = workbench.into(out, "export", desk.path, "--format", "csv", "-o", name)
    assert done.returncode == 0, done.stderr
    assert earlier.read_text(encoding="utf-8").startswith("earlier\narticle_id,")
    assert not Path("/dev/stdout.meta.json").exists()
    assert [one.name for one in workbench.home.iterdir() if "meta" in one.name] == []


def test_a_link_that_leads_to_itself_is_a_sentence(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "log.csv").symlink_to("log.csv")
    with pytest.raises(WorkbenchError, match="leads back to itself; name another place"):
        to_file(desk, tmp_path / "log.csv")


def test_where_the_seal_cannot_be_put_the_old_export_stays_too(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("old")
    (tmp_path / "log.csv.meta.json").mkdir()
    with pytest.raises(WorkbenchError, match=r"log\.csv\.meta\.json could not be written"):
        to_file(desk, tmp_path / "log.csv")
    assert (tmp_path / "log.csv").read_text() == "old"
    assert names_in(tmp_path) == {"log.csv", "log.csv.meta.json"}


def test_a_failure_in_the_middle_leaves_the_old_file_and_nothing_else(
    review_file: Path, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "log.csv"
    path.write_text("old")
    other = bare(review_file)
    other.execute("UPDATE claims SET kind = 'nonsense' WHERE id = ?", (STORY_CLAIMS[2].id,))
    other.close()
    with pytest.raises(ValueError, match="nonsense"):
        to_file(desk, path)
    assert path.read_text() == "old"
    assert names_in(tmp_path) == {"log.csv"}


def test_a_full_disk_leaves_the_old_file_and_says_so(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(WorkbenchError, match=r"log\.csv could not be written: .*\. Name another place\."):
            to_file(desk, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_text() == "old"
    assert names_in(tmp_path) == {"log.csv"}


@pytest.mark.parametrize("name", ["missing/log.csv", "folder", "a-file/log.csv", "x" * 300])
def test_a_place_that_cannot_be_written_is_a_sentence_and_leaves_nothing(desk: Desk, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inside").touch()
    (tmp_path / "a-file").touch()
    with pytest.raises(WorkbenchError, match="could not be written: "):
        to_file(desk, tmp_path / name)
    assert names_in(tmp_path) == {"folder", "a-file"}
    assert names_in(tmp_path / "folder") == {"inside"}


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_a_review_file_whose_name_is_no_utf_8_is_exported_all_the_same(
    review_file: Path, tmp_path: Path, format_: Format
) -> None:
    named = tmp_path / os.fsdecode(b"enqu\xeate <1>.db")
    try:
        shutil.copy(review_file, named)
    except OSError:
        pytest.skip("this file system has names in UTF-8 alone")
    with Desk.open(named, "ann") as desk:
        to_file(desk, tmp_path / "out", format_, Options(rows=format_.rows[0]))
        assert desk.title == "enqu\ufffdte <1>"
    assert (tmp_path / "out").exists()


# The format


@pytest.mark.parametrize(
    ("path", "asked"), [(None, None), ("log.csv", None), ("LOG.CSV", None), ("log.txt", "csv"), (None, "csv")]
)
def test_the_format_is_asked_for_or_told_by_the_ending(path: str | None, asked: str | None) -> None:
    assert format_of(Path(path) if path else None, asked).name == "csv"


@pytest.mark.parametrize("path", ["log", "log.odt", ".csv", "log.csv.bak"])
def test_an_ending_that_tells_nothing_is_a_sentence(path: str) -> None:
    with pytest.raises(WorkbenchError, match="is not clear from its ending"):
        format_of(Path(path), None)


def test_a_log_never_takes_the_place_of_a_database(review_file: Path, desk: Desk, tmp_path: Path) -> None:
    anothers, link = tmp_path / "anothers.csv", tmp_path / "link.csv"
    anothers.write_bytes(review_file.read_bytes())
    link.symlink_to(anothers)
    before = anothers.read_bytes()
    for path in (anothers, link):
        with pytest.raises(WorkbenchError, match="is a database, such as a review file, and was left as it is"):
            to_file(desk, path)
    assert anothers.read_bytes() == before


def test_a_log_is_not_put_among_the_backups(review_file: Path, desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "review.db-backups"
    folder.mkdir()
    (tmp_path / "also").symlink_to(folder)
    for path in (folder / "2026-11-01.db", folder / "log.csv", tmp_path / "also" / "log.csv"):
        with pytest.raises(WorkbenchError, match="lies among the backups of"):
            to_file(desk, path)
    assert list(folder.iterdir()) == []


def test_looking_whether_a_file_is_a_database_drops_no_lock_of_a_desk_open_on_it(desk: Desk, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "other.db", "ann", create=True) as other:
        locks = Path("/proc/locks")
        number = str((tmp_path / "other.db").stat().st_ino)
        held = locks.read_text().count(f":{number} ") if locks.exists() else 0
        with pytest.raises(WorkbenchError, match="is a database"):
            to_file(desk, other.path)
        assert (locks.read_text().count(f":{number} ") if locks.exists() else 0) == held


# The seal


def test_the_seal_stands_beside_the_file_and_says_what_it_was_made_from(desk: Desk, tmp_path: Path) -> None:
    desk.decide(FERRY, "false")
    checkpoint = desk.checkpoint("export")
    assert checkpoint is not None
    path = tmp_path / "log.csv"
    _, seal = to_file(desk, path)
    said = json.loads((tmp_path / "log.csv.meta.json").read_text(encoding="utf-8"))["factcheck_workbench"]
    assert (said["entries"], said["checkpoint"], said["by"], said["rows"]) == (1, checkpoint.id, "ann", "claims")
    assert said["digest"] == seal.digest == json.loads(checkpoint.body)["digest"]
    assert said["program"] == __version__
    assert (said["file"], said["sha256"]) == ("log.csv", hashlib.sha256(path.read_bytes()).hexdigest())


def test_the_files_own_bytes_are_the_same_whoever_exports_and_when(review_file: Path, tmp_path: Path) -> None:
    for rows in FORMATS[0].rows:
        for name in ("ann", "bob"):
            with Desk.open(review_file, name, read_only=True) as desk:
                to_file(desk, tmp_path / f"{name}.csv", options=Options(rows))
        assert (tmp_path / "ann.csv").read_bytes() == (tmp_path / "bob.csv").read_bytes()
        assert (tmp_path / "ann.csv.meta.json").read_bytes() != (tmp_path / "bob.csv.meta.json").read_bytes()


def test_a_review_file_is_not_replaced_by_a_seal_either(review_file: Path, desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "log.csv.meta.json"
    place.write_bytes(review_file.read_bytes())
    with pytest.raises(WorkbenchError, match="is a database"):
        to_file(desk, tmp_path / "log.csv")
    assert place.read_bytes() == review_file.read_bytes()
    assert not (tmp_path / "log.csv").exists()
