"""Reads the hierarchy and the inverses of the properties, to find relations that only repeat another one."""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import NamedNode

from aikg.namespaces import PREFIXES
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Store

    Triple = tuple[str, str, str]

_OWL = PREFIXES["owl"]
_WIDER = NamedNode(PREFIXES["rdfs"] + "subPropertyOf")
_INVERSE = NamedNode(_OWL + "inverseOf")


class Properties:
    """The hierarchy of the properties, their inverses, and the symmetric ones.

    Here a property is symmetric if only rules give its relations, and each of them holds in both directions.
    """

    def __init__(self, store: Store, between: set[Triple], derived: set[Triple]) -> None:
        self._between, self._derived, self._asserted = between, derived, between - derived
        self._narrower: dict[str, set[str]] = defaultdict(set)
        for quad in store.quads_for_pattern(None, _WIDER, None):
            self._narrower[quad.object.value].add(quad.subject.value)  # type: ignore[union-attr]
        self._inverse: dict[str, set[str]] = defaultdict(set)
        for quad in store.quads_for_pattern(None, _INVERSE, None):
            one, other = quad.subject.value, quad.object.value  # type: ignore[union-attr]
            self._inverse[one].add(other)
            self._inverse[other].add(one)
        one_way = {(s, p, o) for s, p, o in between if (s, p, o) not in derived or (o, p, s) not in between}
        self.symmetric = {name for _, name, _ in between} - {name for _, name, _ in one_way}

    def narrower(self, name: str) -> set[str]:
        """Returns the subproperties of a property, at any depth."""
        below: set[str] = set()
        waiting = list(self._narrower.get(name, ()))
        while waiting:
            each = waiting.pop()
            if each not in below:
                below.add(each)
                waiting += self._narrower.get(each, ())
        return below

    def repeats(self, triple: Triple) -> bool:
        """Returns whether a derived triple repeats another: a narrower one, its inverse, or its other direction."""
        start, name, end = triple
        if triple not in self._derived:
            return False
        if name in self.symmetric and start > end:
            return True
        return any((start, each, end) in self._between for each in self.narrower(name)) or any(
            (end, each, start) in self._asserted for each in self._inverse[name]
        )
