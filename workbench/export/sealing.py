"""A seal written down, in the document or beside it, and found again."""

from __future__ import annotations

import html
import json
import os
import re
import zipfile
import zlib
from typing import IO, Any

from msgspec import to_builtins

from workbench.domain.seal import Seal

MARK = "factcheck_workbench"
"""The one member of the JSON object that a seal is; its value tells the rest."""

META = ".meta.json"
"""Ending of the file beside an export whose format has no place for the seal."""

_NEAR = 1_000_000  # bytes
_BEGINNING = re.compile(rf'\{{\s*"{MARK}"\s*:\s*')
_DIGEST = re.compile("[0-9a-f]{64}")
# So that no name or version in it can end a comment, a script or a tag of the document around it.
_ESCAPED = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def as_dict(seal: Seal, **more: Any) -> dict[str, Any]:
    """The seal as it is written down; *more* is what else is to be known of the file."""
    ratings = [{"id": r.id, "label": r.label, "number": r.number} for r in seal.scale.ratings]
    scale = {name: getattr(seal.scale, name) for name in ("id", "version", "worst", "best")}
    return {**to_builtins(seal), "scale": {**scale, "ratings": ratings}, **more}


def as_json(seal: Seal, **more: Any) -> str:
    """One line of JSON that can stand in JSON, in an HTML or XML comment or in a script, and is found again there."""
    text = json.dumps({MARK: as_dict(seal, **more)}, ensure_ascii=False).translate(_ESCAPED)
    return text.replace("--", "-\\u002d")


def found_in(text: str) -> dict[str, Any] | None:
    """What the first seal in *text* says, as written down; None where there is none that could be one."""
    for found in _BEGINNING.finditer(text):
        try:
            said, _ = json.JSONDecoder().raw_decode(text, found.end())
        except (ValueError, RecursionError):
            continue
        if _is_seal(said):
            return dict(said)
    return None


def _is_seal(said: Any) -> bool:
    return (
        type(said) is dict
        and type(said.get("entries")) is int
        and said["entries"] >= 0
        and type(said.get("digest")) is str
        and _DIGEST.fullmatch(said["digest"]) is not None
        and all(type(said.get(name, "")) is str for name in ("at", "by", "program", "sha256"))
        and type(said.get("checkpoint")) in (str, type(None))
    )


def read(file: IO[bytes]) -> dict[str, Any] | None:
    """What the seal in a document says, None where there is none: it stands near the beginning, or near the end."""
    beginning = file.read(_NEAR)
    if beginning.startswith(b"PK"):
        return _in_package(file)
    if found := found_in(beginning.decode("utf-8", "replace")):
        return found
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - _NEAR, 0))
    return found_in(file.read(_NEAR).decode("utf-8", "replace"))


def _in_package(file: IO[bytes]) -> dict[str, Any] | None:
    """The same of an Office document, whose description the seal is."""
    try:
        with zipfile.ZipFile(file) as package, package.open("docProps/core.xml") as properties:
            return found_in(html.unescape(properties.read(_NEAR).decode("utf-8", "replace")))
    except (zipfile.BadZipFile, KeyError, EOFError, zlib.error, NotImplementedError, RuntimeError):
        return None
