"""SQLite's file operations, seen and where asked refused, by a VFS inside the very library that opens review files.

It stands before the library's own one and is made the default, so that the program under torture is unchanged.
"""

from __future__ import annotations

import ctypes
import os
import sys
import traceback
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from ctypes.util import find_library
from typing import Any, NamedTuple

from workbench.store import sqlite

OPEN, WRITE, TRUNCATE, SYNC, DELETE, FOLDER = "open", "write", "truncate", "sync", "delete", "folder"
ERROR, FULL, IOERR_WRITE, IOERR_FSYNC, IOERR_TRUNCATE = 1, 13, 10 | 3 << 8, 10 | 4 << 8, 10 | 6 << 8
_NAME = b"watched"
_python: Any = vars(sqlite)["sqlite3"]  # the one of several SQLite modules that the program uses
_MAY_CREATE = 0x4


class Operation(NamedTuple):
    """One call on a named file; *offset* is also the size that a file is cut to."""

    kind: str
    path: str
    offset: int = 0
    data: bytes = b""


class Watcher:
    """Told of every operation that changes what is on the disk, before and after."""

    def before(self, _operation: Operation) -> int:
        """0, or the error that SQLite is given instead of the operation."""
        return 0

    def part(self, _operation: Operation) -> int:
        """How many bytes of a refused write are written all the same."""
        return 0

    def refused(self, _operation: Operation) -> None:
        """SQLite is about to be given the error."""

    def after(self, _operation: Operation) -> None:
        """The operation has succeeded."""


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("version", c_int),
        ("size_of_file", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
        ("others", c_void_p * 11),
        ("set_system_call", c_void_p),
        ("get_system_call", c_void_p),
        ("next_system_call", c_void_p),
    )


class _Methods(ctypes.Structure):
    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        ("others", c_void_p * 13),
    )


class _File(ctypes.Structure):
    _fields_ = (("methods", POINTER(_Methods)),)


_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, POINTER(_File), c_int, POINTER(c_int))
_Delete = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)
_SetSystemCall = CFUNCTYPE(c_int, c_void_p, c_char_p, c_void_p)
_GetSystemCall = CFUNCTYPE(c_void_p, c_void_p, c_char_p)
_OpenDirectory = CFUNCTYPE(c_int, c_void_p, c_void_p)


class UnreachableError(Exception):
    """The SQLite library of this Python cannot be reached from Python."""


def watch(watcher: Watcher) -> None:
    """From now on every connection that this process opens is seen by *watcher*. Raises UnreachableError."""
    for name in _candidates():
        try:
            library = ctypes.CDLL(name)
            library.sqlite3_vfs_find.restype = POINTER(_Vfs)
            vfs = _Watched(library, watcher)
        except (OSError, AttributeError):
            continue
        if vfs.is_seen():
            _KEPT.append(vfs)
            return
    raise UnreachableError("the SQLite library of this Python cannot be reached through ctypes")


_KEPT: list[_Watched] = []  # SQLite holds pointers into it until the process ends


def _candidates() -> tuple[str | None, ...]:
    """Where the functions may be found: through the extension module, in the interpreter itself, in the system."""
    module = sys.modules.get(f"{_python.__name__}._sqlite3") or sys.modules.get("_sqlite3")
    return (getattr(module, "__file__", None), None, find_library("sqlite3"))


def reachable() -> str | None:
    """Why this Python's SQLite library cannot be watched; None where it can. To be asked in a process to spare."""
    try:
        watch(Watcher())
    except UnreachableError as error:
        return str(error)
    return None


class _Watched:
    """A VFS that does what the default one does, and tells of it."""

    def __init__(self, library: ctypes.CDLL, watcher: Watcher) -> None:
        self._library = library
        self._watcher = watcher
        self._paths: dict[int, str] = {}
        self._methods: dict[int, _Methods] = {}
        self._folder_opened = False
        self._below = library.sqlite3_vfs_find(None)
        below = self._below.contents
        self._open_below, self._delete_below = _Open(below.open), _Delete(below.delete)
        self._kept: list[Any] = [_Open(self._open), _Delete(self._delete)]
        self._vfs = _Vfs.from_buffer_copy(below)
        self._vfs.next, self._vfs.name = None, _NAME
        self._vfs.open, self._vfs.delete = (ctypes.cast(made, c_void_p) for made in self._kept)
        if library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1):
            raise OSError("the library does not take another VFS")
        self._watch_folders()

    def is_seen(self) -> bool:
        """Whether it is this library that Python opens files with, and not a second one."""
        try:
            _python.connect(f"file:nothing?mode=memory&vfs={_NAME.decode()}", uri=True).close()
        except _python.OperationalError:
            self._library.sqlite3_vfs_unregister(ctypes.byref(self._vfs))
            return False
        return True

    def _watch_folders(self) -> None:
        """Learns when a folder's own entries are synced: SQLite opens the folder for that alone."""
        get, set_ = _GetSystemCall(self._vfs.get_system_call), _SetSystemCall(self._vfs.set_system_call)
        below = get(ctypes.addressof(self._vfs), b"openDirectory")
        if below is None:
            raise OSError("the library does not tell when it opens a folder")
        open_below = _OpenDirectory(below)

        def opened(path: int, descriptor: int) -> int:
            self._folder_opened = True
            return int(open_below(path, descriptor))

        self._kept.append(_OpenDirectory(opened))
        set_(ctypes.addressof(self._vfs), b"openDirectory", ctypes.cast(self._kept[-1], c_void_p))

    def _told(self, operation: Operation, below: Callable[..., int]) -> int:
        # An exception would be printed and the call counted as done.
        try:
            if error := self._watcher.before(operation):
                if operation.kind == WRITE and (amount := self._watcher.part(operation)):
                    below(amount)
                self._watcher.refused(operation)
                return error
            self._folder_opened = False
            if result := below():
                return int(result)
            self._watcher.after(operation)
            if self._folder_opened:
                self._watcher.after(Operation(FOLDER, os.path.dirname(operation.path)))
        except BaseException:
            traceback.print_exc()
            os._exit(70)
        return 0

    def _open(self, _vfs: int, name: int | None, file: Any, flags: int, out: Any) -> int:
        def below() -> int:
            return int(self._open_below(ctypes.addressof(self._below.contents), name, file, flags, out))

        if name is None:
            return below()
        path = os.fsdecode(ctypes.string_at(name))
        result = self._told(Operation(OPEN, path), below) if flags & _MAY_CREATE else below()
        if result == 0:
            self._paths[ctypes.addressof(file.contents)] = path
            file.contents.methods = ctypes.pointer(self._watched(file.contents.methods))
        else:
            # What is refused before it was opened must not be closed.
            file.contents.methods = None
        return result

    def _delete(self, _vfs: int, name: int, sync: int) -> int:
        operation = Operation(DELETE, os.fsdecode(ctypes.string_at(name)))
        return self._told(operation, lambda: self._delete_below(ctypes.addressof(self._below.contents), name, sync))

    def _watched(self, below: Any) -> _Methods:
        """The methods of an open file, of which there are few sets in a library, with ours before three of them."""
        address = ctypes.addressof(below.contents)
        if address in self._methods:
            return self._methods[address]
        write, truncate, sync = (
            _Write(below.contents.write),
            _Truncate(below.contents.truncate),
            _Sync(below.contents.sync),
        )

        def on_write(file: int, data: int, amount: int, offset: int) -> int:
            operation = Operation(WRITE, self._paths[file], offset, ctypes.string_at(data, amount))
            return self._told(operation, lambda part=amount: write(file, data, part, offset))

        def on_truncate(file: int, size: int) -> int:
            return self._told(Operation(TRUNCATE, self._paths[file], size), lambda: truncate(file, size))

        def on_sync(file: int, flags: int) -> int:
            return self._told(Operation(SYNC, self._paths[file]), lambda: sync(file, flags))

        ours = [_Write(on_write), _Truncate(on_truncate), _Sync(on_sync)]
        self._kept += ours
        made = _Methods.from_buffer_copy(below.contents)
        made.write, made.truncate, made.sync = (ctypes.cast(method, c_void_p) for method in ours)
        self._methods[address] = made
        return made
