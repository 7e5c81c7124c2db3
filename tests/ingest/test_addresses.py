"""Only what anybody can reach counts as public; what wraps another address never does."""

from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ingest.addresses import not_public

NOT_PUBLIC = {
    "0.0.0.0": "this computer",
    "0.1.2.3": "this computer",
    "10.0.0.1": "private network",
    "100.64.0.1": "provider",
    "100.127.255.255": "provider",
    "127.0.0.1": "this computer",
    "127.255.255.254": "this computer",
    "169.254.169.254": "local link",
    "172.16.0.1": "private network",
    "172.31.255.255": "private network",
    "192.0.0.8": "reserved",
    "192.0.2.1": "documentation",
    "192.88.99.1": "relay",
    "192.168.1.1": "private network",
    "198.18.0.1": "measurements",
    "198.19.255.255": "measurements",
    "198.51.100.1": "documentation",
    "203.0.113.1": "documentation",
    "224.0.0.1": "group",
    "239.255.255.255": "group",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "::": "this computer",
    "::1": "this computer",
    "::2": "wraps",
    "::127.0.0.1": "wraps",
    "::ffff:127.0.0.1": "wraps",
    "::ffff:8.8.8.8": "wraps",
    "::ffff:0:10.0.0.1": "wraps",
    "64:ff9b::10.0.0.1": "wraps",
    "64:ff9b::8.8.8.8": "wraps",
    "64:ff9b:1::10.0.0.1": "wraps",
    "100::1": "reserved",
    "2001::1": "wraps",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2": "wraps",
    "2001:2::1": "measurements",
    "2001:10::1": "reserved",
    "2001:20::1": "reserved",
    "2001:db8::1": "documentation",
    "2002:7f00:1::": "wraps",
    "2002:808:808::1": "wraps",
    "2a00:1450::5efe:10.0.0.1": "wraps",
    "2a00:1450::200:5efe:192.168.0.1": "wraps",
    "3fff::1": "documentation",
    "4000::1": "reserved",
    "5f00::1": "reserved",
    "fc00::1": "private network",
    "fd00:ec2::254": "private network",
    "fe80::1": "local link",
    "fe80::1%eth0": "local link",
    "fec0::1": "private network",
    "ff02::1": "group",
}

PUBLIC = [
    *("1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "93.184.216.34", "100.63.255.255", "100.128.0.0"),
    *("126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0"),
    *("192.0.1.0", "192.0.3.0", "192.88.98.255", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0"),
    *("198.51.99.255", "203.0.112.255", "203.0.114.0", "223.255.255.255"),
    *("2001:200::1", "2001:4860:4860::8888", "2001:db7:ffff::1", "2001:db9::1", "2003::1", "2606:2800:220:1::1"),
    *("2a00:1450:4001:81c::200e", "2620:fe::fe", "2c0f:ffff::1", "3ffe::1", "2a00::5eff:a00:1"),
]


@pytest.mark.parametrize(("address", "kind"), NOT_PUBLIC.items())
def test_what_is_not_public_is_called_what_it_is(address: str, kind: str) -> None:
    assert kind in (not_public(address) or "public")


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_and_those_beside_a_range_that_is_not_are_accepted(address: str) -> None:
    assert not_public(address) is None


def within(*networks: str) -> st.SearchStrategy[int]:
    """Any address of any of *networks*, as a number."""
    ranges = [IPv4Network(n) if "." in n else IPv6Network(n) for n in networks]
    return st.one_of(*(st.integers(int(r.network_address), int(r.broadcast_address)) for r in ranges))


INNER = within(
    *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
    *("192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4"),
)

_GLOBAL_PREFIX = int(IPv6Address("2a00:1450:4001:81c::"))

WRAPPINGS: dict[str, Callable[[int, int], int]] = {
    "IPv4-compatible": lambda inner, _: inner,
    "IPv4-mapped": lambda inner, _: 0xFFFF << 32 | inner,
    "IPv4-translated": lambda inner, _: 0xFFFF << 48 | inner,
    "NAT64": lambda inner, _: 0x64FF9B << 96 | inner,
    "local NAT64": lambda inner, noise: 0x64FF9B0001 << 80 | (noise % (1 << 48)) << 32 | inner,
    "6to4": lambda inner, noise: 0x2002 << 112 | inner << 80 | noise % (1 << 80),
    "Teredo client": lambda inner, noise: 0x20010000 << 96 | (noise % (1 << 64)) << 32 | inner ^ 0xFFFF_FFFF,
    "Teredo server": lambda inner, noise: 0x20010000 << 96 | inner << 64 | noise % (1 << 64),
    "ISATAP": lambda inner, _: _GLOBAL_PREFIX | 0x5EFE << 32 | inner,
    "ISATAP of a global one": lambda inner, _: _GLOBAL_PREFIX | 0x02005EFE << 32 | inner,
}


@pytest.mark.parametrize("wrapping", WRAPPINGS)
@given(inner=INNER, noise=st.integers(0, 2**80 - 1))
def test_no_wrapping_makes_a_private_address_public(wrapping: str, inner: int, noise: int) -> None:
    assert not_public(str(IPv4Address(inner))) is not None
    assert not_public(str(IPv6Address(WRAPPINGS[wrapping](inner, noise)))) is not None


@given(st.one_of(st.integers(0, 2**32 - 1).map(IPv4Address), st.integers(0, 2**128 - 1).map(IPv6Address)))
def test_nothing_is_public_that_python_knows_to_be_otherwise(address: IPv4Address | IPv6Address) -> None:
    if address.is_private or address.is_multicast or address.is_reserved or address.is_loopback:
        assert not_public(str(address)) is not None


@given(within("2000::/3"))
def test_in_the_global_range_only_what_is_set_aside_is_refused(number: int) -> None:
    address = IPv6Address(number)
    aside = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]
    if not any(address in IPv6Network(network) for network in aside) and number >> 32 & 0xFFFF_FFFF not in (
        0x5EFE,
        0x0200_5EFE,
    ):
        assert not_public(str(address)) is None


@given(st.integers(0, 2**128 - 1).filter(lambda number: number >> 125 != 1))
def test_nothing_outside_the_global_range_is_public(number: int) -> None:
    assert not_public(str(IPv6Address(number))) is not None


@pytest.mark.parametrize("name", ["127.1", "2130706433", "0x7f000001", "localhost", "①②⑦.⓪.⓪.①", ""])
def test_a_name_is_no_address(name: str) -> None:
    with pytest.raises(ValueError, match="address"):
        not_public(name)


def test_the_examples_are_spelt_as_addresses() -> None:
    assert all(ip_address(address) for address in [*NOT_PUBLIC, *PUBLIC])
