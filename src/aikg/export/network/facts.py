"""The triples of the data as Python dictionaries by subject and property, asserted and derived ones apart."""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import DefaultGraph, Literal, NamedNode

from aikg.namespaces import CNAI, GRAPH, INFERRED, PREFIXES
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad, Store

    Triple = tuple[str, str, str]

RDF_TYPE = PREFIXES["rdf"] + "type"
_LABEL = PREFIXES["rdfs"] + "label"
_INFERRED = NamedNode(INFERRED)
_OWN_TERMS = {NamedNode(GRAPH + "ontology"), NamedNode(GRAPH + "vocab")}
# Classes whose members describe facts and not things of the world.
ASIDE = {CNAI + name for name in ("Evidence", "Source", "ContestedValue", "DateSpan", "Look")} | {
    PREFIXES["owl"] + "Axiom"
}


class Facts:
    """The triples of the data by subject and property.

    `derived` are those that only rules give. `labels` are the names of each thing by language.
    """

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
        """Returns the classes of each thing, as far as they are terms of ours or in ASIDE."""
        return {
            subject: {each for each in properties[RDF_TYPE] if each.startswith(CNAI) or each in ASIDE}
            for subject, properties in self.of.items()
            if any(each.startswith(CNAI) or each in ASIDE for each in properties.get(RDF_TYPE, ()))
        }

    def one(self, subject: str, *properties: str) -> tuple[str, str] | None:
        """Returns the first of these properties that the thing has, and the first of its values."""
        values = self.of[subject]
        return next(((name, min(values[name])) for name in properties if values.get(name)), None)
