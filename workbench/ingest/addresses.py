"""Which addresses of the network are public, and what the others are."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_PRIVATE = "an address of a private network"
_HERE = "an address of this computer"
_LINK = "an address of the local link"
_WRAPPED = "an address that wraps another one"
_RESERVED = "a reserved address"
_EXAMPLE = "an address for documentation"

# The special-purpose registries (RFC 6890 and what came after it). `ipaddress.is_global` of Python 3.11 takes multicast
# and most wrappings for global.
_IPV4 = tuple(
    (IPv4Network(network), kind)
    for network, kind in (
        ("0.0.0.0/8", _HERE),
        ("10.0.0.0/8", _PRIVATE),
        ("100.64.0.0/10", "an address of a provider's own network"),
        ("127.0.0.0/8", _HERE),
        ("169.254.0.0/16", _LINK),
        ("172.16.0.0/12", _PRIVATE),
        ("192.0.0.0/24", _RESERVED),
        ("192.0.2.0/24", _EXAMPLE),
        ("192.88.99.0/24", "a relay to another network"),
        ("192.168.0.0/16", _PRIVATE),
        ("198.18.0.0/15", "an address for measurements"),
        ("198.51.100.0/24", _EXAMPLE),
        ("203.0.113.0/24", _EXAMPLE),
        ("224.0.0.0/4", "an address of a group"),
        ("240.0.0.0/4", _RESERVED),
    )
)

_IPV6 = tuple(
    (IPv6Network(network), kind)
    for network, kind in (
        ("::/127", _HERE),
        ("::/96", _WRAPPED),  # IPv4-compatible
        ("::ffff:0:0/96", _WRAPPED),  # IPv4-mapped
        ("::ffff:0:0:0/96", _WRAPPED),  # IPv4-translated (RFC 2765)
        ("64:ff9b::/96", _WRAPPED),  # NAT64
        ("64:ff9b:1::/48", _WRAPPED),  # NAT64 of a network's own
        ("2001::/32", _WRAPPED),  # Teredo
        ("2001:2::/48", "an address for measurements"),
        ("2001::/23", _RESERVED),  # protocols; what of it is reachable serves no pages
        ("2001:db8::/32", _EXAMPLE),
        ("2002::/16", _WRAPPED),  # 6to4
        ("3fff::/20", _EXAMPLE),
        ("fc00::/7", _PRIVATE),
        ("fe80::/10", _LINK),
        ("fec0::/10", _PRIVATE),  # site-local, as it was before fc00::/7
        ("ff00::/8", "an address of a group"),
    )
)

_GLOBAL = IPv6Network("2000::/3")
"""All of IPv6 that is given out to be reached from anywhere; the rest waits for a use."""

_ISATAP = frozenset({0x0000_5EFE, 0x0200_5EFE})
"""The third quarter of an address whose last quarter is an IPv4 address (RFC 5214), under any prefix."""


def not_public(address: str) -> str | None:
    """What *address* is, for example "an address of a private network", or None when it is public.

    *address* is one that a resolver gave, not a name; raises ValueError for anything else. An address that wraps an
    IPv4 address is never public, whatever it wraps: a public one can be reached without.
    """
    parsed = ip_address(address)
    if isinstance(parsed, IPv4Address):
        return next((kind for network, kind in _IPV4 if parsed in network), None)
    return _not_public_ipv6(IPv6Address(int(parsed)))  # without the name of the link it may carry


def _not_public_ipv6(address: IPv6Address) -> str | None:
    for network, kind in _IPV6:
        if address in network:
            return kind
    if address not in _GLOBAL:
        return _RESERVED
    return _WRAPPED if (int(address) >> 32) & 0xFFFF_FFFF in _ISATAP else None
