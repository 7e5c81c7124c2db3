"""What a web address gives, from the very address that was checked."""

from __future__ import annotations

import gzip
import socket
import ssl
import subprocess
import sys
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from tests.ingest.web import ARTICLE, Serve, Server, Visit, gives, leads_to, page, serving
from workbench import __version__
from workbench.domain.errors import WorkbenchError
from workbench.ingest import connection
from workbench.ingest.addresses import not_public
from workbench.ingest.fetch import FetchLimits, fetch

HERE = "127.0.0.1"
THERE = "127.0.0.2"
QUICK = FetchLimits(seconds=20)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers that the test's end stops."""
    with serving() as start:
        yield start


class Names:
    """Stands before the system's resolver: *names* have these addresses, each time they are asked for the next."""

    def __init__(self, **names: list[list[str]]) -> None:
        self._answers = {name.replace("_", "."): iter(answers) for name, answers in names.items()}
        self._system = socket.getaddrinfo

    def __call__(self, host: bytes | str, port: int, *args: object, **more: object) -> list[object]:
        name = host.decode() if isinstance(host, bytes) else host
        if name not in self._answers:
            return self._system(host, port, *args, **more)  # type: ignore[arg-type, return-value]
        found: list[object] = []
        for address in next(self._answers[name]):
            found += self._system(address, port, *args, **more)  # type: ignore[arg-type]
        return found


@pytest.fixture
def public_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has 127.0.0.1, and that alone, count as public."""
    monkeypatch.setattr(connection, "not_public", lambda address: None if address == HERE else not_public(address))


def problem(url: str, **more: bool) -> str:
    with pytest.raises(WorkbenchError) as caught:
        fetch(url, limits=QUICK, **more)
    return str(caught.value)


def test_an_address_gives_its_bytes_and_what_they_are(serve: Serve) -> None:
    server = serve(page())
    before = datetime.now(UTC)
    got = fetch(server.url("/a?b=c#d"), allow_private=True)
    assert got.data == ARTICLE.encode()
    assert (got.content_type, got.charset) == ("text/plain", "utf-8")
    assert (got.source, got.url) == (server.url("/a?b=c#d"), server.url("/a?b=c"))
    assert before <= got.at <= datetime.now(UTC)
    assert server.visits[0].path == "/a?b=c"


def test_the_request_names_the_program_the_host_and_what_can_be_unpacked(serve: Serve) -> None:
    server = serve(page())
    fetch(server.url(), allow_private=True)
    head = server.visits[0].head
    assert head.startswith("GET / HTTP/1.1\r\n")
    assert f"\r\nHost: {HERE}:{server.port}\r\n" in head
    assert f"\r\nUser-Agent: factcheck-workbench/{__version__}\r\n" in head
    assert "\r\nAccept-Encoding: gzip, deflate\r\n" in head
    assert not {"Cookie", "Authorization", "Referer"} & {line.split(":")[0] for line in head.split("\r\n")}


@pytest.mark.parametrize(
    ("header", "means"),
    [
        ("text/html; charset=UTF-8", ("text/html", "utf-8")),
        ("Text/HTML;charset='iso-8859-1'", ("text/html", "cp1252")),
        ('text/html; a=b; charset="windows-1251"; c=d', ("text/html", "cp1251")),
        ("application/pdf", ("application/pdf", None)),
        ("text/html; charset=nonsense", ("text/html", None)),
        ("text/html; charset=zip", ("text/html", None)),
        ("text/html; charset=unicode_escape", ("text/html", None)),
        ("text/html; charset=utf-7", ("text/html", None)),
        ("nonsense; charset=utf-8", (None, "utf-8")),
        ("", (None, None)),
    ],
)
def test_a_content_type_is_believed_as_far_as_it_makes_sense(
    serve: Serve, header: str, means: tuple[str | None, str | None]
) -> None:
    got = fetch(serve(page(content_type=header)).url(), allow_private=True)
    assert (got.content_type, got.charset) == means


MARK = "\ufeff".encode()


@pytest.mark.parametrize(
    ("content_type", "data", "readable"),
    [
        ("text/plain; charset=iso-8859-2", "Łódź".encode("iso-8859-2"), MARK + "Łódź".encode()),
        ("text/html; charset=windows-1251", "Москва".encode("cp1251"), MARK + "Москва".encode()),
        ("text/plain; charset=iso-2022-jp", "橋".encode("iso-2022-jp"), MARK + "橋".encode()),
        ("text/plain; charset=utf-16le", "Łódź".encode("utf-16-le"), MARK + "Łódź".encode()),
        ("text/plain; charset=iso-8859-1", "Łódź".encode(), "Łódź".encode()),  # what servers say of everything
        ("text/plain; charset=utf-8", "Où ?".encode("cp1252"), "Où ?".encode("cp1252")),
        ("text/plain; charset=iso-8859-2", "\ufeffŁódź".encode("utf-16-le"), "\ufeffŁódź".encode("utf-16-le")),
        ("application/pdf; charset=iso-8859-2", b"%PDF-\xa3", b"%PDF-\xa3"),
        ("text/plain", "Łódź".encode("iso-8859-2"), "Łódź".encode("iso-8859-2")),
    ],
)
def test_the_encoding_that_a_server_names_is_marked_where_the_bytes_bear_it_out(
    serve: Serve, content_type: str, data: bytes, readable: bytes
) -> None:
    got = fetch(serve(page(data, content_type=content_type)).url(), allow_private=True)
    assert (got.data, got.readable) == (data, readable)


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes)])
def test_one_layer_of_compression_is_undone(serve: Serve, coding: str, pack: object) -> None:
    packed = pack(ARTICLE.encode())  # type: ignore[operator]
    got = fetch(serve(page(packed, f"Content-Encoding: {coding}")).url(), allow_private=True)
    assert got.data == ARTICLE.encode()


def test_chunks_are_joined(serve: Serve) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nwor\r\n2\r\nds\r\n0\r\n\r\n"
    assert fetch(serve(chunked).url(), allow_private=True).data == b"words"


def test_an_answer_without_a_length_ends_with_the_connection(serve: Serve) -> None:
    assert fetch(serve(b"HTTP/1.0 200 OK\r\n\r\nwords").url(), allow_private=True).data == b"words"


def test_no_more_is_taken_than_was_announced(serve: Serve) -> None:
    assert fetch(serve(page("words and more", length=5)).url(), allow_private=True).data == b"words"


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_redirects_are_followed_and_the_end_is_named(serve: Serve, status: str) -> None:
    def answer(visit: Visit) -> None:
        visit.send(page("", "Location: /end#part", status=status) if visit.path == "/" else page())

    server = serve(answer)
    got = fetch(server.url(), allow_private=True)
    assert (got.data, got.source, got.url) == (ARTICLE.encode(), server.url(), server.url("/end"))


def countdown(visit: Visit) -> None:
    """Leads from /N to /N-1, and gives the article at /0."""
    left = int(visit.path[1:])
    visit.send(page("", f"Location: /{left - 1}", status="302 Found") if left else page())


def test_five_redirects_are_followed_and_a_sixth_is_not(serve: Serve) -> None:
    server = serve(countdown)
    assert fetch(server.url("/5"), allow_private=True).url == server.url("/0")
    assert "leads on more than 5 times" in problem(server.url("/6"), allow_private=True)


# Which address is connected to


@pytest.mark.parametrize(
    "host",
    [HERE, "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "①②⑦.⓪.⓪.①", "[::ffff:127.0.0.1]", "0"],
)
def test_however_this_computer_is_called_it_is_not_connected_to(serve: Serve, host: str) -> None:
    server = serve(page())
    said = problem(server.url(host=host))
    assert said.startswith(server.url(host=host) + " leads to ")
    assert said.endswith("was not fetched; if you trust it, say --allow-private.")
    assert server.visits == []


def test_the_connection_goes_to_the_address_that_was_checked(
    serve: Serve, public_here: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = serve(page("the public page"))
    private = serve(page("the private page"), THERE, port=public.port)
    monkeypatch.setattr(socket, "getaddrinfo", Names(news_example=[[HERE], [THERE], [THERE]]))
    url = f"http://news.example:{public.port}/"
    assert fetch(url).data == b"the public page"
    assert f"\r\nHost: news.example:{public.port}\r\n" in public.visits[0].head
    assert private.visits == []
    # The same name a moment later, when its answer is the other one.
    assert f"leads to {THERE}, an address of this computer" in problem(url)
    assert private.visits == []


def test_a_name_with_one_address_that_is_not_public_is_refused_whole(
    serve: Serve, public_here: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(page())
    monkeypatch.setattr(socket, "getaddrinfo", Names(news_example=[[HERE, "10.0.0.1"]]))
    assert "leads to 10.0.0.1, an address of a private network" in problem(f"http://news.example:{server.port}/")
    assert server.visits == []


def test_each_redirect_is_checked_again(serve: Serve, public_here: None) -> None:
    secret = serve(page("the router's settings"), THERE)
    server = serve(leads_to(secret.url("/settings")))
    said = problem(server.url())
    assert said.startswith(f"{server.url()}, by way of {secret.url('/settings')}, leads to {THERE}, an address of this")
    assert secret.visits == []


def test_a_redirect_to_the_same_name_is_resolved_and_checked_again(
    serve: Serve, public_here: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = serve(leads_to("/end"))
    private = serve(page("the private page"), THERE, port=public.port)
    monkeypatch.setattr(socket, "getaddrinfo", Names(news_example=[[HERE], [THERE]]))
    assert f"leads to {THERE}" in problem(f"http://news.example:{public.port}/")
    assert private.visits == []


def test_the_next_address_is_tried_when_one_does_not_answer(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    server = serve(page())
    monkeypatch.setattr(socket, "getaddrinfo", Names(news_example=[[THERE, HERE]]))
    assert fetch(f"http://news.example:{server.port}/", allow_private=True).data == ARTICLE.encode()


def test_a_private_address_is_fetched_when_the_reviewer_says_so(serve: Serve) -> None:
    assert fetch(serve(page()).url(host="localhost"), allow_private=True).data == ARTICLE.encode()


def test_an_address_of_ipv6_is_checked_and_fetched_too(serve: Serve) -> None:
    server = serve(page(), "::1")
    assert "leads to ::1, an address of this computer" in problem(server.url())
    assert fetch(server.url(), allow_private=True).data == ARTICLE.encode()
    assert f"\r\nHost: [::1]:{server.port}\r\n" in server.visits[0].head


def test_proxies_of_the_environment_take_no_part(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    server, proxy = serve(page()), serve(page("from the proxy"))
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, proxy.url())
    assert fetch(server.url(), allow_private=True).data == ARTICLE.encode()
    assert "if you trust it" in problem(server.url())
    assert proxy.visits == []


# Who answers


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[trustme.CA, Path]:
    """Somebody who vouches for servers, and the file that names it."""
    ca = trustme.CA()
    file = tmp_path_factory.mktemp("authority") / "ca.pem"
    ca.cert_pem.write_to_path(str(file))
    return ca, file


@pytest.fixture
def trusted(authority: tuple[trustme.CA, Path], monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """The authority that the program is told to trust, and no other."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority[1]))
    return authority[0]


def shown(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """How a server shows *certificate*."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def test_a_server_proves_the_name_and_is_asked_by_the_name(
    serve: Serve, trusted: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []
    context = shown(trusted.issue_cert("news.example"))
    context.sni_callback = lambda _socket, name, _context: asked.append(name)
    server = serve(page(), tls=context)
    monkeypatch.setattr(socket, "getaddrinfo", Names(news_example=[[HERE]]))
    url = server.url("/a", host="news.example")
    got = fetch(url, allow_private=True)
    assert (got.data, got.url) == (ARTICLE.encode(), url)
    assert asked == ["news.example"]
    assert f"\r\nHost: news.example:{server.port}\r\n" in server.visits[0].head


def test_a_server_named_by_number_proves_the_number(serve: Serve, trusted: trustme.CA) -> None:
    assert fetch(serve(page(), tls=shown(trusted.issue_cert(HERE))).url(), allow_private=True).data == ARTICLE.encode()


LAST_YEAR = datetime.now(UTC) - timedelta(days=365)


@pytest.mark.parametrize(
    ("certificate", "says"),
    [
        (lambda ca: ca.issue_cert("other.example"), "Hostname mismatch"),
        (lambda ca: ca.issue_cert(HERE), "Hostname mismatch"),  # the address connected to is not the name asked for
        (lambda ca: ca.issue_cert("news.example", not_before=LAST_YEAR, not_after=LAST_YEAR), "expired"),
        (lambda _: trustme.CA().issue_cert("news.example"), "unable to get local issuer certificate"),
    ],
    ids=["another name", "the address", "expired", "unknown authority"],
)
def test_a_server_that_does_not_prove_the_name_is_refused(
    serve: Serve, trusted: trustme.CA, monkeypatch: pytest.MonkeyPatch, certificate: object, says: str
) -> None:
    server = serve(page(), tls=shown(certificate(trusted)))  # type: ignore[operator]
    monkeypatch.setattr(socket, "getaddrinfo", Names(news_example=[[HERE]]))
    url = server.url(host="news.example")
    said = problem(url, allow_private=True)
    assert said.startswith(f"{url} does not prove who it is (")
    assert says in said
    assert server.visits == []


def test_certificates_of_strangers_are_not_trusted_without_a_word(
    serve: Serve, authority: tuple[trustme.CA, Path]
) -> None:
    server = serve(page(), tls=shown(authority[0].issue_cert(HERE)))
    assert "does not prove who it is" in problem(server.url(), allow_private=True)


def test_a_file_of_certificates_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/ca.pem")
    assert "the certificates in /nowhere/ca.pem cannot be read (No such file" in problem("https://127.0.0.1:9999/")


def test_a_server_without_encryption_is_not_taken_for_one_with(serve: Serve) -> None:
    server = serve(page())
    url = server.url().replace("http:", "https:")
    assert problem(url, allow_private=True).startswith(f"{url} could not be connected to safely (")


def test_a_redirect_from_https_to_http_is_told_and_not_followed(serve: Serve, trusted: trustme.CA) -> None:
    plain = serve(page())
    secure = serve(leads_to(plain.url("/a")), tls=shown(trusted.issue_cert(HERE)))
    said = problem(secure.url(), allow_private=True)
    assert said.startswith(
        f"{secure.url()} leads on to {plain.url('/a')}, which is not encrypted, and was not followed"
    )
    assert plain.visits == []


def test_a_redirect_from_http_to_https_is_followed(serve: Serve, trusted: trustme.CA) -> None:
    secure = serve(page(), tls=shown(trusted.issue_cert(HERE)))
    assert fetch(serve(leads_to(secure.url("/a"))).url(), allow_private=True).url == secure.url("/a")


# What cannot be reached, and what it costs


def test_a_name_that_nobody_has_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    said = problem("http://news.example/")
    assert said == (
        "http://news.example/ was not found (Name or service not known); check how it is spelt, and the network."
    )


def test_a_server_that_is_not_there_is_said(serve: Serve) -> None:
    server: Server = serve(gives(b""))
    server.stop()
    assert "could not be reached (Connection refused)" in problem(server.url(), allow_private=True)


def test_what_reads_files_alone_does_not_load_what_reads_the_web() -> None:
    code = (
        "import sys, workbench.cli.main, workbench.desk.importing, workbench.ingest.sources as s\n"
        "list(s.sources(['http://example.org/']))\n"
        "print([name for name in ('httpcore', 'h11', 'ssl', 'idna') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
