import contextlib
import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.store.making import bare
from workbench.domain.errors import WorkbenchError
from workbench.store import holding, place, schema, sqlite
from workbench.store.check import check

# Where a file lies on Linux. The lines are as real systems list them.

MOUNTS = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
31 27 0:27 / /run/user/1000 rw,nosuid,nodev - tmpfs tmpfs rw,size=1630548k,mode=700,uid=1000,gid=1000
36 27 0:44 / /desk rw,relatime shared:200 - autofs systemd-1 rw,fd=48,pgrp=1,timeout=0,direct
41 36 0:45 / /desk rw,relatime shared:207 - nfs4 nas.example.org:/volume1/desk rw,vers=4.2,rsize=1048576,hard,proto=tcp
42 27 0:46 / /mnt/Fact\040check rw,relatime shared:210 master:3 - cifs //nas/Fact\040check rw,vers=3.1.1,cache=strict
43 27 0:47 / /mnt/back\134slash rw,relatime - nfs nas:/old rw,vers=3
44 31 0:48 / /run/user/1000/gvfs rw,nosuid,nodev - fuse.gvfsd-fuse gvfsd-fuse rw,user_id=1000,group_id=1000
45 27 0:49 / /home/ann/server rw,nosuid,nodev - fuse.sshfs ann@server:/srv/desk rw,user_id=1000,group_id=1000
46 27 0:50 / /home/ann/dav rw,nosuid - fuse https://cloud.example.org/dav rw,user_id=1000,group_id=1000
47 27 0:51 / /mnt/c rw,noatime - 9p C:\134 rw,dirsync,aname=drvfs;path=C:\;uid=1000;gid=1000,access=client,trans=fd
48 27 8:17 / /media/stick rw,nosuid,nodev - fuseblk /dev/sdb1 rw,user_id=0,group_id=0,allow_other
49 27 0:52 / /var/lib/docker/overlay2/4f/merged rw,relatime - overlay overlay rw,lowerdir=/l/A:/l/B,upperdir=/u
50 41 8:33 / /desk/scratch rw,relatime - xfs /dev/sdc1 rw,attr2
51 27 0:60 / /mnt/vm rw,relatime - vboxsf shared rw,iocharset=utf8
"""


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/ann/review.db", None),
        ("/review.db", None),
        ("/desk/review.db", "NFS"),
        ("/desk/2026/november/review.db", "NFS"),
        ("/desktop/review.db", None),
        ("/desk/scratch/review.db", None),
        ("/mnt/Fact check/review.db", "SMB"),
        ("/mnt/back\\slash/review.db", "NFS"),
        ("/run/user/1000/gvfs/smb-share:server=nas,share=desk/review.db", "gvfsd-fuse"),
        ("/home/ann/server/review.db", "sshfs"),
        ("/home/ann/dav/review.db", "WebDAV"),
        ("/mnt/c/Users/ann/review.db", "a shared folder"),
        ("/mnt/vm/review.db", "a shared folder"),
        ("/media/stick/review.db", None),
        ("/var/lib/docker/overlay2/4f/merged/review.db", None),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="the list of mounts is Linux's")
def test_the_network_is_told_by_the_mount_that_holds_the_file(
    path: str, name: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mountinfo").write_text(MOUNTS)
    monkeypatch.setattr(place, "MOUNTS", tmp_path / "mountinfo")
    assert place.network_file_system(Path(path)) == name


@pytest.mark.skipif(sys.platform != "linux", reason="the list of mounts is Linux's")
def test_a_link_is_followed_to_where_the_file_really_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "near").symlink_to("far")
    on_a_network(tmp_path / "far", tmp_path, monkeypatch)
    assert place.network_file_system(tmp_path / "near" / "review.db") == "NFS"
    assert place.network_file_system(tmp_path / "review.db") is None


@pytest.mark.skipif(sys.platform != "linux", reason="the list of mounts is Linux's")
@pytest.mark.parametrize("text", [None, "", "1 2 3\n\n - \n"])
def test_a_list_of_mounts_that_says_nothing_makes_a_disk_a_local_one(
    text: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "MOUNTS", tmp_path / "mountinfo")
    if text is not None:
        (tmp_path / "mountinfo").write_text(text)
    assert place.network_file_system(tmp_path / "review.db") is None


@pytest.mark.parametrize(
    ("flags", "type_", "name"),
    [
        (0x1000, b"apfs", None),
        (0, b"smbfs", "SMB"),
        (0, b"nfs", "NFS"),
        (0, b"macfuse", "macfuse"),
        (0x1000, b"", None),
    ],
)
def test_on_a_mac_the_volume_says_whether_it_is_local(flags: int, type_: bytes, name: str | None) -> None:
    answer = bytes(64) + flags.to_bytes(4, sys.byteorder) + bytes(4) + type_.ljust(16, b"\0") + bytes(1000)
    assert place._of_statfs(answer) == name


# Synced folders


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home whose owner has no service at all, yet."""
    home = tmp_path / "home"
    (home / "work" / "desk").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".stfolder/", "Syncthing"),
        (".dropbox.cache/", "Dropbox"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".tmp.driveupload/", "Google Drive"),
        (".owncloudsync.log", "Nextcloud or ownCloud"),
        (".sync_1f2e3d4c5b6a.db", "Nextcloud or ownCloud"),
        ("._sync_1f2e3d4c5b6a.db", "Nextcloud or ownCloud"),
        (".sync_journal.db", "Nextcloud or ownCloud"),
        (".sync/ID", "Resilio Sync"),
        (".megaignore", "MEGA"),
        (".SynologyWorkingDirectory/", "Synology Drive"),
    ],
)
def test_what_a_service_leaves_at_the_top_of_its_folder_tells_it(home: Path, mark: str, service: str) -> None:
    left = home / "work" / mark
    if mark.endswith("/"):
        left.mkdir()
    else:
        left.parent.mkdir(exist_ok=True)
        left.touch()
    assert place.synced_folder(home / "work" / "desk" / "review.db") == service
    assert place.synced_folder(home / "work" / "review.db") == service
    assert place.synced_folder(home / "review.db") is None


@pytest.mark.parametrize(
    "name", [".dropbox", ".sync", "sync.db", "sync_20261121.db", ".sync_notes.db", ".git", "Dropbox", "OneDrive"]
)
def test_a_name_alone_is_no_mark(home: Path, name: str) -> None:
    (home / "work" / name).mkdir()
    assert place.synced_folder(home / "work" / name / "review.db") is None
    assert place.synced_folder(home / "work" / "desk" / "review.db") is None


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_onedrive_says_its_folder_in_the_environment(home: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, str(home / "work"))
    assert place.synced_folder(home / "work" / "desk" / "review.db") == "OneDrive"
    assert place.synced_folder(home / "workshop" / "review.db") is None


def test_dropbox_says_its_folders_in_a_record(home: Path) -> None:
    record = home / ".dropbox" / "info.json"
    record.parent.mkdir()
    record.write_text(
        json.dumps({"personal": {"path": str(home / "elsewhere"), "host": 1}, "business": {"path": str(home / "work")}})
    )
    assert place.synced_folder(home / "work" / "review.db") == "Dropbox"
    assert place.synced_folder(home / "review.db") is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"personal": 5}', '{"personal": {"path": 5}}', "\x00"])
def test_a_record_that_cannot_be_understood_says_nothing(home: Path, text: str) -> None:
    record = home / ".dropbox" / "info.json"
    record.parent.mkdir()
    record.write_text(text)
    assert place.synced_folder(home / "work" / "review.db") is None


def test_nextcloud_says_its_folders_in_its_settings(home: Path) -> None:
    record = home / ".config" / "Nextcloud" / "nextcloud.cfg"
    record.parent.mkdir(parents=True)
    record.write_text(f"[Accounts]\n0\\Folders\\1\\localPath={home / 'work'}/\n0\\Folders\\1\\paused=false\n")
    assert place.synced_folder(home / "work" / "desk" / "review.db") == "Nextcloud or ownCloud"
    assert place.synced_folder(home / "review.db") is None


@pytest.mark.parametrize(
    ("folder", "proof", "service"),
    [
        ("OneDrive", ".config/onedrive/items.sqlite3", "OneDrive"),
        ("MEGA", ".local/share/data/Mega Limited", "MEGA"),
        ("pCloudDrive", ".pcloud", "pCloud"),
        ("Seafile", "Seafile/.seafile-data", "Seafile"),
        ("Library/CloudStorage/GoogleDrive-ann@example.org", "Library", "Google Drive"),
        ("Library/CloudStorage/Dropbox", "Library", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "Library", "iCloud Drive"),
    ],
)
def test_a_service_that_is_installed_keeps_the_folder_that_it_always_keeps(
    home: Path, folder: str, proof: str, service: str
) -> None:
    (home / folder).mkdir(parents=True)
    if proof != "Library":
        assert place.synced_folder(home / folder / "review.db") is None
    (home / proof).mkdir(parents=True, exist_ok=True)
    assert place.synced_folder(home / folder / "review.db") == service


def test_documents_that_icloud_has_taken_over_are_its(home: Path) -> None:
    (home / "Documents").mkdir()
    (home / "Library/Mobile Documents/com~apple~CloudDocs").mkdir(parents=True)
    assert place.synced_folder(home / "Documents" / "review.db") is None
    (home / "Library/Mobile Documents/com~apple~CloudDocs/Documents").symlink_to(home / "Documents")
    assert place.synced_folder(home / "Documents" / "review.db") == "iCloud Drive"


def test_a_file_in_a_synced_folder_is_not_opened_for_writing_until_that_is_allowed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "work" / ".stfolder").mkdir()
    path = home / "work" / "review.db"
    with pytest.raises(WorkbenchError, match="lies in a folder of Syncthing, which copies the file") as caught:
        holding.hold(path)
    for words in (
        "a verdict can vanish",
        "`workbench backup review.db FOLDER/copy.db`",
        "`workbench merge review.db FOLDER/copy.db`",
        "set WORKBENCH_ALLOW_SYNCED_FOLDER=1",
    ):
        assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    monkeypatch.setenv("WORKBENCH_ALLOW_SYNCED_FOLDER", "1")
    assert holding.hold(path) is None


# One writer on a network


def on_a_network(folder: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The list of mounts by which *folder* is a share; also for programs that are told of it."""
    mounts = scratch / "mountinfo"
    point = str(folder).replace(" ", "\\040")
    mounts.write_text(f"27 1 254:0 / / rw - ext4 /dev/vda rw\n41 27 0:45 / {point} rw - nfs4 nas:/desk rw,vers=4.2\n")
    monkeypatch.setattr(place, "MOUNTS", mounts)
    return mounts


linux = pytest.mark.skipif(sys.platform != "linux", reason="a share is made up in Linux's list of mounts")


@pytest.fixture
def share(review_file: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The list of mounts by which the review file lies on a share."""
    return on_a_network(review_file.parent, tmp_path_factory.mktemp("mounts"), monkeypatch)


def lock_of(path: Path) -> Path:
    return path.with_name("review.db.writer")


@contextlib.contextmanager
def opened(path: Path, reviewer: str = "ann") -> Iterator[sqlite3.Connection]:
    """A connection that writes, opened as the place wants it."""
    held = holding.hold(path, reviewer)
    with holding.released_on_error(held):
        connection = sqlite.connect(path)
    if held:
        holding.keep_rollback_journal(connection)
    try:
        yield connection
    finally:
        connection.close()
        if held:
            held.release()


PROGRAM = """
import sys
from pathlib import Path
from workbench.domain.errors import WorkbenchError
from workbench.store import holding, place
place.MOUNTS = Path(sys.argv[2])
try:
    held = holding.hold(Path(sys.argv[1]), "bob")
except WorkbenchError as error:
    print(error, flush=True)
else:
    print("held", flush=True)
    sys.stdin.readline()
    if sys.argv[3:] == ["releases"]:
        held.release()
        print("released", flush=True)
        sys.stdin.readline()
"""


@contextlib.contextmanager
def another(path: Path, mounts: Path, *words: str) -> Iterator[Callable[[], str]]:
    """Another program that takes the file; what it says, line by line, after a line for it when it is asked again."""
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, path, mounts, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdin is not None
    assert program.stdout is not None
    first = [program.stdout.readline().strip()]

    def said() -> str:
        if first:
            return first.pop()
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write("\n")
        program.stdin.flush()
        return program.stdout.readline().strip()

    said.program = program  # type: ignore[attr-defined]
    try:
        yield said
    finally:
        program.communicate("\n\n")


@linux
def test_on_a_network_a_file_is_taken_out_of_wal_mode_and_its_commits_last(review_file: Path, share: Path) -> None:
    assert review_file.read_bytes()[18:20] == b"\2\2"
    with opened(review_file) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 3
        assert sorted(path.name for path in review_file.parent.iterdir()) == ["review.db", "review.db.writer"]
    assert review_file.read_bytes()[18:20] == b"\1\1"
    assert sorted(path.name for path in review_file.parent.iterdir()) == ["review.db"]


@linux
def test_what_stands_in_a_write_ahead_log_is_brought_along(review_file: Path, share: Path) -> None:
    """As a machine leaves it that lost its power while the file lay on its own disk."""
    before = bare(review_file)
    before.execute("PRAGMA wal_autocheckpoint = 0")
    before.execute("CREATE TABLE more (a)")
    copy = review_file.parent / "left" / "review.db"
    copy.parent.mkdir()
    for ending in ("", "-wal"):
        copy.with_name("review.db" + ending).write_bytes(review_file.with_name("review.db" + ending).read_bytes())
    before.close()
    with opened(copy) as connection:
        assert connection.execute("SELECT count(*) FROM more").fetchone()[0] == 0
        assert sorted(path.name for path in copy.parent.iterdir()) == ["review.db", "review.db.writer"]


@linux
def test_a_file_that_is_open_in_wal_mode_on_its_own_machine_is_left_in_it(
    review_file: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM log').fetchall()"
    other = subprocess.Popen(
        [sys.executable, "-c", code + "; print('open', flush=True); sys.stdin.readline()", review_file],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    other.stdout.readline()
    monkeypatch.setattr(holding, "ALONE_SECONDS", 0.1)
    with pytest.raises(
        WorkbenchError, match="is open on the machine whose disk it lies on, or in another program; close it"
    ):
        holding.hold(review_file)
    assert not lock_of(review_file).exists()
    other.communicate("\n")
    assert review_file.read_bytes()[18:20] == b"\2\2"


@linux
def test_back_on_a_local_disk_the_file_is_put_into_wal_mode_again(
    review_file: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(review_file):
        pass
    monkeypatch.undo()
    connection = schema.open_file(review_file)
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert check(connection).problems == []
    connection.close()


@linux
def test_the_person_is_told_what_it_means(review_file: Path, share: Path) -> None:
    held = holding.hold(review_file)
    assert held is not None
    assert held.notice.startswith("review.db lies on NFS: one program at a time can write to it")
    held.release()


@linux
def test_connections_of_one_program_share_its_hold_until_the_last_one_is_closed(review_file: Path, share: Path) -> None:
    screen, pen = holding.hold(review_file), holding.hold(review_file)
    assert screen is not None
    assert pen is not None
    screen.release()
    screen.release()
    assert lock_of(review_file).exists()
    pen.release()
    assert not lock_of(review_file).exists()


@linux
def test_a_hold_is_given_back_when_the_file_cannot_be_opened_after_all(review_file: Path, share: Path) -> None:
    with pytest.raises(WorkbenchError, match="no use"), holding.released_on_error(holding.hold(review_file)):
        raise WorkbenchError("no use")
    assert not lock_of(review_file).exists()


@linux
def test_a_second_program_is_told_who_writes_where_and_since_when(review_file: Path, share: Path) -> None:
    with another(review_file, share, "releases") as bobs:
        assert bobs() == "held"
        with pytest.raises(WorkbenchError) as caught:
            holding.hold(review_file, "ann")
        assert f"bob, process {bobs.program.pid} on {socket.gethostname()}, since 20" in str(caught.value)  # type: ignore[attr-defined]
        assert (
            f"Wait until it is closed there, or work there; if that process is gone, delete {lock_of(review_file)}"
            in (str(caught.value))
        )
        assert "\n" not in str(caught.value)
        assert bobs() == "released"
        with opened(review_file), another(review_file, share) as carols:
            assert carols().startswith(
                f"{review_file} is being written to by another program (ann, process {os.getpid()}"
            )


@linux
def test_a_program_that_ends_gives_its_hold_back(review_file: Path, share: Path) -> None:
    with another(review_file, share) as bobs:
        assert bobs() == "held"
        assert lock_of(review_file).exists()
    assert not lock_of(review_file).exists()


@linux
@pytest.mark.parametrize("local", [False, True], ids=["on the network", "on the machine that has the disk"])
def test_the_hold_of_a_program_that_was_killed_is_taken_over(
    review_file: Path, share: Path, local: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with another(review_file, share) as bobs:
        assert bobs() == "held"
        bobs.program.kill()  # type: ignore[attr-defined]
        bobs.program.wait()  # type: ignore[attr-defined]
    assert lock_of(review_file).exists()
    if local:
        share.write_text("27 1 254:0 / / rw - ext4 /dev/vda rw\n")
    with opened(review_file):
        assert lock_of(review_file).exists() != local
    assert not lock_of(review_file).exists()


@linux
def test_of_several_that_find_a_dead_programs_hold_one_takes_it(review_file: Path, share: Path) -> None:
    for _ in range(3):
        with another(review_file, share) as bobs:
            assert bobs() == "held"
            bobs.program.kill()  # type: ignore[attr-defined]
            bobs.program.wait()  # type: ignore[attr-defined]
        with contextlib.ExitStack() as stack:
            said = [stack.enter_context(another(review_file, share))() for _ in range(4)]
            assert sum(line == "held" for line in said) == 1
        assert not lock_of(review_file).exists()


def changed(path: Path, **about: str | int) -> None:
    """The hold of a program that runs, with something else in it."""
    writer = json.loads(path.read_text()) | about
    path.write_text(json.dumps(writer))


@linux
@pytest.mark.parametrize(
    ("about", "taken"),
    [
        ({"host": "another"}, False),
        ({"machine": "0" * 32}, False),  # another machine of the same name
        ({"space": "pid:[1]"}, False),  # a container, which numbers its processes for itself
        ({"boot": "before"}, True),  # the machine was started again since
        ({"started": "1"}, True),  # another process has the number now
    ],
)
def test_a_hold_is_taken_over_only_where_it_is_certain_that_its_process_is_gone(
    review_file: Path, share: Path, about: dict[str, str], taken: bool
) -> None:
    with another(review_file, share) as bobs:
        assert bobs() == "held"
        changed(lock_of(review_file), **about)
        if taken:
            with opened(review_file):
                assert json.loads(lock_of(review_file).read_text())["reviewer"] == "ann"
        else:
            with pytest.raises(WorkbenchError, match="is being written to by another program"):
                holding.hold(review_file)


@linux
@pytest.mark.parametrize("content", ["", "{", "[]", '{"host": 5}', "\x00\x01"])
def test_a_lock_file_that_says_nothing_is_believed_all_the_same(review_file: Path, share: Path, content: str) -> None:
    lock_of(review_file).write_text(content)
    with pytest.raises(WorkbenchError, match="it has not said which"):
        holding.hold(review_file)
    assert lock_of(review_file).read_text() == content


@linux
@pytest.mark.parametrize(
    "content",
    [
        *(b"\xff\xfe\x00\x9d" * 64, b"[" * 2_000_000, b"[" * 4_000, b"1" * 5_000),
        b'{"host": [], "process": "x", "reviewer": {}, "at": 1}',
    ],
    ids=["random bytes", "brackets", "fewer brackets", "a number", "wrong types"],
)
def test_a_lock_file_of_anything_at_all_is_believed_and_read_only_so_far(
    review_file: Path, share: Path, content: bytes
) -> None:
    lock_of(review_file).write_bytes(content)
    with pytest.raises(WorkbenchError, match="it has not said which"):
        holding.hold(review_file)
    assert lock_of(review_file).read_bytes() == content


@linux
@pytest.mark.parametrize("what", ["/dev/zero", "/nothing/there", "a pipe", "a folder"])
def test_what_is_no_lock_file_but_has_its_name_holds_up_nobody(review_file: Path, share: Path, what: str) -> None:
    if what == "a pipe":
        os.mkfifo(lock_of(review_file))
    elif what == "a folder":
        lock_of(review_file).mkdir()
    else:
        lock_of(review_file).symlink_to(what)
    with pytest.raises(WorkbenchError, match="it has not said which"):
        holding.hold(review_file)
    assert os.path.lexists(lock_of(review_file))


@linux
def test_whoever_writes_over_the_network_is_respected_on_the_machine_that_has_the_disk(
    review_file: Path, share: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    with another(review_file, share) as bobs:
        assert bobs() == "held"
        monkeypatch.setattr(place, "MOUNTS", tmp_path_factory.mktemp("local") / "none")
        with pytest.raises(WorkbenchError, match="is being written to by another program"):
            holding.hold(review_file)


@linux
def test_a_new_file_on_a_network_is_made_under_the_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_network(tmp_path, tmp_path, monkeypatch)
    with opened(tmp_path / "review.db") as connection:
        connection.execute("CREATE TABLE first (a)")
    assert (tmp_path / "review.db").read_bytes()[18:20] == b"\1\1"


@linux
def test_a_place_where_no_lock_file_can_be_made_is_told_in_a_sentence(
    review_file: Path, share: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.raises(WorkbenchError, match=r"cannot be opened for writing: review\.db\.writer, .* cannot be made"):
        holding.hold(review_file.parent / "missing" / "review.db")


def test_on_a_local_disk_there_is_no_lock_file_and_nothing_to_say(review_file: Path) -> None:
    assert holding.hold(review_file) is None
    assert [path.name for path in review_file.parent.iterdir()] == ["review.db"]
