"""A file as evidence: what proves which it was, and the copy of it."""

import hashlib
import os
from pathlib import Path

import pytest

from workbench.desk import captures
from workbench.domain.errors import WorkbenchError

BYTES = bytes(range(256)) * 9000


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "ha rbour/../log: ü.pdf".replace("/../", "-")
    path.parent.mkdir()
    path.write_bytes(BYTES)
    return path


def test_a_file_is_known_by_its_hash_its_size_and_its_type(scan: Path) -> None:
    file = captures.captured(scan)
    assert file.hash == f"SHA-256:{hashlib.sha256(BYTES).hexdigest()}"
    assert (file.name, file.size, file.media_type, file.kept) == (scan.name, len(BYTES), "application/pdf", False)


def test_a_copy_is_put_beside_the_review_file_once(scan: Path, tmp_path: Path) -> None:
    database = tmp_path / "review.db"
    file = captures.captured(scan, keep_beside=database)
    captures.captured(scan, keep_beside=database)
    (copy,) = captures.copies(database, file)
    assert file.kept
    assert copy.parent == tmp_path / "review.db-evidence"
    assert copy.read_bytes() == BYTES
    assert captures.is_as_it_was(copy, file)
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]


def test_a_copy_that_was_changed_is_told_from_the_file(scan: Path, tmp_path: Path) -> None:
    file = captures.captured(scan, keep_beside=tmp_path / "review.db")
    (copy,) = captures.copies(tmp_path / "review.db", file)
    copy.write_bytes(BYTES[:-1] + b"x")
    assert not captures.is_as_it_was(copy, file)


def test_what_is_no_file_is_no_evidence(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero"), tmp_path / "missing"):
        with pytest.raises(WorkbenchError):
            captures.captured(path, keep_beside=tmp_path / "review.db")
    assert not captures.folder(tmp_path / "review.db").exists()


def test_a_file_is_named_by_its_path_or_its_address(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert captures.named(str(scan)) == scan
    assert captures.named(scan.as_uri()) == scan
    monkeypatch.chdir(scan.parent)
    assert captures.named(scan.name) == Path(scan.name)
    monkeypatch.setenv("HOME", str(scan.parent))
    assert captures.named("~/a.pdf") == scan.parent / "a.pdf"


@pytest.mark.parametrize("reference", ["https://a.example/log.pdf", "abcd1234#0-10", "log.pdf", "", "a\0b", "x" * 5000])
def test_what_names_no_file_is_none(reference: str) -> None:
    assert captures.named(reference) is None


def test_a_path_that_begins_with_somebody_unknown_is_a_file_that_is_not_there() -> None:
    path = captures.named("~nobody-of-that-name/scan.pdf")
    assert path == Path("~nobody-of-that-name/scan.pdf")
    with pytest.raises(WorkbenchError, match="cannot be taken as evidence: No such file"):
        captures.captured(path)
