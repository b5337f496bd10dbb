"""ontology/alignments: every term exists on both sides, and every class of ours was looked at."""

import csv
from itertools import chain

import pytest
import rdflib
import sssom_pydantic

from aikg.home import home
from aikg.links import COLUMNS
from aikg.namespaces import CNAI

FOLDER = home() / "ontology" / "alignments"
SETS = sorted(FOLDER.glob("*.sssom.tsv"))
CLOSED = {"schema": "SDO", "org": "ORG", "prov": "PROV", "dcterms": "DCTERMS", "skos": "SKOS", "dcat": "DCAT"}
ASSERTED = {"rdfs:subClassOf": rdflib.RDFS.subClassOf, "rdfs:subPropertyOf": rdflib.RDFS.subPropertyOf}
MATCHES = {f"skos:{kind}Match" for kind in ("exact", "close", "broad", "narrow", "related")}


def rows(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    assert tuple(reader.fieldnames) == COLUMNS
    return list(reader)


@pytest.fixture(scope="module")
def ontology():
    graph = rdflib.Graph()
    for path in (home() / "ontology" / "modules").glob("*.ttl"):
        graph.parse(path)
    return graph


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_a_set_is_valid_by_the_library_of_the_standard(path):
    assert len(sssom_pydantic.read(path)[0]) == len(rows(path)) > 0


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_every_row_maps_a_term_of_ours_to_one_that_is_there(path, ontology):
    namespace = getattr(rdflib, CLOSED[path.name.removesuffix(".sssom.tsv")])
    for row in rows(path):
        subject = rdflib.URIRef(CNAI + row["subject_id"].removeprefix("cnai:"))
        assert (subject, rdflib.RDFS.label, rdflib.Literal(row["subject_label"], lang="en")) in ontology, row
        name = row["object_id"].partition(":")[2]
        assert row["object_id"] == "sssom:NoTermFound" or name in namespace, row
        assert row["predicate_id"] in MATCHES | ASSERTED.keys() and row["comment"].strip(), row
        if row["predicate_id"] in ASSERTED:
            target = rdflib.URIRef(str(namespace) + name)
            assert (subject, ASSERTED[row["predicate_id"]], target) in ontology, row


def test_no_pair_is_mapped_twice_and_rows_are_in_order():
    for path in SETS:
        keys = [(row["subject_id"], row["predicate_id"], row["object_id"]) for row in rows(path)]
        pairs = [(subject, other) for subject, _, other in keys]
        assert keys == sorted(keys) and len(pairs) == len(set(pairs)), path.name


def test_every_class_of_ours_is_mapped_or_noted(ontology):
    classes = {str(each) for each in ontology.subjects(rdflib.RDF.type, rdflib.OWL.Class) if str(each).startswith(CNAI)}
    known = {CNAI + row["subject_id"].removeprefix("cnai:") for row in chain.from_iterable(map(rows, SETS))}
    assert classes <= known
