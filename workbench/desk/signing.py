"""Checkpoints signed with a reviewer's SSH key, and what such a signature proves; OpenSSH's `ssh-keygen` does both."""

from __future__ import annotations

import base64
import binascii
import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from workbench.domain.errors import WorkbenchError
from workbench.store.checkpoints import Signer

NAMESPACE = "factcheck-workbench"
"""What the signature is for: one made for anything else does not hold here, nor this one elsewhere."""

_SECONDS = 30.0
"""A key that has to be touched gets so long."""

_LONGEST = 20_000
"""Characters of a signature: an RSA key of 16,384 bits makes 6,000."""

_KEY = re.compile(r"[a-z0-9@.-]{1,60} [A-Za-z0-9+/]{1,9000}={0,2}")
_MAGIC = b"SSHSIG\0\0\0\1"


class Finding(Struct, frozen=True):
    """What a signature proves: whether it *holds*, by which key (its fingerprint) and whose, if that is known."""

    holds: bool
    fingerprint: str
    name: str | None = None


def signer(key: str | None, tell: Callable[[str], None]) -> Signer | None:
    """What signs with the *key* at that path, None where none is set.

    Where it fails it tells why in a sentence, and gives no proof: a checkpoint without a signature is one all the same.
    """
    if not key:
        return None
    path = os.path.expanduser(key)

    def signed(statement: bytes) -> Mapping[str, str]:
        try:
            return sign(statement, path)
        except WorkbenchError as error:
            tell(f"The checkpoint of this session is not signed: {error}")
            return {}

    return signed


def sign(statement: bytes, key: str) -> dict[str, str]:
    """The signature over *statement* by the key at that path, and its public part: ``key`` and ``signature``.

    Asks for nothing: a key with a passphrase has to be in the agent. Raises WorkbenchError when it cannot sign.
    """
    if not os.path.exists(key):
        raise WorkbenchError(f"there is no key {key}; the setting signing_key names one.")
    done = _run(["-Y", "sign", "-q", "-n", NAMESPACE, "-f", key], statement)
    signature = done.stdout.decode("utf-8", "replace")
    public = _public_part(signature)
    if done.returncode or public is None:
        raise WorkbenchError(
            f"the key {key} cannot be used ({_last_line(done.stderr)}); a key with a passphrase has to be in the "
            "agent (ssh-add)."
        )
    return {"key": public, "signature": signature}


def verify(statement: bytes, key: str, signature: str, allowed: str | None = None, at: str = "") -> Finding:
    """What *signature*, said to be by *key* over *statement*, proves.

    *allowed* is the path of a file that says whose a key is, in OpenSSH's ALLOWED SIGNERS format, *at* the moment (ISO
    8601, UTC) for which that is asked. Raises WorkbenchError when there is no ssh-keygen, or no such file.
    """
    require_signers(allowed)
    # A stranger's file may hold anything here: what reaches ssh-keygen is a key and a signature, and no option of its.
    if not _KEY.fullmatch(key) or len(signature) > _LONGEST or _public_part(signature) != key:
        return Finding(False, fingerprint(key))
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        proof, signers = Path(folder, "signature"), Path(folder, "signers")
        proof.write_text(signature, encoding="utf-8")
        signers.write_text(f'signer namespaces="{NAMESPACE}" {key}\n', encoding="utf-8")
        holds = _holds(statement, proof, str(signers), "signer", "")
        name = _name(statement, proof, os.path.expanduser(allowed), at) if holds and allowed else None
    return Finding(holds, fingerprint(key), name)


def require_signers(allowed: str | None) -> None:
    """Raises WorkbenchError where *allowed* is set and no file is there."""
    if allowed and not os.path.isfile(os.path.expanduser(allowed)):
        raise WorkbenchError(f"There is no file {allowed}; the setting allowed_signers names one.")


def fingerprint(key: str) -> str:
    """``SHA256:...`` as OpenSSH shows it; of what is no key, a word that says so."""
    try:
        blob = base64.b64decode(key.partition(" ")[2], validate=True)
    except (binascii.Error, ValueError):
        return "a key that is none"
    import hashlib

    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def _holds(statement: bytes, proof: Path, signers: str, name: str, when: str) -> bool:
    moment = ["-O", f"verify-time={when}"] if when else []
    words = ["-Y", "verify", "-q", "-n", NAMESPACE, "-f", signers, "-I", name, "-s", str(proof), *moment]
    return _run(words, statement).returncode == 0


def _name(statement: bytes, proof: Path, allowed: str, at: str) -> str | None:
    """Whose key it is by the file *allowed*, which may end a key's use, or keep it for other things."""
    when = re.sub("[-:T]", "", at[:19])
    if not re.fullmatch("[0-9]{14}", when):
        return None
    found = _run(["-Y", "find-principals", "-q", "-f", allowed, "-s", str(proof), "-O", f"verify-time={when}"], b"")
    names = found.stdout.decode("utf-8", "replace").splitlines()
    return next((name for name in names if name and _holds(statement, proof, allowed, name, when)), None)


def _public_part(signature: str) -> str | None:
    """The key that made *signature*, as it says itself: ``type base64``; None of what is no signature.

    The format is OpenSSH's PROTOCOL.sshsig: a magic word and a version, then the public key, its length before it.
    """
    lines = signature.splitlines()
    try:
        blob = base64.b64decode("".join(lines[1:-1]), validate=True)
    except (binascii.Error, ValueError):
        return None
    if not blob.startswith(_MAGIC):
        return None
    key = _counted(blob[len(_MAGIC) :])
    kind = _counted(key)
    found = f"{kind.decode('ascii', 'replace')} {base64.b64encode(key).decode()}"
    return found if _KEY.fullmatch(found) else None


def _counted(blob: bytes) -> bytes:
    return blob[4 : 4 + int.from_bytes(blob[:4], "big")]


def _run(words: list[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    """What became of ``ssh-keygen WORDS``, which had no terminal and nobody to ask."""
    told = os.environ | {"SSH_ASKPASS_REQUIRE": "never", "LC_ALL": "C", "TZ": "UTC0"}
    told.pop("SSH_ASKPASS", None)
    try:
        return subprocess.run(
            ["ssh-keygen", *words], input=given, capture_output=True, timeout=_SECONDS, start_new_session=True, env=told
        )
    except FileNotFoundError:
        raise WorkbenchError("there is no ssh-keygen here; OpenSSH brings it.") from None
    except subprocess.TimeoutExpired:
        raise WorkbenchError(f"ssh-keygen did not answer within {_SECONDS:.0f} seconds.") from None
    except OSError as error:
        raise WorkbenchError(f"ssh-keygen cannot be run: {error.strerror}.") from None


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].removeprefix("Enter passphrase: ").rstrip(".\r") if lines else "no reason given"
