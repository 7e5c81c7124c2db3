"""Web servers that answer as a test says, down to the bytes, each on a port of its own."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

ARTICLE = "Bridge closed after flood\n\nThe old bridge at Lund was closed on Friday, the mayor said.\n"


@dataclass
class Visit:
    """A request that came in, and the connection to answer it on."""

    head: str
    path: str
    _connection: socket.socket
    _ending: threading.Event

    def send(self, data: bytes) -> None:
        self._connection.sendall(data)

    def drip(self, data: bytes) -> None:
        """Sends *data* byte by byte, for as long as anybody takes it."""
        for byte in data:
            self.send(bytes([byte]))
            if self._ending.wait(0.02):
                return

    def endlessly(self, data: bytes) -> None:
        """Sends *data* over and over, for as long as anybody takes it."""
        while not self._ending.is_set():
            self.send(data)

    def wait(self) -> None:
        """Says nothing more, until the test is over."""
        self._ending.wait()


Answer = Callable[[Visit], None]


def page(
    body: bytes | str = ARTICLE,
    *headers: str,
    status: str = "200 OK",
    content_type: str = "text/plain; charset=utf-8",
    length: int | None = None,
) -> bytes:
    """An answer, from its status line to its body."""
    data = body.encode() if isinstance(body, str) else body
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Length: {len(data) if length is None else length}",
        *([f"Content-Type: {content_type}"] if content_type else []),
        *headers,
    ]
    return "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + data


def gives(data: bytes) -> Answer:
    """Answers every request with *data*."""
    return lambda visit: visit.send(data)


def leads_to(location: str, status: str = "302 Found") -> Answer:
    """Redirects every request to *location*."""
    return gives(page("", f"Location: {location}", status=status))


@dataclass
class Server:
    """A server at *host*, which answers every connection's request by *answer* and remembers the requests."""

    answer: Answer
    host: str = "127.0.0.1"
    port: int = 0
    tls: ssl.SSLContext | None = None
    visits: list[Visit] = field(default_factory=list)
    _ending: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        self._listener = socket.create_server(
            (self.host, self.port), family=socket.AF_INET6 if ":" in self.host else socket.AF_INET
        )
        self.port = self._listener.getsockname()[1]
        self._run(self._listen)

    def stop(self) -> None:
        self._ending.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(10)
            assert not thread.is_alive()

    def url(self, path: str = "/", host: str | None = None) -> str:
        named = host or (f"[{self.host}]" if ":" in self.host else self.host)
        return f"http{'s' if self.tls else ''}://{named}:{self.port}{path}"

    def _run(self, target: Callable[[], None]) -> None:
        thread = threading.Thread(target=target, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self._run(lambda connection=connection: self._serve(connection))  # type: ignore[misc]

    def _serve(self, connection: socket.socket) -> None:
        # What a visitor that goes away leaves behind is no failure of the server's.
        with contextlib.suppress(OSError), connection:
            connection.settimeout(10)
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with connection:
                head = b""
                # A greeting of TLS, to a server that knows none, is answered as it is.
                while not (b"\r\n\r\n" in head or head.startswith(b"\x16")) and (more := connection.recv(65_536)):
                    head += more
                text = head.decode("latin-1")
                visit = Visit(text, text.split(" ")[1] if " " in text else "", connection, self._ending)
                self.visits.append(visit)
                self.answer(visit)


Serve = Callable[..., Server]


@contextlib.contextmanager
def serving() -> Iterator[Serve]:
    """Starts servers, and stops all of them in the end."""
    with contextlib.ExitStack() as stack:

        def serve(answer: Answer | bytes, host: str = "127.0.0.1", **more: object) -> Server:
            server = Server(gives(answer) if isinstance(answer, bytes) else answer, host, **more)  # type: ignore[arg-type]
            try:
                server.start()
            except OSError as error:
                pytest.skip(f"no server can be started at {host} here: {error}")
            stack.callback(server.stop)
            return server

        yield serve
