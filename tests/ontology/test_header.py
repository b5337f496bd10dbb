"""The ontology says of itself what catalogues and checkers of findability ask for."""

from __future__ import annotations

import pytest
import rdflib

from aikg.dataset.home import home

ONTOLOGY = rdflib.URIRef("https://w3id.org/china-ai-policy/ontology")
HEADER = rdflib.Graph().parse(home() / "ontology" / "aikg.ttl")


@pytest.mark.parametrize(
    "name",
    [
        *("DCTERMS.title", "DCTERMS.description", "DCTERMS.creator", "DCTERMS.created", "DCTERMS.modified"),
        *("DCTERMS.license", "DCTERMS.bibliographicCitation", "DC.publisher"),
        *("OWL.versionIRI", "OWL.versionInfo", "OWL.priorVersion", "VANN.preferredNamespacePrefix", "VANN.preferredNamespaceUri"),
    ],
)
def test_it_has(name: str) -> None:
    namespace, _, term = name.partition(".")
    assert list(HEADER.objects(ONTOLOGY, getattr(rdflib, namespace)[term]))


def test_the_citation_names_the_version() -> None:
    (citation,) = HEADER.objects(ONTOLOGY, rdflib.DCTERMS.bibliographicCitation)
    (version,) = HEADER.objects(ONTOLOGY, rdflib.OWL.versionInfo)
    assert f"version {version}" in citation
