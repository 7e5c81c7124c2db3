"""Checkpoints signed with a real SSH key, by a real ssh-keygen."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.store.making import STORY, STORY_CLAIMS, bare, off_guard
from workbench.desk import signing
from workbench.desk.desk import Desk
from workbench.desk.verifying import verify
from workbench.domain.errors import WorkbenchError
from workbench.store import log

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="there is no ssh-keygen here")

STATEMENT = b'{"count":3}\n\0\xff'


def made(folder: Path, name: str, kind: str = "ed25519", passphrase: str = "") -> str:
    path = folder / name
    subprocess.run(["ssh-keygen", "-q", "-t", kind, "-N", passphrase, "-C", f"{name}@desk", "-f", path], check=True)
    return str(path)


@pytest.fixture
def key(tmp_path: Path) -> str:
    return made(tmp_path, "ann")


@pytest.fixture
def other(tmp_path: Path) -> str:
    return made(tmp_path, "eve")


def public(key: str) -> str:
    return " ".join(Path(f"{key}.pub").read_text().split()[:2])


def said(key: str) -> str:
    """What OpenSSH itself calls the key."""
    done = subprocess.run(["ssh-keygen", "-lf", f"{key}.pub"], check=True, capture_output=True, text=True)
    return done.stdout.split()[1]


# A signature


@pytest.mark.parametrize("kind", ["ed25519", "rsa", "ecdsa"])
def test_what_was_signed_is_known_to_be_by_that_key(tmp_path: Path, kind: str) -> None:
    key = made(tmp_path, "key", kind)
    proof = signing.sign(STATEMENT, key)
    assert proof["key"] == public(key)
    assert signing.verify(STATEMENT, **proof) == signing.Finding(True, said(key))


def test_another_statement_is_not_what_was_signed(key: str) -> None:
    proof = signing.sign(STATEMENT, key)
    for other in (STATEMENT + b" ", STATEMENT[:-1], b""):
        assert not signing.verify(other, **proof).holds


def test_another_key_did_not_sign_it(key: str, other: str) -> None:
    proof = signing.sign(STATEMENT, key)
    assert not signing.verify(STATEMENT, public(other), proof["signature"]).holds


@pytest.mark.parametrize("cut", [0, 1, 40, 150, -40, -1])
def test_a_cut_signature_proves_nothing(key: str, cut: int) -> None:
    proof = signing.sign(STATEMENT, key)
    shortened = proof["signature"].strip()[:cut]
    found = signing.verify(STATEMENT, proof["key"], shortened)
    assert not found.holds


def test_a_signature_for_another_purpose_proves_nothing(key: str) -> None:
    done = subprocess.run(
        ["ssh-keygen", "-Y", "sign", "-q", "-n", "file", "-f", key], input=STATEMENT, capture_output=True, check=True
    )
    assert not signing.verify(STATEMENT, public(key), done.stdout.decode()).holds


@pytest.mark.parametrize(
    "key",
    [
        "",
        "x",
        "ssh-ed25519 AAAA\n* ssh-ed25519 BBBB",
        'cert-authority ssh-ed25519 AAAA" ',
        "-oProxyCommand=true AAAA",
        "ssh-ed25519 " + "A" * 100_000,
    ],
)
def test_what_a_strangers_file_calls_a_key_or_a_signature_never_reaches_a_command(key: str) -> None:
    for signature in ("", "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n", "\ud800", "x" * 10**6):
        assert not signing.verify(STATEMENT, key, signature).holds


# Whose a key is


def test_a_key_that_the_file_of_signers_names_has_a_name(tmp_path: Path, key: str, other: str) -> None:
    allowed = tmp_path / "signers"
    allowed.write_text(f"# the desk\nann@desk.example {public(key)}\n")
    for path, name in ((key, "ann@desk.example"), (other, None)):
        found = signing.verify(
            STATEMENT, **signing.sign(STATEMENT, path), allowed=str(allowed), at="2026-01-02T03:04:05.678Z"
        )
        assert (found.holds, found.name) == (True, name)


@pytest.mark.parametrize(("at", "named"), [("2019-12-31T23:59:59.999Z", True), ("2020-01-01T00:00:01.000Z", False)])
def test_a_key_that_ran_out_is_nobodys_afterwards(tmp_path: Path, key: str, at: str, named: bool) -> None:
    allowed = tmp_path / "signers"
    allowed.write_text(f'ann valid-before="20200101000000Z" {public(key)}\n')
    found = signing.verify(STATEMENT, **signing.sign(STATEMENT, key), allowed=str(allowed), at=at)
    assert (found.holds, found.name) == (True, "ann" if named else None)


@pytest.mark.parametrize("at", ["", "yesterday", "2020-01-01T00:00", "; rm -rf x"])
def test_a_moment_that_is_none_gives_a_key_no_name(tmp_path: Path, key: str, at: str) -> None:
    allowed = tmp_path / "signers"
    allowed.write_text(f"ann {public(key)}\n")
    assert signing.verify(STATEMENT, **signing.sign(STATEMENT, key), allowed=str(allowed), at=at).name is None


def test_a_file_of_signers_that_is_not_there_is_said_to_be(tmp_path: Path, key: str) -> None:
    with pytest.raises(WorkbenchError, match="allowed_signers names one"):
        signing.verify(STATEMENT, **signing.sign(STATEMENT, key), allowed=str(tmp_path / "none"))


# What cannot sign


def test_a_key_with_a_passphrase_and_no_agent_asks_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tmp_path / "asked"
    script = tmp_path / "askpass"
    script.write_text(f"#!/bin/sh\ntouch {asked}\necho secret\n")
    script.chmod(0o755)
    for name, value in (("SSH_ASKPASS", str(script)), ("SSH_ASKPASS_REQUIRE", "force"), ("DISPLAY", ":0")):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    with pytest.raises(WorkbenchError, match=r"incorrect passphrase.*has to be in the agent \(ssh-add\)\.$"):
        signing.sign(STATEMENT, made(tmp_path, "shut", passphrase="secret"))
    assert not asked.exists()


def test_a_key_in_the_agent_signs_without_its_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = made(tmp_path, "key")
    agent = subprocess.Popen(["ssh-agent", "-D", "-a", str(tmp_path / "socket")], stdout=subprocess.DEVNULL)
    try:
        for _ in range(500):
            if (tmp_path / "socket").exists():
                break
            os.sched_yield()
            subprocess.run(["true"], check=True)
        monkeypatch.setenv("SSH_AUTH_SOCK", str(tmp_path / "socket"))
        subprocess.run(["ssh-add", "-q", key], check=True, capture_output=True)
        os.unlink(key)  # only the agent has it now
        proof = signing.sign(STATEMENT, f"{key}.pub")
    finally:
        agent.terminate()
        agent.wait()
    assert signing.verify(STATEMENT, **proof).holds


def test_what_is_no_key_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "note").write_text("Not a key.")
    with pytest.raises(WorkbenchError, match="note cannot be used"):
        signing.sign(STATEMENT, str(tmp_path / "note"))
    with pytest.raises(WorkbenchError, match="there is no key"):
        signing.sign(STATEMENT, str(tmp_path / "nothing"))


def test_without_ssh_keygen_that_is_said(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    proof = signing.sign(STATEMENT, key)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(WorkbenchError, match="there is no ssh-keygen here"):
        signing.sign(STATEMENT, key)
    with pytest.raises(WorkbenchError, match="there is no ssh-keygen here"):
        signing.verify(STATEMENT, **proof)


# Checkpoints


def test_a_session_ends_with_a_checkpoint_signed_by_its_reviewer(review_file: Path, key: str) -> None:
    with Desk.open(review_file, "ann") as desk:
        desk.signer = signing.signer(key, pytest.fail)
        desk.decide(STORY_CLAIMS[0].id, "true")
    with Desk.open(review_file, "bob", read_only=True) as desk:
        found = verify(desk)
    assert found.is_sound
    (signature,) = found.signatures
    assert (signature.author, signature.holds, signature.fingerprint) == ("ann", True, said(key))


def test_a_session_whose_key_cannot_sign_ends_with_a_checkpoint_and_a_sentence(review_file: Path) -> None:
    told: list[str] = []
    with Desk.open(review_file, "ann") as desk:
        desk.signer = signing.signer("/nowhere/key", told.append)
        desk.decide(STORY_CLAIMS[0].id, "true")
    (sentence,) = told
    assert sentence.startswith("The checkpoint of this session is not signed: there is no key /nowhere/key")
    with Desk.open(review_file, "bob", read_only=True) as desk:
        found = verify(desk)
    assert (found.checkpoints, found.signatures, found.is_sound) == (1, (), True)


def test_others_can_record_while_a_checkpoint_is_signed(review_file: Path, key: str) -> None:
    with Desk.open(review_file, "ann") as desk, Desk.open(review_file, "bob") as other:

        def signer(statement: bytes) -> dict[str, str]:
            other.note(STORY.id, "Meanwhile.")
            return signing.sign(statement, key)

        desk.signer = signer
        desk.decide(STORY_CLAIMS[0].id, "true")
        desk.checkpoint("session")
        desk.signer = None
        assert desk.checkpoint("session") is not None  # what came meanwhile was not seen by the first
        found = verify(desk)
    assert found.is_sound
    assert found.checkpoints == 2


def test_a_signature_over_another_state_is_found_though_every_hash_is_right(
    review_file: Path, key: str, other: str
) -> None:
    with Desk.open(review_file, "ann") as desk:
        desk.signer = lambda _statement: signing.sign(b"something else", key)
        desk.decide(STORY_CLAIMS[0].id, "true")
    with Desk.open(review_file, "eve") as desk:
        desk.signer = lambda statement: {**signing.sign(statement, other), "key": public(key)}
        desk.note(STORY.id, "Mine.")
    with Desk.open(review_file, "bob", read_only=True) as desk:
        found = verify(desk)
    assert found.faults == ()
    assert [signature.holds for signature in found.signatures] == [False, False]
    assert not found.is_sound


def test_a_signature_that_was_taken_away_is_found_by_the_chain(review_file: Path, key: str) -> None:
    with Desk.open(review_file, "ann") as desk:
        desk.signer = signing.signer(key, pytest.fail)
        desk.decide(STORY_CLAIMS[0].id, "true")
    connection = bare(review_file)
    with off_guard(connection):
        ((id_, body),) = connection.execute("SELECT id, body FROM log WHERE action = 'checkpoint'").fetchall()
        body = body.partition(',"key"')[0] + body[body.index(',"occasion"') : body.index(',"signature"')] + "}"
        connection.execute("UPDATE log SET body = ? WHERE id = ?", (body, id_))
    connection.close()
    assert log.words_of(body) == ""
    with Desk.open(review_file, "bob", read_only=True) as desk:
        found = verify(desk)
    assert [fault.entry for fault in found.faults] == [id_]
    assert not found.is_sound
