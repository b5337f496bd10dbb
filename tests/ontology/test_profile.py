"""The ontology is in OWL 2 DL, and each reasoner at hand reads it as it stands. OWLAPI, HermiT and Pellet come with owlready2."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import owlready2
import pyoxigraph as ox
import pytest

from aikg.dataset.dataset import Dataset
from aikg.namespaces import GRAPH

JARS = Path(owlready2.__file__).parent
PELLET, HERMIT = JARS / "pellet" / "*", JARS / "hermit" / "HermiT.jar"

pytestmark = pytest.mark.skipif(shutil.which("javac") is None, reason="needs a Java development kit")


@pytest.fixture(scope="module")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ontology by itself, as RDF/XML."""
    path = tmp_path_factory.mktemp("ontology") / "ontology.rdf"
    triples = [quad.triple for quad in Dataset().quads if quad.graph_name.value == GRAPH + "ontology"]
    ox.serialize(triples, str(path), ox.RdfFormat.RDF_XML)
    return path


def java(*arguments: object) -> str:
    done = subprocess.run(["java", *map(str, arguments)], capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_is_in_the_owl_2_dl_profile(ontology: Path) -> None:
    *violations, axioms = java("-cp", PELLET, Path(__file__).with_name("Profile.java"), ontology).splitlines()
    assert violations == []
    assert int(axioms.split()[0]) > 2000


def test_the_checker_sees_a_violation(tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text("<urn:o> a <http://www.w3.org/2002/07/owl#Ontology> . <urn:x> a <urn:Undeclared> .")
    assert "undeclared" in java("-cp", PELLET, Path(__file__).with_name("Profile.java"), path)


def test_hermit_and_pellet_find_it_consistent(ontology: Path) -> None:
    said = java("-cp", HERMIT, "org.semanticweb.HermiT.cli.CommandLine", "-k", ontology.as_uri())
    assert "owl#Thing is satisfiable" in said
    assert "Consistent: Yes" in java("-cp", PELLET, "pellet.Pellet", "consistency", ontology)
