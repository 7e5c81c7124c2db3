from workbench.ingest.fingerprint import fingerprint


def test_the_same_bytes_under_names_with_the_same_ending_are_the_same_file() -> None:
    assert fingerprint(b"x", "a/b.TXT") == fingerprint(b"x", "c.txt")
    assert len(fingerprint(b"x", "caf\udce9.txt")) == 32


def test_other_bytes_another_ending_or_other_readers_are_another_file() -> None:
    kinds = {
        fingerprint(b"x", "a.txt"),
        fingerprint(b"y", "a.txt"),
        fingerprint(b"x", "a.html"),
        fingerprint(b"x", "a.txt", ("rtf",)),
    }
    assert len(kinds) == 4
