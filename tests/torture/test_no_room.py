"""No room on the disk, or no leave to make a file longer: a plain sentence, nothing lost, and a sound file."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.torture.child import ROOT
from tests.torture.cramped import Job, Round
from tests.torture.requirements import needs_signals, needs_watching
from tests.torture.rounds import DISKS, FULL, LIMITS
from tests.torture.work import kept, missing, reopened

COMMAND = (sys.executable, "-m", "tests.torture.cramped")
A_SMALL_DISK = 4_000_000
OWN_DISK = ("unshare", "--map-root-user", "--mount", "sh", "-c")
"""A disk that only the process sees, and that goes with it; no right of the administrator's is needed."""


def told(job: Job, *command: str) -> list[Round]:
    """What the process tells of its rounds."""
    process = subprocess.Popen(
        [*(command or (*COMMAND, json.dumps(asdict(job))))],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    out, _ = process.communicate()
    assert process.returncode == 0
    done = [Round(**json.loads(line)) for line in out.splitlines()]
    assert len(done) == job.rounds
    return done


def judge(what: str, done: list[Round], folder: Path, tell: Callable[[str], None]) -> None:
    problems: list[str] = []
    lost = kept_though_refused = refused = 0
    sentences: Counter[str] = Counter()
    for round_ in done:
        path = folder / Path(round_.path).name
        acknowledged = {(mark[0], mark[1], mark[2]) for mark in round_.acknowledged}
        problems += [f"{path.name}: {problem}" for problem in reopened(path, create=True)]
        lost += len(missing(acknowledged, path))
        kept_though_refused += len({(mark[0], mark[1], mark[2]) for mark in round_.refused} & kept(path))
        refused += len(round_.sentences)
        sentences.update(re.sub(r"\S*\.db", "FILE", sentence) for sentence in round_.sentences)
    tell(
        f"{what}: {len(done)} rounds, {sum(len(round_.acknowledged) for round_ in done)} entries acknowledged, "
        f"{lost} lost, {refused} refused, {kept_though_refused} of them in the file all the same, "
        f"{len(problems)} problems"
    )
    for sentence, times in sentences.most_common():
        tell(f"  {times} times: {sentence}")
    assert problems == []
    assert lost == 0
    assert kept_though_refused == 0
    assert refused > 0
    assert all(re.search("disk|room|folder", sentence) for sentence in sentences)


@pytest.fixture
def template_file(tmp_path: Path, template: bytes) -> Path:
    path = tmp_path / "template"
    path.write_bytes(template)
    return path


@needs_watching
def test_a_full_disk_at_any_write_loses_nothing(
    tmp_path: Path, template_file: Path, tell: Callable[[str], None]
) -> None:
    job = Job("full", str(tmp_path), FULL, str(template_file))
    judge("a disk that is full at a random write", told(job), tmp_path, tell)


@needs_signals
def test_a_limit_of_the_files_size_loses_nothing(
    tmp_path: Path, template_file: Path, tell: Callable[[str], None]
) -> None:
    job = Job("limit", str(tmp_path), LIMITS, str(template_file))
    judge("a limit of the file's size", told(job), tmp_path, tell)


def own_disk() -> str | None:
    """Why no small disk can be had here, None where one can."""
    try:
        done = subprocess.run([*OWN_DISK, "mount -t tmpfs none /mnt"], capture_output=True, text=True, check=False)
    except OSError as error:
        return f"no small disk can be made here: {error}"
    return None if done.returncode == 0 else f"no small disk can be made here: {done.stderr.strip()}"


def test_a_disk_that_is_really_full_loses_nothing(
    tmp_path: Path, template_file: Path, tell: Callable[[str], None]
) -> None:
    if reason := own_disk():
        pytest.skip(reason)
    disk, kept_at = tmp_path / "disk", tmp_path / "kept"
    disk.mkdir()
    kept_at.mkdir()
    done = []
    for number in range(DISKS):
        job = Job("disk", str(disk), 1, str(template_file), number)
        mount = f'mount -t tmpfs -o size={A_SMALL_DISK} none "$1"'
        script = f'{mount} && "$3" -m tests.torture.cramped "$4" && cp "$1"/*.db* "$2"'
        done += told(job, *OWN_DISK, script, "sh", str(disk), str(kept_at), sys.executable, json.dumps(asdict(job)))
    judge("a disk that is full", done, kept_at, tell)
