"""The triples of the data in Python's hands: by subject and property, the derived ones told from the asserted."""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import DefaultGraph, Literal, NamedNode

from aikg.namespaces import CNAI, GRAPH, PREFIXES
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad, Store

    Triple = tuple[str, str, str]

RDF_TYPE = PREFIXES["rdf"] + "type"
_LABEL = PREFIXES["rdfs"] + "label"
_INFERRED = NamedNode(GRAPH + "inferred")
_OWN_TERMS = {NamedNode(GRAPH + "ontology"), NamedNode(GRAPH + "vocab")}
# Classes whose members speak of facts rather than of the world.
ASIDE = {CNAI + name for name in ("Evidence", "Source", "ContestedValue", "DateSpan")} | {PREFIXES["owl"] + "Axiom"}


class Facts:
    """The triples of the data by subject and property, and those among them that are only derived."""

    def __init__(self, store: Store) -> None:
        self.of: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.labels: dict[str, dict[str, str]] = defaultdict(dict)
        self.asserted: set[Triple] = set()
        self.derived: set[Triple] = set()
        for graph in [DefaultGraph(), *store.named_graphs()]:
            if graph not in _OWN_TERMS:
                self._read(store.quads_for_pattern(None, None, None, graph), graph == _INFERRED)
        self.derived -= self.asserted

    def _read(self, quads: Iterable[Quad], derived: bool) -> None:
        triples = self.derived if derived else self.asserted
        for subject, predicate, value, _ in quads:
            if not isinstance(subject, NamedNode):
                continue
            if isinstance(value, NamedNode):
                triples.add((subject.value, predicate.value, value.value))
            elif not isinstance(value, Literal):
                continue
            elif predicate.value == _LABEL:
                self.labels[subject.value].setdefault(value.language or "", value.value)
                continue
            self.of[subject.value][predicate.value].add(value.value)

    def classes(self) -> dict[str, set[str]]:
        """The classes of each thing that has one of ours, or of those set aside."""
        return {
            subject: {each for each in found[RDF_TYPE] if each.startswith(CNAI) or each in ASIDE}
            for subject, found in self.of.items()
            if any(each.startswith(CNAI) or each in ASIDE for each in found.get(RDF_TYPE, ()))
        }

    def one(self, subject: str, *properties: str) -> tuple[str, str] | None:
        """The first of the properties that the thing has, and its (first) value."""
        found = self.of[subject]
        return next(((name, min(found[name])) for name in properties if found.get(name)), None)
