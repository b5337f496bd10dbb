"""A user's own files take part in what follows: they are asked as the dataset is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

import aikg
from aikg.errors import DataError
from aikg.namespaces import GRAPH, PREFIXES
from aikg.store import cache
from tests.conftest import WORLD, Run

PROLOGUE = "@base <https://w3id.org/china-ai-policy/id/> .\n@prefix my: <http://example.org/my#> .\n" + "".join(
    f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()
)
TARGET = """
my:Promise rdfs:subClassOf cnai:Target .
<target/mine> a my:Promise ;
  rdfs:label "我的目标"@zh, "my target"@en ;
  cnai:ofVariable <variable/ai-core-industry-scale> ;
  cnai:scope <place/lanzhou> ;
  cnai:indicator <https://w3id.org/china-ai-policy/vocab/indicator/core-industry-scale> ;
  cnai:comparator <https://w3id.org/china-ai-policy/vocab/comparator/at-least> ;
  cnai:unit <https://w3id.org/china-ai-policy/vocab/unit/cny> ;
  cnai:value 1.0E10 ;
  cnai:setIn <document/ngaidp-2017> ;
  cnai:evidence <evidence/target/mine> .
<evidence/target/mine> a cnai:Evidence ; cnai:source <source/doc-ngaidp-2017> ; cnai:locator "p. 1" .
"""
DOCUMENT = """
my:carriesOut rdfs:subPropertyOf cnai:implements .
<document/mine> a cnai:PolicyDocument ;
  rdfs:label "我的文件"@zh, "my document"@en ;
  my:carriesOut <document/gansu-ngai-plan-2018> ;
  cnai:appliesIn <place/lanzhou> ;
  cnai:policySubject <https://w3id.org/china-ai-policy/vocab/policy-subject/artificial-intelligence> ;
  cnai:atLevel <https://w3id.org/china-ai-policy/vocab/governance-level/municipal> .
[] a owl:Axiom ; owl:annotatedSource <document/mine> ; owl:annotatedProperty cnai:implements ;
  owl:annotatedTarget <document/gansu-ngai-plan-2018> ; cnai:evidence <evidence/document/mine> .
<evidence/document/mine> a cnai:Evidence ; cnai:source <source/doc-ngaidp-2017> ; cnai:locator "p. 1" .
"""


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file for all tests, as the prepared store of a dataset and a file is kept."""
    path = tmp_path_factory.mktemp("added") / "mine.ttl"
    path.write_text(PROLOGUE + TARGET + DOCUMENT, encoding="utf-8")
    return path


@pytest.mark.parametrize("kept", [True, False])
def test_a_subclass_and_a_document_of_ones_own_are_found_by_the_stored_questions(mine: Path, kept: bool) -> None:
    graph = aikg.load(add=[mine], cache=kept)
    assert [row.value for row in graph.query("targets", place="lanzhou", variable="ai-core-industry-scale") if row.target_en == "my target"] == [10**10]
    aligned = graph.query("city-alignment", directive="ngaidp-2017", place="lanzhou", kind="implements-through")
    assert "my document" in [row.document_en for row in aligned]
    assert graph.explain("document/mine", "alignedThrough", "ngaidp-2017").rule is not None


def test_nothing_that_the_dataset_derives_is_lost(graph: aikg.Graph, mine: Path) -> None:
    inferred = NamedNode(GRAPH + "inferred")
    shipped, derived = (
        {quad.triple for quad in each.store.quads_for_pattern(None, None, None, inferred)}
        for each in (graph, aikg.load(add=[mine]))
    )
    assert shipped < derived
    assert all("mine" in str(triple) for triple in derived - shipped)


def test_what_a_user_repeals_is_no_longer_in_force(graph: aikg.Graph, tmp_path: Path) -> None:
    path = tmp_path / "repeal.ttl"
    path.write_text(
        PROLOGUE + "<document/new> a cnai:PolicyDocument ; cnai:supersedes <document/ngaidp-2017> .", encoding="utf-8"
    )
    asked = "SELECT ?status { <https://w3id.org/china-ai-policy/id/document/ngaidp-2017> cnai:currentStatus ?status }"
    before, after = ([row.status.rpartition("/")[2] for row in each.select(asked)] for each in (graph, aikg.load(add=[path])))
    assert (before, after) == (["in-force"], ["superseded"])


def test_a_dataset_without_rules_keeps_what_it_derived(tmp_path: Path, mine: Path) -> None:
    home = Path(shutil.copytree(WORLD, tmp_path / "world"))
    shutil.rmtree(home / "queries/rules")
    counts = [
        len(list(aikg.load(home, add=add).store.quads_for_pattern(None, None, None, NamedNode(GRAPH + "inferred"))))
        for add in ([], [mine])
    ]
    assert counts == [1, 1]


def test_it_is_prepared_once_and_again_after_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIKG_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "own.ttl"
    path.write_text(PROLOGUE + "<place/atlantis> a cnai:Place ; rdfs:label 'Atlantis'@en .", encoding="utf-8")

    def entries() -> set[str]:
        return {each.name for each in Path(cache.cache_folder()).iterdir() if each.name != "notes"}

    assert aikg.load(WORLD, add=[path]).find("atlantis").total == 1
    first = entries()
    assert aikg.load(WORLD, add=[path]).find("atlantis").total == 1 and entries() == first
    path.write_text(path.read_text(encoding="utf-8") + "<place/lyonesse> a cnai:Place ; rdfs:label 'Lyonesse'@en .", encoding="utf-8")
    assert aikg.load(WORLD, add=[path]).find("lyonesse").total == 1 and len(entries()) == len(first) + 1
    assert aikg.load(WORLD).find("atlantis").total == 0


def test_axioms_that_stop_the_rules_are_said(tmp_path: Path) -> None:
    path = tmp_path / "circle.ttl"
    path.write_text(PROLOGUE + "cnai:currentStatus rdfs:subPropertyOf cnai:supersedes .", encoding="utf-8")
    for kept in (True, False):
        with pytest.raises(DataError, match=r"circle\.ttl: with what is added here the rules cannot run .* take out"):
            _ = aikg.load(add=[path], cache=kept).store


def test_a_broken_file_is_named_with_its_line(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(PROLOGUE + "<a> a cnai:Target ;;; <b> .\n", encoding="utf-8")
    done = run("query", "city-alignment", "--add", str(path))
    assert done.returncode == 3 and "broken.ttl:" in done.stderr and done.stderr.count("\n") == 1


