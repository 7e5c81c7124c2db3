"""Story lines made of links: which claims belong together, and which tell the same thing otherwise.

Claims are held together by the links that say that they are the same quotation or agree. One link that is wrong must
not make one story of two, so groups of claims grow together only where enough holds them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from workbench.domain.link import Link, Relation
from workbench.domain.story import Grouping

Held = Mapping[str, Mapping[str, int]]
"""Of each claim, by how much it is held to which others."""

_PAIR = 2  # claims that one link alone holds together
_STRONG = 2  # what is enough to join a group of more: a link on several grounds, or links to two of it


def grouping(claim: str, links: Iterable[Link], article_of: Mapping[str, str], *, is_whole: bool = True) -> Grouping:
    """The story line of *claim*, as the *links* around it tell; the same whatever their order.

    Its first version are the claims that are held together with it, and those that it is linked with itself.
    *article_of* says of each claim in which article it stands.
    """
    known = sorted(set(links), key=lambda link: (*sorted(link.ends), link.relation))
    holding = [link for link in known if link.relation is not Relation.CONFLICTS]
    conflicts = [link for link in known if link.relation is Relation.CONFLICTS]
    groups = _groups([link for link in holding if _tells(link, article_of)])
    own = groups.get(claim, frozenset((claim,))).union(*(link.ends for link in holding if claim in link.ends))
    versions = [own, *_others(own, groups, conflicts)]
    members = frozenset().union(*versions)
    within = tuple(link for link in known if members.issuperset(link.ends))
    return Grouping(claim, tuple(tuple(sorted(version)) for version in versions), within, is_whole)


def _tells(link: Link, article_of: Mapping[str, str]) -> bool:
    """Whether a link holds a story line together: one article comes back to its event in every other sentence, so that
    a single ground is none between two of its own."""
    return article_of.get(link.first) != article_of.get(link.second) or weight(link) >= _STRONG


def says_the_same(link: Link) -> bool:
    """Whether what is found of the one claim is likely to hold for the other: they are the same quotation, or agree in
    a figure or on several grounds."""
    return link.relation is not Relation.CONFLICTS and weight(link) >= _STRONG


def weight(link: Link) -> int:
    """How much a link holds: 1 on one ground, 2 on a figure or several, 3 the same quotation."""
    if link.relation is Relation.SAME_QUOTE:
        return 3
    grounds = {piece.what for piece in link.grounds.pieces}
    return _STRONG if "figure" in grounds or len(grounds) > 1 else 1


def _groups(holding: Sequence[Link]) -> dict[str, frozenset[str]]:
    """By claim the group that it is in: of claims that are held together, not just by one link of many."""
    held: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for link in holding:
        for here, there in (link.ends, link.ends[::-1]):
            held[here][there] = max(weight(link), held[here].get(there, 0))
    groups: dict[str, frozenset[str]] = {id_: frozenset((id_,)) for id_ in held}
    ordered = sorted(holding, key=lambda link: _later(link, held))
    grew = True
    while grew:
        grew = False
        for link in ordered:
            one, other = groups[link.first], groups[link.second]
            if one is other or not _belong(one, other, link, held):
                continue
            whole = one | other
            for id_ in whole:
                groups[id_] = whole
            grew = True
    return groups


def _later(link: Link, held: Held) -> tuple[object, ...]:
    """The order in which links are gone by: quotations, then what holds claims with others in common, then what little
    hangs on; a link between two halves that nothing else holds together comes last."""
    common = len(held[link.first].keys() & held[link.second].keys())
    apart = 0 if common else _falling_off(link, held)
    return (link.relation is not Relation.SAME_QUOTE, apart, -common, -weight(link), -link.score, *sorted(link.ends))


def _falling_off(link: Link, held: Held) -> int:
    """How many claims the smaller of the two parts has that fall apart without *link*; 0 where none do."""
    first = _reached(link.first, link, held)
    return 0 if link.second in first else min(len(first), len(_reached(link.second, link, held)))


def _reached(start: str, without: Link, held: Held) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        for other in held[here]:
            if other not in found and {here, other} != set(without.ends):
                found.add(other)
                waiting.append(other)
    return found


def _belong(one: frozenset[str], other: frozenset[str], link: Link, held: Held) -> bool:
    """Whether enough holds the two groups together: the same quotation does, else links enough for the smaller."""
    smaller, larger = sorted((one, other), key=len)
    strength = sum(by for id_ in smaller for to, by in held[id_].items() if to in larger)
    return link.relation is Relation.SAME_QUOTE or _is_enough(strength, smaller, larger)


def _is_enough(strength: int, one: Collection[str], other: Collection[str]) -> bool:
    smaller, larger = sorted((len(one), len(other)))
    return strength >= (1 if smaller + larger <= _PAIR + 1 else max(_STRONG, smaller // 2 + 1))


def _others(
    own: frozenset[str], groups: Mapping[str, frozenset[str]], conflicts: Iterable[Link]
) -> list[frozenset[str]]:
    """The versions that conflict with that of *own*, the surest first.

    Of a group only those that are in conflict themselves, unless enough of it are.
    """
    between: defaultdict[frozenset[str], dict[str, float]] = defaultdict(dict)
    for link in conflicts:
        for here, there in (link.ends, link.ends[::-1]):
            if here in own and there not in own:
                found = between[groups.get(there, frozenset((there,))) - own]
                found[there] = max(link.score, found.get(there, 0.0))
    versions = [
        (-max(found.values()), sorted(group if len(found) > len(group) // 2 else found))
        for group, found in between.items()
    ]
    return [frozenset(version) for _, version in sorted(versions)]
