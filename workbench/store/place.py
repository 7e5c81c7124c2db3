"""Where a review file lies: on a network, in a folder that a service synchronises, or on a disk of its own."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import WorkbenchError

if TYPE_CHECKING:
    pass
else:
    pass

MOUNTS = Path("/proc/self/mountinfo")
"""Where Linux lists what is mounted (proc_pid_mountinfo(5))."""

ALLOW_SYNCED = "WORKBENCH_ALLOW_SYNCED_FOLDER"
"""Set to 1 by whoever knows that the service is paused."""

# By the type in the list of mounts, the part after "fuse." where it has one. Folders that a virtual machine shares with
# its host are here too: no memory is shared between the two, so that a write-ahead log is as unsafe there.
_NETWORK = {
    **dict.fromkeys(("nfs", "nfs4"), "NFS"),
    **dict.fromkeys(("cifs", "smb", "smb2", "smb3", "smbfs", "smbnetfs"), "SMB"),
    **dict.fromkeys(("afs", "auristorfs", "kafs"), "AFS"),
    **dict.fromkeys(("davfs", "davfs2", "webdav", "webdavfs"), "WebDAV"),
    **dict.fromkeys(("9p", "drvfs", "virtiofs", "vboxsf", "vmhgfs", "vmhgfs-fuse"), "a shared folder"),
    **dict.fromkeys(("prl_fs", "prl_fsd", "osxfs", "grpcfuse"), "a shared folder"),
    **dict.fromkeys(("ceph", "ceph-fuse"), "Ceph"),
    **dict.fromkeys(("google-drive-ocamlfuse", "onedriver", "pcloud", "seadrive"), "an online drive"),
    **dict.fromkeys(("s3fs", "goofys", "gcsfuse", "blobfuse", "blobfuse2", "mount-s3"), "an online store"),
    **{
        name: name
        for name in ("sshfs", "rclone", "glusterfs", "lustre", "gpfs", "beegfs", "juicefs", "moosefs", "coda")
    },
    **{name: name for name in ("gvfsd-fuse", "kio-fuse", "curlftpfs", "orangefs", "gfs2", "ocfs2", "afpfs")},
}

_MARKS = (
    ("Syncthing", ".stfolder"),
    ("Dropbox", ".dropbox.cache"),  # not .dropbox, which is its settings and stands in every user's home
    ("OneDrive", ".849C9593-D756-4E56-8D6E-42412F2A707B"),
    ("Google Drive", ".tmp.drivedownload"),
    ("Google Drive", ".tmp.driveupload"),
    ("Google Drive", ".shortcut-targets-by-id"),
    ("Nextcloud or ownCloud", ".owncloudsync.log"),
    ("Nextcloud or ownCloud", ".nextcloudsync.log"),
    ("Nextcloud or ownCloud", ".sync_journal.db"),
    ("Resilio Sync", ".sync/ID"),
    ("Resilio Sync", ".SyncID"),
    ("MEGA", ".megaignore"),
    ("Synology Drive", ".SynologyWorkingDirectory"),
)
"""What services leave at the top of a folder that they keep the same on several computers."""

_JOURNAL = re.compile(r"\._?sync_[0-9a-f]{8,}\.db")
"""Nextcloud's and ownCloud's record of a folder, named after a hash: ``._sync_1f2e3d4c.db``, ``.sync_1f2e3d4c.db``."""

_LOOKED_AT = 500
"""How many names of a folder are looked at for a journal: 0.2 ms. Its top holds far fewer where a person keeps it."""

_ENVIRONMENT = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")

_DROPBOX = ("~/.dropbox/info.json", "%APPDATA%/Dropbox/info.json", "%LOCALAPPDATA%/Dropbox/info.json")

_NEXTCLOUD = (
    "~/.config/Nextcloud/nextcloud.cfg",
    "~/.config/ownCloud/owncloud.cfg",
    "~/Library/Preferences/Nextcloud/nextcloud.cfg",
    "~/Library/Preferences/ownCloud/owncloud.cfg",
    "%APPDATA%/Nextcloud/nextcloud.cfg",
    "%APPDATA%/ownCloud/owncloud.cfg",
)

_BY_CUSTOM = (
    ("OneDrive", "~/OneDrive", "~/.config/onedrive/items.sqlite3"),
    ("MEGA", "~/MEGA", "~/.local/share/data/Mega Limited"),
    ("pCloud", "~/pCloudDrive", "~/.pcloud"),
    ("Seafile", "~/Seafile", "~/Seafile/.seafile-data"),
    ("Box", "~/Box", "~/AppData/Local/Box"),
    ("iCloud Drive", "~/Library/Mobile Documents", "~/Library/Mobile Documents"),
    # Links into the real folders while "Desktop & Documents" is switched on.
    ("iCloud Drive", "~/Library/Mobile Documents/com~apple~CloudDocs/Desktop", "~/Library/Mobile Documents"),
    ("iCloud Drive", "~/Library/Mobile Documents/com~apple~CloudDocs/Documents", "~/Library/Mobile Documents"),
)
"""Service, the folder that it keeps unless told otherwise, and what is there only where it is installed."""


def network_file_system(path: Path) -> str | None:
    """What the file lies on, or its folder where there is none yet, when that is reached over a network: "NFS"."""
    real = os.path.realpath(path)
    if sys.platform == "win32":
        return _windows_share(real)
    if sys.platform == "darwin":
        return _mac_volume(real)
    # It is reached first: what is mounted when it is wanted stands in the list only then.
    os.path.exists(real)
    try:
        mounts = os.fsdecode(MOUNTS.read_bytes())
    except OSError:
        return None  # a system without the list, or a container that hides it
    return _network_of(_mounted(real, mounts))


def _mounted(real: str, mounts: str) -> tuple[str, str]:
    """Type and source of the file system that holds *real*, by the text of the list of mounts."""
    best, found = "", ("", "")
    for line in mounts.split("\n"):
        before, _, after = line.partition(" - ")
        place, kind = before.split(" "), after.split(" ")
        if len(place) < 5 or len(kind) < 2:
            continue
        point = _unescaped(place[4])
        # One that was mounted later over the same point hides the earlier one.
        if len(point) >= len(best) and (real == point or real.startswith(point.rstrip("/") + "/")):
            best, found = point, (kind[0], _unescaped(kind[1]))
    return found


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), text) if "\\" in text else text


def _network_of(mounted: tuple[str, str]) -> str | None:
    type_, source = mounted
    if type_ == "fuse" and source.startswith(("http://", "https://")):
        return "WebDAV"  # as davfs2 mounts it
    return _NETWORK.get(type_.removeprefix("fuse.").lower())


def _windows_share(real: str) -> str | None:
    if sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(real)[0]
        remote = 4  # DRIVE_REMOTE
        if drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == remote:
            return "SMB"
    return None


def _mac_volume(real: str) -> str | None:
    import ctypes

    library = ctypes.CDLL(None)
    # The name of the call with 64-bit inodes, which on ARM is the only one.
    statfs = getattr(library, "statfs$INODE64", None) or library.statfs
    answer = ctypes.create_string_buffer(4096)
    existing = real if os.path.exists(real) else os.path.dirname(real)
    return None if statfs(os.fsencode(existing), answer) else _of_statfs(answer.raw)


def _of_statfs(answer: bytes) -> str | None:
    """The same by macOS's ``struct statfs``: 4 bytes of flags at 64, 16 bytes of the type's name at 72."""
    local = int.from_bytes(answer[64:68], sys.byteorder) & 0x1000
    name = answer[72:88].split(b"\0")[0].decode("ascii", "replace")
    return None if local else _NETWORK.get(name, name or "a network volume")


def synced_folder(path: Path) -> str | None:
    """The service that keeps the file's folder the same on several computers, by marks that only it leaves."""
    real = Path(os.path.realpath(path))
    for service, kept in _recorded():
        if kept and real.is_relative_to(os.path.realpath(kept)):
            return service
    return _mac_provider(real) or next(filter(None, map(_marked, real.parents)), None)


def _marked(folder: Path) -> str | None:
    for service, mark in _MARKS:
        if os.path.lexists(os.path.join(folder, mark)):
            return service
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        if any(_JOURNAL.fullmatch(entry.name) for entry in islice(entries, _LOOKED_AT)):
            return "Nextcloud or ownCloud"
    return None


def _mac_provider(real: Path) -> str | None:
    """The service by macOS's own folder for all of them: ``CloudStorage/GoogleDrive-ann@example.org/...``."""
    storage = Path("~/Library/CloudStorage").expanduser()
    if not real.is_relative_to(storage) or real.parent == storage.parent:
        return None
    name = real.relative_to(storage).parts[:1]
    service = name[0].partition("-")[0] if name else "a cloud service"
    return {"GoogleDrive": "Google Drive", "ProtonDrive": "Proton Drive"}.get(service, service)


def _recorded() -> Iterator[tuple[str, str]]:
    """Services with the folders that they say they keep, in the environment or in a record of their own."""
    for name in _ENVIRONMENT:
        yield "OneDrive", os.environ.get(name, "")
    for service, folder, proof in _BY_CUSTOM:
        if os.path.exists(_place(proof)) and os.path.exists(_place(folder)):
            yield service, _place(folder)
    for record in _DROPBOX:
        with contextlib.suppress(ValueError, AttributeError):
            for account in json.loads(text_of(record) or "{}").values():
                if isinstance(folder := account.get("path"), str):
                    yield "Dropbox", folder
    for record in _NEXTCLOUD:
        for folder in re.findall(r"^.*\blocalPath=(.+?)/?\s*$", text_of(record), re.MULTILINE):
            yield "Nextcloud or ownCloud", folder


def _place(name: str) -> str:
    base, _, rest = name.partition("/")
    if base.startswith("%"):
        base = os.environ.get(base.strip("%")) or os.devnull
        return os.path.join(base, rest)
    return os.path.expanduser(name)


def text_of(record: str) -> str:
    """What stands in one of the system's or a service's own records; empty where there is none."""
    try:
        with open(_place(record), encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


def require_not_synced(path: Path) -> None:
    """Raises WorkbenchError when a service would copy the file while it is written to, unless that is allowed."""
    if os.environ.get(ALLOW_SYNCED) == "1" or (service := synced_folder(path)) is None:
        return
    raise WorkbenchError(
        f"{path} lies in a folder of {service}, which copies the file and its -wal at different moments and keeps "
        "conflicting copies apart, so that a verdict can vanish. Move the file out of it and exchange copies: "
        f"`workbench backup {path.name} FOLDER/copy.db` puts one there, `workbench merge {path.name} FOLDER/copy.db` "
        f"takes one in; if the service is paused or gone, set {ALLOW_SYNCED}=1."
    )


def lock_file(path: Path) -> Path:
    """What says, beside a review file on a network, who writes to it."""
    real = Path(os.path.realpath(path))
    return real.with_name(real.name + ".writer")


def is_for_one_writer(path: Path) -> bool:
    """Whether the file lies on a network, or somebody who reaches it over one writes to it."""
    return network_file_system(path) is not None or os.path.lexists(lock_file(path))
