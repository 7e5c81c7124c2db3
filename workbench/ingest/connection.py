"""Connections that go to a checked address, end at a deadline and carry only so many bytes."""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any

import httpcore
from msgspec import Struct

from workbench.ingest.addresses import not_public
from workbench.ingest.web_address import NotFetchedError


class Allowance(Struct):
    """What may still be spent on one web address, redirects and all: seconds until *deadline*, and bytes."""

    deadline: float
    bytes_allowed: int
    bytes_read: int = 0

    def seconds_left(self) -> float:
        """Seconds to go, more than none; raises httpcore.ReadTimeout when there are none."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left

    def spend(self, count: int) -> None:
        """Takes *count* bytes off; raises NotFetchedError when there are not as many."""
        self.bytes_read += count
        if self.bytes_read > self.bytes_allowed:
            raise NotFetchedError(too_large(self.bytes_allowed))


def too_large(limit: int) -> str:
    """The rest of the sentence for what is larger than *limit* bytes as it is sent."""
    return f"is larger than {limit / 1_000_000:g} MB; save the article as text and import that, or raise max_web_mb."


class CheckedBackend(httpcore.NetworkBackend):
    """Resolves a name once, checks every address it has, and connects to one of those by number.

    Nothing is resolved between the check and the connection, so a name that points elsewhere a moment later (DNS
    rebinding) moves nothing. The TLS name and the Host header stay the name's: httpcore takes them from the address.
    """

    def __init__(self, allowance: Allowance, allow_private: bool) -> None:
        self._allowance = allowance
        self._allow_private = allow_private
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of *host* that takes one; the time left is shared among them."""
        del timeout  # the deadline says it
        addresses = resolved(host, port, self._allowance.seconds_left())
        if not self._allow_private:
            _require_public(addresses)
        failure: Exception = httpcore.ConnectError()
        for tried, address in enumerate(addresses, start=1):
            share = self._allowance.seconds_left() / (len(addresses) - tried + 1)
            try:
                stream = self._system.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Metered(stream, self._allowance)
        raise failure


class _Metered(httpcore.NetworkStream):
    """A stream whose every wait ends at the deadline, however little it brings, and whose bytes are counted."""

    def __init__(self, stream: httpcore.NetworkStream, allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        data = self._stream.read(max_bytes, self._allowance.seconds_left())
        self._allowance.spend(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        self._stream.write(buffer, self._allowance.seconds_left())

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        del timeout
        try:
            secure = self._stream.start_tls(ssl_context, server_hostname, self._allowance.seconds_left())
        except BaseException:
            self.close()
            raise
        return _Metered(secure, self._allowance)

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def resolved(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of *host*, each once, in the system's order of preference.

    The system's resolver cannot be told a time, so it is asked in a thread that is left to itself when the time is up.
    Raises OSError when there is none, httpcore.ConnectTimeout when there is no answer.
    """
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host.encode("ascii"), port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(address[0]) for *_, address in found)))
        except Exception as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise httpcore.ConnectTimeout from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _require_public(addresses: list[str]) -> None:
    """Raise unless all are public: a name with one address here and one there is not to be trusted with either."""
    for address in addresses:
        if kind := not_public(address):
            raise NotFetchedError(
                f"leads to {address}, {kind}, and was not fetched; if you trust it, say --allow-private."
            )
