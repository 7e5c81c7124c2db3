"""Servers that mean harm cost one sentence and a bounded time, and nothing else that was named with them."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.cli.program import is_one_sentence
from tests.ingest.web import ARTICLE, Answer, Serve, Visit, gives, leads_to, page, serving
from workbench.desk.desk import Desk
from workbench.desk.importing import import_sources
from workbench.domain.errors import WorkbenchError
from workbench.ingest import fetch as module
from workbench.ingest.fetch import FetchLimits, fetch

LIMITS = FetchLimits(seconds=1, sent=1_000_000, unpacked=2_000_000)
SLACK = 4  # seconds that a busy machine may take on top


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers that the test's end stops."""
    with serving() as start:
        yield start


@cache
def bomb() -> bytes:
    """200 MB of nothing in 200 kB."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(200)) + packer.flush()


def chunked(visit: Visit) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")


def silent(visit: Visit) -> None:
    visit.wait()


def stops_after_the_headers(visit: Visit) -> None:
    visit.send(page("", length=100))
    visit.wait()


def drips_headers(visit: Visit) -> None:
    visit.drip(b"HTTP/1.1 200 OK\r\n" + b"X-Slow: yes\r\n" * 40)


def drips_the_body(visit: Visit) -> None:
    visit.send(page("", length=400))
    visit.drip(b"word" * 100)


def drips_chunks(visit: Visit) -> None:
    chunked(visit)
    visit.drip(b"1\r\nx\r\n" * 70)


def drips_compressed(visit: Visit) -> None:
    visit.send(page("", "Content-Encoding: gzip", length=len(bomb())))
    visit.drip(bomb()[:400])


def endless_chunks(visit: Visit) -> None:
    chunked(visit)
    visit.endlessly(b"400\r\n" + b"word" * 256 + b"\r\n")


def endless_tiny_chunks(visit: Visit) -> None:
    chunked(visit)
    visit.endlessly(b"1\r\nx\r\n" * 1000)


def endless_chunk_size(visit: Visit) -> None:
    chunked(visit)
    visit.send(b"1;")
    visit.endlessly(b"x" * 1000)


def endless_trailers(visit: Visit) -> None:
    chunked(visit)
    visit.send(b"1\r\nx\r\n0\r\n")
    visit.endlessly(b"X-More: yes\r\n" * 100)


def endless_body(visit: Visit) -> None:
    visit.send(b"HTTP/1.0 200 OK\r\n\r\n")
    visit.endlessly(b"word " * 1000)


def endless_headers(visit: Visit) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\n")
    visit.endlessly(b"X-More: yes\r\n" * 100)


def endless_header(visit: Visit) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nX-More: ")
    visit.endlessly(b"yes" * 1000)


def endless_continue(visit: Visit) -> None:
    visit.endlessly(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)


def circle(visit: Visit) -> None:
    visit.send(page("", f"Location: /{'b' if visit.path != '/b' else 'c'}", status="302 Found"))


def endless_way(visit: Visit) -> None:
    visit.send(page("", f"Location: {visit.path}x", status="302 Found"))


def slow_way(visit: Visit) -> None:
    visit.drip(page("", f"Location: {visit.path}x", status="302 Found"))


TIME = "took longer than 1 seconds; try again later, or raise max_web_seconds"
SIZE = "is larger than 1 MB; save the article as text and import that, or raise max_web_mb"
UNPACKED = "unpacks to more than 2 MB; save the article as text and import that, or raise max_web_unpacked_mb"
CUT = "was not sent whole; try again later"
HEADERS = "sent headers larger than 100 kB and was not fetched; check the address"
NO_WEB = "did not answer as a web server does; check the address"
DAMAGED = "arrived damaged: it cannot be unpacked; try again later"
TWICE = "is compressed twice, and one layer is all that is undone"
ZIPPED = gzip.compress(ARTICLE.encode())

HOSTILE: dict[str, tuple[Answer, str]] = {
    "never answers": (silent, TIME),
    "stops after the headers": (stops_after_the_headers, TIME),
    "drips its headers": (drips_headers, TIME),
    "drips its body": (drips_the_body, TIME),
    "drips chunks": (drips_chunks, TIME),
    "drips a bomb": (drips_compressed, TIME),
    "leads on slowly": (slow_way, TIME),
    "closes at once": (gives(b""), "closed the connection without an answer; try again later"),
    "closes in the headers": (gives(b"HTTP/1.1 200 OK\r\nContent-"), NO_WEB),
    "closes in the body": (gives(page("half", length=100)), CUT),
    "closes in a chunk": (gives(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhalf"), CUT),
    "closes before the last chunk": (gives(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n"), CUT),
    "announces too much": (gives(page("half", length=1_000_001)), SIZE),
    "announces a number without end": (gives(b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n"), ""),
    "announces two lengths": (gives(page("half", "Content-Length: 99")), NO_WEB),
    "announces less than nothing": (gives(page("half", length=-1)), NO_WEB),
    "sends chunks without end": (endless_chunks, SIZE),
    "sends tiny chunks without end": (endless_tiny_chunks, ""),
    "sends a chunk size without end": (endless_chunk_size, CUT),
    "sends trailers without end": (endless_trailers, CUT),
    "sends a body without end": (endless_body, SIZE),
    "sends headers without end": (endless_headers, HEADERS),
    "sends one header without end": (endless_header, HEADERS),
    "sends continue without end": (endless_continue, ""),
    "sends a chunk of letters": (gives(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), CUT),
    "speaks another language": (gives(b"SSH-2.0-OpenSSH_9.6\r\n"), NO_WEB),
    "breaks a header in two": (gives(b"HTTP/1.1 200 OK\r\nX: a\x00b\r\n\r\n"), NO_WEB),
    "changes the protocol": (gives(page("", status="101 Switching Protocols")), NO_WEB),
    "sends a bomb": (lambda visit: visit.send(page(bomb(), "Content-Encoding: gzip")), UNPACKED),
    "sends a bomb in chunks": (lambda visit: bomb_in_chunks(visit), UNPACKED),
    "packs twice": (gives(page(gzip.compress(ZIPPED), "Content-Encoding: gzip, gzip")), TWICE),
    "packs twice and says once": (gives(page(gzip.compress(ZIPPED), "Content-Encoding: gzip")), TWICE),
    "packs by two headers": (gives(page(ZIPPED, "Content-Encoding: gzip", "Content-Encoding: deflate")), TWICE),
    "packs as not asked": (gives(page(b"\x0b", "Content-Encoding: br")), "compressed in a way that was not asked for"),
    "packs half": (gives(page(ZIPPED[:-9], "Content-Encoding: gzip")), DAMAGED),
    "says packed and is not": (gives(page(ARTICLE, "Content-Encoding: gzip")), DAMAGED),
    "leads round": (circle, "leads round in a circle"),
    "leads to itself": (leads_to("/"), "leads round in a circle"),
    "leads on without end": (endless_way, "leads on more than 5 times; name the address where it ends"),
    "leads nowhere": (gives(page("", status="302 Found")), "leads on without saying where"),
    "leads to a file": (leads_to("file:///etc/passwd"), "leads on to an address that is of the kind file"),
    "leads to a script": (leads_to("javascript:alert(1)"), "leads on to an address that is of the kind javascript"),
    "leads to a login": (leads_to("http://ann:secret@127.0.0.1/"), "leads on to an address that holds a user name"),
    "leads to mail": (leads_to("http://127.0.0.1:25/"), "leads on to an address that names port 25"),
    "leads to nonsense": (leads_to("http://[::1"), "leads on to what is no web address"),
    "leads to noise": (leads_to("http://\x80\xff/"), "leads on to"),
    "leads very far": (leads_to("/" + "x" * 9000), "leads on to an address that is too long"),
    "has nothing there": (gives(page("gone", status="404 Not Found")), "is not there (404); check the address"),
    "is shut": (gives(page("no", status="403 Forbidden")), "was not given by its server (403); open it in a browser"),
    "is broken": (gives(page("no", status="503 Busy")), "could not be given by its server (503); try again later"),
    "is a teapot": (gives(page("no", status="418 \x1b[31mteapot")), ""),
    "gives no content": (gives(b"HTTP/1.1 204 No Content\r\n\r\n"), "was not given by its server (204)"),
    "gives nothing": (gives(page("")), "gave an empty answer"),
    "gives nothing, packed": (gives(page(gzip.compress(b""), "Content-Encoding: gzip")), "gave an empty answer"),
}


def bomb_in_chunks(visit: Visit) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n")
    visit.send(b"%x\r\n%b\r\n0\r\n\r\n" % (len(bomb()), bomb()))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_server_costs_one_sentence_and_a_bounded_time(serve: Serve, name: str) -> None:
    answer, says = HOSTILE[name]
    url = serve(answer).url()
    bomb()
    begun = time.monotonic()
    with pytest.raises(WorkbenchError) as caught:
        fetch(url, allow_private=True, limits=LIMITS)
    assert time.monotonic() - begun < LIMITS.seconds + SLACK
    said = str(caught.value)
    assert said.startswith(url)
    assert says in said
    assert is_one_sentence(said + "\n")
    assert "secret" not in said


def test_a_bomb_is_never_unpacked_in_memory(serve: Serve) -> None:
    url = serve(page(bomb(), "Content-Encoding: gzip")).url()
    tracemalloc.start()
    try:
        with pytest.raises(WorkbenchError, match="unpacks to more than"):
            fetch(url, allow_private=True, limits=LIMITS)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_server_that_says_nothing_to_a_secure_connection_takes_no_longer(serve: Serve) -> None:
    """The handshake never ends: the server reads what looks like no request and stays silent."""
    url = serve(silent).url().replace("http:", "https:")
    with pytest.raises(WorkbenchError, match="took longer than 1 seconds"):
        fetch(url, allow_private=True, limits=LIMITS)


def test_a_resolver_that_never_answers_takes_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait())
    try:
        with pytest.raises(WorkbenchError, match="took longer than 1 seconds"):
            fetch("http://news.example/", limits=LIMITS)
    finally:
        over.set()


def test_what_was_named_with_hostile_addresses_is_imported_and_the_file_is_sound(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FetchLimits", lambda *_: LIMITS)
    hostile = [answer for answer, says in HOSTILE.values() if says != TIME] + [silent, drips_the_body]
    (tmp_path / "tunnel.txt").write_text("Tunnel opens in May\n\nThe new tunnel will open on 3 May.\n")
    last = serve(page("Road closed\n\nThe road to Lund was closed on Monday, the mayor said.\n")).url("/road")
    names = [str(tmp_path / "tunnel.txt"), *(serve(answer).url() for answer in hostile), last]
    path = tmp_path / "review.db"
    done = import_sources(path, names, "ann", allow_private=True)
    assert done.new == ["Tunnel opens in May", "Road closed"]
    assert len(done.failed) == len(hostile)
    with Desk.open(path, "ann") as desk:
        assert desk.check().problems == []
        assert [article.source for article in desk.articles()] == [names[0], last]


def test_nothing_is_made_when_nothing_but_hostile_addresses_was_named(serve: Serve, tmp_path: Path) -> None:
    done = import_sources(tmp_path / "review.db", [serve(page()).url(), "http://localhost:9999/"], "ann")
    assert [sentence.split(" leads to")[0] for sentence in done.failed][1] == "http://localhost:9999/"
    assert len(done.failed) == 2
    assert list(tmp_path.iterdir()) == []


def test_where_an_address_led_is_kept_with_the_article(serve: Serve, tmp_path: Path) -> None:
    def moved(visit: Visit) -> None:
        text = "Road closed\n\nThe road to Lund was closed on Monday, the mayor said.\n"
        visit.send(page("", "Location: /new", status="301 Moved") if visit.path == "/old" else page(text))

    server = serve(moved)
    path = tmp_path / "review.db"
    import_sources(path, [server.url("/old")], "ann", allow_private=True)
    with Desk.open(path, "ann") as desk:
        article = desk.article(desk.articles()[0].id)
    assert article.source == server.url("/old")
    assert article.more == (("redirected to", server.url("/new")),)
