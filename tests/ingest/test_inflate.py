"""One layer of compression is undone, within a limit."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ingest.inflate import coding_of, inflated
from workbench.ingest.web_address import NotFetchedError


def raw(data: bytes) -> bytes:
    """*data* as some servers send what they call deflate."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@given(st.binary(max_size=5000))
def test_what_was_compressed_is_made_whole(data: bytes) -> None:
    if not data.startswith(b"\x1f\x8b"):
        assert inflated(gzip.compress(data), "gzip", 5000) == data
        assert inflated(zlib.compress(data), "deflate", 5000) == data


@pytest.mark.parametrize("data", [b"", b"words", b"words " * 1000])
def test_deflate_without_its_two_bytes_is_read(data: bytes) -> None:
    assert inflated(raw(data), "deflate", 6000) == data


def test_gzip_in_several_parts_is_one_answer_and_padding_is_left_out() -> None:
    assert inflated(gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 9, "gzip", 7) == b"one two"


@pytest.mark.parametrize("parts", [1, 2, 7])
def test_the_limit_is_for_all_parts_together(parts: int) -> None:
    data = gzip.compress(b"x" * 10) * parts
    assert len(inflated(data, "gzip", 10 * parts)) == 10 * parts
    with pytest.raises(NotFetchedError, match="unpacks to more than"):
        inflated(data, "gzip", 10 * parts - 1)


def test_a_million_empty_parts_are_damage() -> None:
    with pytest.raises(NotFetchedError, match="damaged"):
        inflated(gzip.compress(b"") * 1_000_000, "gzip", 10)


@pytest.mark.parametrize(
    "damage",
    [b"", b"\x1f\x8b", b"words", gzip.compress(b"words")[:-4], gzip.compress(b"w")[:12]],
    ids=["nothing", "two bytes", "words", "without its end", "its head"],
)
def test_what_is_damaged_or_cut_short_is_refused(damage: bytes) -> None:
    with pytest.raises(NotFetchedError, match="damaged"):
        inflated(damage, "gzip", 1000)


def test_compressed_twice_is_refused() -> None:
    with pytest.raises(NotFetchedError, match="compressed twice"):
        inflated(gzip.compress(gzip.compress(b"words")), "gzip", 1000)


@pytest.mark.parametrize(
    ("headers", "coding"),
    [
        ([], None),
        (["identity"], None),
        ([""], None),
        (["gzip"], "gzip"),
        (["X-GZIP"], "gzip"),
        (["identity, deflate"], "deflate"),
    ],
)
def test_the_coding_is_what_the_headers_name(headers: list[str], coding: str | None) -> None:
    assert coding_of(headers) == coding


@pytest.mark.parametrize(
    ("headers", "says"),
    [
        (["gzip, gzip"], "compressed twice"),
        (["gzip", "deflate"], "compressed twice"),
        (["br"], "not asked for"),
        (["zstd"], "not asked for"),
        (["compress"], "not asked for"),
    ],
)
def test_other_codings_are_refused(headers: list[str], says: str) -> None:
    with pytest.raises(NotFetchedError, match=says):
        coding_of(headers)
