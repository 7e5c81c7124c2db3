"""A web address has one meaning, and what has none or several is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ingest.web_address import NotFetchedError, WebAddress, parsed, without_login


@pytest.mark.parametrize(
    ("given_", "means"),
    [
        ("http://example.org", "http://example.org/"),
        ("HTTP://EXAMPLE.org:80/A?b=C#fragment", "http://example.org/A?b=C"),
        ("https://example.org:443/", "https://example.org/"),
        ("https://example.org:80/", "https://example.org:80/"),
        ("http://example.org:8080/x", "http://example.org:8080/x"),
        ("http://example.org./x", "http://example.org/x"),
        ("http://example.org?q=é", "http://example.org/?q=%C3%A9"),
        ("http://example.org/été et%20hiver", "http://example.org/%C3%A9t%C3%A9%20et%20hiver"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("http://①②⑦.⓪.⓪.①/", "http://127.0.0.1/"),
        ("http://my_site.example/", "http://my_site.example/"),
        ("http://[2001:DB8:0::1]:8080/", "http://[2001:db8::1]:8080/"),
    ],
)
def test_an_address_is_put_into_one_form(given_: str, means: str) -> None:
    assert str(parsed(given_)) == means
    assert parsed(means) == parsed(given_)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://example.org/", "of the kind ftp, and only http and https"),
        ("file:///etc/passwd", "of the kind file"),
        ("javascript:alert(1)", "of the kind javascript"),
        ("example.org/x", "of the kind none"),
        ("https://ann@example.org/", "a user name or a password"),
        ("https://ann:secret@example.org/", "a user name or a password"),
        ("https://@example.org/", "a user name or a password"),
        ("http://example.org:22/", "names port 22"),
        ("http://example.org:0/", "names port 0"),
        ("http://example.org:99999/", "no web address"),
        ("http://example.org:8o/", "no web address"),
        ("http://example.org\\@127.0.0.1/", "no web address"),
        ("http://exam\nple.org/", "no web address"),
        ("http://[::1/", "no web address"),
        ("http://[fe80::1%25eth0]/", "names no host"),
        ("http:///x", "names no host"),
        ("http://a..example/", "names no host"),
        ("http://exa mple.org/", "names no host"),
        ("http://127%2e0.0.1/", "names no host"),
        ("http://" + "a" * 64 + ".example/", "names no host"),
        ("http://" + "é" * 64 + ".example/", "names no host"),
        ("http://example.org/" + "a" * 8000, "too long"),
    ],
)
def test_what_a_careful_browser_would_not_open_is_refused(url: str, says: str) -> None:
    with pytest.raises(NotFetchedError, match=says):
        parsed(url)


@given(st.text(max_size=60))
def test_anything_is_an_address_or_refused(text: str) -> None:
    try:
        address = parsed("http://" + text)
    except NotFetchedError:
        return
    assert str(address).isascii()
    assert parsed(str(address)) == address


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [
        ("/other", "https://example.org:8443/other"),
        ("next?x=1", "https://example.org:8443/a/next?x=1"),
        ("//other.example/x", "https://other.example/x"),
        ("http://other.example/#top", "http://other.example/"),
    ],
)
def test_a_redirect_is_read_from_where_it_stands(location: str, leads_to: str) -> None:
    assert str(WebAddress("https", "example.org", 8443, "/a/b?c").joined(location)) == leads_to


@pytest.mark.parametrize("location", ["ftp://example.org/", "http://ann:x@example.org/", "http://[::1", "data:,x"])
def test_a_redirect_to_what_would_be_refused_is_refused(location: str) -> None:
    with pytest.raises(NotFetchedError, match=r"^leads on to"):
        parsed("http://example.org/").joined(location)


def test_a_login_is_never_shown() -> None:
    assert without_login("https://ann:secret@example.org/a@b") == "https://…@example.org/a@b"
    assert without_login("https://example.org/a@b") == "https://example.org/a@b"
