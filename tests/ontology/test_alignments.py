"""ontology/alignments: every term exists on both sides, and every class of ours was looked at."""

import csv
from itertools import chain

import pytest
import rdflib
import sssom_pydantic

from aikg.dataset.home import home
from aikg.links.sssom import COLUMNS
from aikg.namespaces import CNAI, VOCAB

FOLDER = home() / "ontology" / "alignments"
SETS = sorted(FOLDER.glob("*.sssom.tsv"))
OPEN = FOLDER / "terms"
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
    for folder in ("modules", "vocab"):
        for path in (home() / "ontology" / folder).glob("*.ttl"):
            graph.parse(path)
    return graph


def terms(path):
    """The terms of a vocabulary that no library has: those that were seen in its own files, listed with the place."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t"))
    assert all(row["label"] and row["seen_in"] for row in rows), path
    return {row["term"] for row in rows}


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_a_set_is_valid_by_the_library_of_the_standard(path):
    assert len(sssom_pydantic.read(path)[0]) == len(rows(path)) > 0


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_every_row_maps_a_term_of_ours_to_one_that_is_there(path, ontology):
    vocabulary = path.name.removesuffix(".sssom.tsv")
    namespace = getattr(rdflib, CLOSED[vocabulary]) if vocabulary in CLOSED else None
    known = terms(OPEN / f"{vocabulary}.tsv") if namespace is None else set()
    for row in rows(path):
        prefix, _, local = row["subject_id"].partition(":")
        subject = rdflib.URIRef({"cnai": CNAI, "vocab": VOCAB}[prefix] + local)
        label = rdflib.Literal(row["subject_label"], lang="en")
        assert label in [*ontology[subject : rdflib.RDFS.label], *ontology[subject : rdflib.SKOS.prefLabel]], row
        name = row["object_id"].partition(":")[2]
        there = row["object_id"] in known if namespace is None else name in namespace
        assert row["object_id"] == "sssom:NoTermFound" or there, row
        assert row["predicate_id"] in MATCHES | ASSERTED.keys() and row["comment"].strip(), row
        if row["predicate_id"] in ASSERTED:
            target = rdflib.URIRef(str(namespace) + name)
            assert (subject, ASSERTED[row["predicate_id"]], target) in ontology, row


def test_each_term_that_was_seen_is_used():
    """The lists hold what the sets need, and nothing else."""
    for path in OPEN.glob("*.tsv"):
        used = {row["object_id"] for row in rows(FOLDER / f"{path.stem}.sssom.tsv")} - {"sssom:NoTermFound"}
        assert terms(path) == used, path.name


def test_no_pair_is_mapped_twice_and_rows_are_in_order():
    for path in SETS:
        keys = [(row["subject_id"], row["predicate_id"], row["object_id"]) for row in rows(path)]
        pairs = [(subject, other) for subject, _, other in keys]
        assert keys == sorted(keys) and len(pairs) == len(set(pairs)), path.name


def test_every_class_of_ours_is_mapped_or_noted(ontology):
    classes = {str(each) for each in ontology.subjects(rdflib.RDF.type, rdflib.OWL.Class) if str(each).startswith(CNAI)}
    known = {CNAI + row["subject_id"].removeprefix("cnai:") for row in chain.from_iterable(map(rows, SETS))}
    assert classes <= known
