"""Makes the JSON-LD context: a short name for each term of the ontology, with its type of values (JSON-LD 1.1, 4)."""

from __future__ import annotations

import json

from pyoxigraph import NamedNode, Store

from aikg.namespaces import CNAI, GRAPH, ID, PREFIXES, VOCAB
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset

    Context = dict[str, str | dict[str, str]]

_OWL, _RDFS, _SH, _XSD = PREFIXES["owl"], PREFIXES["rdfs"], PREFIXES["sh"], PREFIXES["xsd"]
# Short names for the most frequent terms of other vocabularies.
_FOREIGN = {
    "label": "rdfs:label",
    "altLabel": "skos:altLabel",
    "prefLabel": "skos:prefLabel",
    "definition": "skos:definition",
    "note": "skos:note",
}


def context(dataset: Dataset) -> Context:
    """Returns the context: the prefixes first, then the terms by name.

    :raises AikgError: if a file of the ontology is missing or is not Turtle
    """
    ontology = Store()
    dataset.fill(ontology, {GRAPH + "ontology"})
    ontology.extend(dataset.turtle("ontology", "shapes"))
    prefixes: Context = {**PREFIXES, "id": ID, "vocab": VOCAB, "graph": GRAPH}
    terms: Context = dict(_FOREIGN)
    for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty"):
        for quad in ontology.quads_for_pattern(None, None, NamedNode(_OWL + kind)):
            iri = getattr(quad.subject, "value", "")
            if iri.startswith(CNAI):
                terms[iri.removeprefix(CNAI)] = _term(ontology, quad.subject, kind)  # type: ignore[arg-type]
    return prefixes | dict(sorted(terms.items()))


def document(terms: Context) -> bytes:
    """Returns the content of the context's file."""
    return (json.dumps({"@context": terms}, indent=2, ensure_ascii=False) + "\n").encode()


def _term(ontology: Store, term: NamedNode, kind: str) -> str | dict[str, str]:
    name = "cnai:" + term.value.removeprefix(CNAI)
    if kind == "ObjectProperty":
        return {"@id": name, "@type": "@id"}
    datatypes = _datatypes(ontology, term)
    if kind == "DatatypeProperty" and len(datatypes) == 1 and datatypes != {_XSD + "string"}:
        return {"@id": name, "@type": "xsd:" + datatypes.pop().removeprefix(_XSD)}
    return name


def _datatypes(ontology: Store, term: NamedNode) -> set[str]:
    """Returns the datatypes of a property, by its range and its shapes: OWL 2 has no dates and durations as ranges."""
    found = [quad.object for quad in ontology.quads_for_pattern(term, NamedNode(_RDFS + "range"), None)]
    for quad in ontology.quads_for_pattern(None, NamedNode(_SH + "path"), term):
        found += [each.object for each in ontology.quads_for_pattern(quad.subject, NamedNode(_SH + "datatype"), None)]
    return {each.value for each in found if isinstance(each, NamedNode) and each.value.startswith(_XSD)}
