"""A web address in, the bytes it gives out: fetched from a checked address, within a time and a size.

No proxy, cookie, log-in or stored answer takes part, whatever the environment says: behind a proxy, no address could be
checked.
"""

from __future__ import annotations

import codecs
import os
import re
import ssl
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import httpcore
from msgspec import Struct

from workbench import __version__
from workbench.domain.errors import WorkbenchError
from workbench.ingest.connection import Allowance, CheckedBackend, too_large
from workbench.ingest.inflate import CODINGS, coding_of, inflated
from workbench.ingest.web_address import NotFetchedError, WebAddress, parsed, without_login

USER_AGENT = f"factcheck-workbench/{__version__}"

_ACCEPT = "text/html,application/xhtml+xml,text/plain,text/markdown,application/pdf;q=0.9,*/*;q=0.5"
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 5
_ARTICLE = (200, 203)
_LONGEST_HEADERS = 100 * 1024  # httpcore's own limit
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([^\s;\"',]+)", re.IGNORECASE)
# Python's codecs that no page is written in, and that turn plain letters into others.
_NO_CHARSETS = frozenset({"utf_7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
# What pages say and what they mean by it (WHATWG Encoding Standard).
_MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252"}

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class FetchLimits(Struct, frozen=True):
    """What one web address may cost, redirects and all: seconds, bytes as sent, and bytes once unpacked."""

    seconds: float = 30
    sent: int = 20_000_000
    unpacked: int = 50_000_000


class Fetched(Struct, frozen=True):
    """What a web address gave.

    *source* is the address as the reviewer wrote it, *url* where it led in the end, elsewhere if it was *redirected*.
    *content_type* is the server's word, such as "text/html", and *charset* is one that Python can decode; both are None
    where the server says nothing of use. *at* is when the answer was there, in UTC.
    """

    data: bytes
    source: str
    url: str
    content_type: str | None
    charset: str | None
    at: datetime
    redirected: bool = False

    @property
    def readable(self) -> bytes:
        """The bytes as a file would hold them: what the server says of their encoding is said by a byte order mark.

        A mark outweighs what a page says of itself, as the server's word does. UTF-8 beyond doubt is left as it is,
        since many servers call everything Latin-1, and so is what is no text or not in the encoding named.
        """
        if not self.charset or not (self.content_type or "text/").startswith(("text/", "application/xhtml")):
            return self.data
        if self.data.startswith(_MARKS) or (not self.data.isascii() and _decodes(self.data, "utf-8")):
            return self.data
        text = _decodes(self.data, self.charset)
        return self.data if text is None else codecs.BOM_UTF8 + text.encode("utf-8")


def fetch(source: str, allow_private: bool = False, limits: FetchLimits | None = None) -> Fetched:
    """What the web address *source* gives.

    Raises WorkbenchError with one sentence when it gives nothing, takes too long, is too large, or leads to an address
    that is not public, unless *allow_private*.
    """
    limits = limits or FetchLimits()
    journey = _Journey(source, allow_private, Allowance(time.monotonic() + limits.seconds, limits.sent))
    try:
        return journey.fetched(limits)
    except NotFetchedError as error:
        raise WorkbenchError(f"{journey.name} {error}") from error
    except httpcore.TimeoutException as error:
        raise WorkbenchError(
            f"{journey.name} took longer than {limits.seconds:g} seconds; try again later, or raise max_web_seconds."
        ) from error
    except httpcore.NetworkError as error:
        raise WorkbenchError(f"{journey.name} {_broken(error)}") from error
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise WorkbenchError(f"{journey.name} {journey.misunderstood()}") from error
    except OSError as error:  # the resolver's
        raise WorkbenchError(
            f"{journey.name} was not found ({error.strerror or error}); check how it is spelt, and the network."
        ) from error


class _Journey:
    """From the address that was given, by way of redirects, to an answer."""

    def __init__(self, source: str, allow_private: bool, allowance: Allowance) -> None:
        self._source = source
        self._allow_private = allow_private
        self._allowance = allowance
        self._here: WebAddress | None = None
        self._redirects = 0
        self._answering = False
        self._read_before = 0

    @property
    def name(self) -> str:
        """How sentences call it: as it was given, and where it has led so far."""
        given = without_login(self._source)
        return f"{given}, by way of {self._here}," if self._redirects else given

    def fetched(self, limits: FetchLimits) -> Fetched:
        """The answer at the end of the way."""
        here = parsed(self._source)
        seen = {here}
        while True:
            self._here = here
            answer = self._asked(here, limits)
            if isinstance(answer, Fetched):
                return answer
            if answer.scheme == "http" and here.scheme == "https":
                raise NotFetchedError(
                    f"leads on to {answer}, which is not encrypted, and was not followed; name that if you trust it."
                )
            if answer in seen:
                raise NotFetchedError("leads round in a circle; open it in a browser, save the page and import that.")
            seen.add(answer)
            here = answer
            self._redirects += 1
            if self._redirects > _MOST_REDIRECTS:
                raise NotFetchedError(f"leads on more than {_MOST_REDIRECTS} times; name the address where it ends.")

    def _asked(self, here: WebAddress, limits: FetchLimits) -> Fetched | WebAddress:
        """What *here* gives, or where it leads. Every call makes a connection of its own, and so checks anew."""
        self._answering = False
        self._read_before = self._allowance.bytes_read
        context = _trust() if here.scheme == "https" else None
        backend = CheckedBackend(self._allowance, self._allow_private)
        url = httpcore.URL(scheme=here.scheme, host=here.host, port=here.port, target=here.target)
        headers: dict[bytes | str, bytes | str] = {
            "Host": here.authority,
            "User-Agent": USER_AGENT,
            "Accept": _ACCEPT,
            "Accept-Encoding": CODINGS,
            "Connection": "close",
        }
        with (
            httpcore.HTTPConnection(url.origin, ssl_context=context, network_backend=backend) as connection,
            connection.stream("GET", url, headers=headers) as response,
        ):
            self._answering = True
            if response.status in _REDIRECTS:
                return here.joined(_location(response))
            if response.status not in _ARTICLE:
                raise NotFetchedError(_refused(response.status))
            return self._taken(response, here, limits)

    def _taken(self, response: httpcore.Response, here: WebAddress, limits: FetchLimits) -> Fetched:
        """The body of *response*, unpacked, with what its headers say of it."""
        coding = coding_of(_headers(response, b"content-encoding"))
        announced = next(iter(_headers(response, b"content-length")), "")
        if announced.isdecimal() and int(announced[:20]) > limits.sent:
            raise NotFetchedError(too_large(limits.sent))
        data = b"".join(self._chunks(response))
        if coding and data:
            data = inflated(data, coding, limits.unpacked)
        if not data:
            raise NotFetchedError("gave an empty answer; open it in a browser, save the page and import that.")
        content_type, charset = _content_type(next(iter(_headers(response, b"content-type")), ""))
        return Fetched(
            data, self._source, str(here), content_type, charset, datetime.now(UTC), redirected=self._redirects > 0
        )

    def _chunks(self, response: httpcore.Response) -> Iterator[bytes]:
        for chunk in response.iter_stream():
            self._allowance.seconds_left()
            yield chunk

    def misunderstood(self) -> str:
        """The rest of the sentence for an answer that breaks the rules of HTTP, by how far it had come."""
        read = self._allowance.bytes_read - self._read_before
        if self._answering:
            return "was not sent whole; try again later."
        if not read:
            return "closed the connection without an answer; try again later."
        if read >= _LONGEST_HEADERS:
            return f"sent headers larger than {_LONGEST_HEADERS // 1024} kB and was not fetched; check the address."
        return "did not answer as a web server does; check the address."


def _trust() -> ssl.SSLContext:
    """Which certificates prove a server: those SSL_CERT_FILE or SSL_CERT_DIR names, else the ones Mozilla trusts."""
    file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if not (file or folder):
        import certifi  # deferred: http needs none

        file = certifi.where()
    try:
        return ssl.create_default_context(cafile=file or None, capath=folder or None)
    except OSError as error:
        raise NotFetchedError(
            f"was not fetched: the certificates in {file or folder} cannot be read ({error.strerror or error}); "
            "correct SSL_CERT_FILE or SSL_CERT_DIR."
        ) from error


def _headers(response: httpcore.Response, name: bytes) -> list[str]:
    return [value.decode("utf-8", "surrogateescape") for key, value in response.headers if key.lower() == name]


def _location(response: httpcore.Response) -> str:
    locations = _headers(response, b"location")
    if not locations:
        raise NotFetchedError("leads on without saying where; open it in a browser, save the page and import that.")
    return locations[0]


def _content_type(header: str) -> tuple[str | None, str | None]:
    """The media type and the charset that a Content-Type header names, each None when it is of no use."""
    media_type = header.partition(";")[0].strip().lower()
    label = _CHARSET.search(header)
    return (
        media_type if _MEDIA_TYPE.fullmatch(media_type) else None,
        _charset(label[1]) if label else None,
    )


def _charset(label: str) -> str | None:
    """The name of the codec that *label* means on the web, or None when there is none."""
    try:
        name = codecs.lookup(label).name
        b" ".decode(name, "ignore")  # a LookupError for codecs that make no text, such as zip
    except (LookupError, ValueError):
        return None
    return None if name.replace("-", "_") in _NO_CHARSETS else _MEANT.get(name, name)


def _decodes(data: bytes, charset: str) -> str | None:
    """*data* as text, or None when it is not in that *charset*."""
    try:
        return data.decode(charset)
    except UnicodeError:
        return None


def _refused(status: int) -> str:
    """The rest of the sentence for an answer that is no article."""
    if status in (404, 410):
        return f"is not there ({status}); check the address, or look for it in a web archive."
    if 500 <= status <= 599:
        return f"could not be given by its server ({status}); try again later."
    return f"was not given by its server ({status}); open it in a browser, save the page and import that."


def _broken(error: httpcore.NetworkError) -> str:
    """The rest of the sentence for a connection that was not made, or broke."""
    cause = error.__cause__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"does not prove who it is ({cause.verify_message.rstrip('.')}) and was not fetched; check the address."
    if isinstance(cause, ssl.SSLError):
        reason = (cause.reason or "no reason given").replace("_", " ").lower()
        return f"could not be connected to safely ({reason}); check the address."
    if isinstance(error, httpcore.ConnectError):
        said = (cause.strerror if isinstance(cause, OSError) else None) or "no connection"
        return f"could not be reached ({said}); check the address and the network."
    return "broke off before the end; try again later."
