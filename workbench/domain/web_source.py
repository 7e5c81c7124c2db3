"""What the web address of a source tells of it by itself, without a look at the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

from msgspec import Struct, field

_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.(?:ph|today|is|li|vn|fo|md))/\d{4,14}(?:[a-z]{2}_)?/(?P<url>https?://.+)",
    re.I | re.S,
)
_FRAGMENT = re.compile(r":~:(?P<directives>.*)", re.S)
_OF_A_HOST = re.compile(r"^(?:www\d?|m|amp|mobile)\.(?=[^.]+\.)")
_DAY = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/]?(?P<month>[01]\d)[-/]?(?P<day>[0-3]\d)(?!\d)")
_NAMED_DAY = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>[a-z]{3})[a-z]*/(?P<day>[0-3]?\d)(?!\d)", re.I)
_MONTH = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>0[1-9]|1[0-2])(?:/|$)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MOST_CHARACTERS = 4000
_TIME = re.compile(r"(?:(?P<h>\d{1,3})h)?(?:(?P<m>\d{1,4})m)?(?:(?P<s>\d{1,6})s?)?")


class WebSource(Struct, frozen=True):
    """A web address without what it carried along, and what that and the address itself tell: *details* by the names
    that evidence has for them (title, publisher, published, archive_url, quote, locator)."""

    url: str
    details: dict[str, str] = field(default_factory=dict)


def told_by(address: str) -> WebSource:
    """What the web *address* of a source tells of it.

    The address of an archived copy gives the one it is a copy of; a text fragment (``#:~:text=``) gives the quote and
    is taken off; the host stands for the publisher; a day in the path for when it was published; ``#page=`` and a
    video's ``t=`` for the place. A wiki's address holds the title as well. What is no web address comes back as it is.
    """
    given = address.strip()
    archived = _ARCHIVED.fullmatch(given)
    url, quote = _without_text_fragment(archived["url"] if archived else given)
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return WebSource(given)
    if parts.scheme.lower() not in ("http", "https") or not host or len(given) > _MOST_CHARACTERS:
        return WebSource(given)
    found = {
        "archive_url": given if archived else None,
        "quote": quote,
        "publisher": _OF_A_HOST.sub("", host),
        "published": _published(parts.path),
        "title": _title(parts.path),
        "locator": _locator(parts.query, parts.fragment),
    }
    return WebSource(url, {name: value for name, value in found.items() if value})


def is_web_address(address: str) -> bool:
    """Whether *address* is one of http or https, with a host, and nothing in it that could not stand in one."""
    try:
        parts = urlsplit(address)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and address.isprintable()
    except ValueError:
        return False


def _without_text_fragment(url: str) -> tuple[str, str | None]:
    """The address without its text fragment, and the words that this names."""
    before, hash_, fragment = url.partition("#")
    directive = _FRAGMENT.search(fragment)
    if not hash_ or directive is None:
        return url.strip(), None
    left = fragment[: directive.start()]
    texts = [part.removeprefix("text=") for part in directive["directives"].split("&") if part.startswith("text=")]
    quote = " … ".join(" … ".join(_words(text)) for text in texts)
    return (before + (f"#{left}" if left else "")).strip(), quote or None


def _words(text: str) -> Iterator[str]:
    """Start and end of what a text directive names, without the words before and after it."""
    for part in text.split(","):
        if not part.endswith("-") and not part.startswith("-"):
            yield unquote(part)


def _published(path: str) -> str | None:
    for pattern in (_DAY, _NAMED_DAY):
        for found in pattern.finditer(path):
            month = found["month"].lower()
            if month in _MONTHS:
                month = str(_MONTHS.index(month) + 1)
            try:
                return date(int(found["year"]), int(month), int(found["day"])).isoformat()
            except ValueError:
                continue
    month_alone = _MONTH.search(path)
    return f"{month_alone['year']}-{month_alone['month']}" if month_alone else None


def _title(path: str) -> str | None:
    """The title of a wiki's page, which stands in its address; of others that holds words, but not their title."""
    _, is_wiki, page = path.partition("/wiki/")
    title = unquote(page).replace("_", " ").strip()
    return title if is_wiki and title.isprintable() and ":" not in title and title else None


def _locator(query: str, fragment: str) -> str | None:
    page = re.search(r"(?:^|&)page=(\d{1,6})(?:&|$)", fragment)
    if page:
        return f"p. {int(page[1])}"
    try:
        times = parse_qs(query, max_num_fields=100).get("t", [])
    except ValueError:
        return None
    found = _TIME.fullmatch(times[0]) if times else None
    if found is None or not found[0]:
        return None
    seconds = sum(int(found[unit] or 0) * size for unit, size in (("h", 3600), ("m", 60), ("s", 1)))
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
