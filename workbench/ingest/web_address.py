"""A web address taken apart, in the one form that is connected to, asked for and shown."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import quote, urljoin, urlsplit

from msgspec import Struct

_PORTS = {"http": 80, "https": 443}
_FIRST_FREE_PORT = 1024
_LONGEST = 8000
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x1f\x7f\\]")
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_LOGIN = re.compile(r"//[^/?#\\]*@")
# What may stand in a path or query as it is; anything else is written as %XX, and a % that is there already is kept.
_PLAIN = "%/:?@!$&'()*+,;=-._~[]|"


class NotFetchedError(Exception):
    """Why an address was not fetched: the rest of a sentence that begins with the address."""


class WebAddress(Struct, frozen=True):
    """An http or https address without its fragment; *host* is ASCII, *target* is path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as the Host header says them: an IPv6 address in brackets, the usual port left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"

    def joined(self, location: str) -> WebAddress:
        """Where *location*, relative or whole, leads from here; raises NotFetchedError for nowhere."""
        try:
            return parsed(urljoin(str(self), location))
        except ValueError:
            raise NotFetchedError("leads on to what is no web address; open it in a browser.") from None
        except NotFetchedError as error:
            raise NotFetchedError(f"leads on to an address that {error}") from error


def parsed(url: str) -> WebAddress:
    """*url* taken apart; raises NotFetchedError for what a careful browser would not open either."""
    if len(url) > _LONGEST:
        raise NotFetchedError("is too long for a web address; check it.")
    try:
        if _NOT_IN_ADDRESSES.search(url):
            raise ValueError
        parts = urlsplit(url)
        port = parts.port
        host = parts.hostname or ""
        target = quote(parts.path or "/", _PLAIN, errors="surrogateescape")
        if parts.query:
            target += "?" + quote(parts.query, _PLAIN, errors="surrogateescape")
    except ValueError:
        raise NotFetchedError("is no web address; check how it is spelt.") from None
    if parts.scheme not in _PORTS:
        raise NotFetchedError(f"is of the kind {parts.scheme[:20] or 'none'}, and only http and https are fetched.")
    if "@" in parts.netloc:
        raise NotFetchedError("holds a user name or a password, which would stay in the review file; leave it out.")
    return WebAddress(parts.scheme, _ascii(host), _allowed(port, parts.scheme), target)


def without_login(url: str) -> str:
    """*url* as it may be shown and kept: a user name and a password in it left out."""
    return _LOGIN.sub("//…@", url, count=1)


def _allowed(port: int | None, scheme: str) -> int:
    """The port to connect to: the usual ones, or one that no other service of old has (mail, login, ...)."""
    if port is None or port in _PORTS.values():
        return _PORTS[scheme] if port is None else port
    if port < _FIRST_FREE_PORT:
        raise NotFetchedError(f"names port {port}, which is kept for services other than the web; check the address.")
    return port


def _ascii(host: str) -> str:
    """*host* as the name system and certificates write it; raises NotFetchedError when it is none."""
    try:
        if ":" in host:
            return str(IPv6Address(host)) if "%" not in host else _nothing()
        if not host.isascii():
            import idna  # deferred: 20 ms of tables that few addresses need

            host = idna.encode(host, uts46=True).decode("ascii")
    except (AddressValueError, UnicodeError):
        _nothing()
    host = host.removesuffix(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in host.split(".")):
        _nothing()
    return host


def _nothing() -> str:
    raise NotFetchedError("names no host that there can be; check how it is spelt.")
