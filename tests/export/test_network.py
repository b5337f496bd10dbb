"""The network is what the graph says, each relation once; networkx opens it with its types, Neo4j's header is right."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import networkx
import pytest

import aikg
from aikg.export import Material
from aikg.export.network.network import network
from aikg.namespaces import expand
from aikg.sparql.results import Result

Exported = Callable[[str], Path]


def pairs(graph: aikg.Graph, relation: str) -> set[tuple[str, str]]:
    found = graph.sparql(f"SELECT DISTINCT ?s ?o {{ ?s cnai:{relation} ?o }}")
    assert isinstance(found, Result)
    return {(str(row[0]), str(row[1])) for row in found}


def test_ids_resolve_to_the_iris_of_the_graph(material: Material, graph: aikg.Graph) -> None:
    assert all(expand(node.id) == node.iri for node in material.network.nodes)
    kinds = Counter(node.kind for node in material.network.nodes)
    counted = {str(each.of).rpartition("#")[2]: each.number for each in graph.stats() if each.counted == "things"}
    assert kinds["document"] == counted["PolicyDocument"]
    assert kinds["target"] == counted["Target"]
    assert kinds["site"] == counted["Site"]
    assert kinds["body"] == counted["PublicBody"]
    assert not {"source", "evidence", "date", "contested", "relation"} & set(kinds)
    assert all(node.label_zh and node.label_en and node.classes for node in material.network.nodes)


@pytest.mark.parametrize("relation", ["implements", "cites", "issuedBy", "appliesIn", "setIn", "alignedByTarget"])
def test_a_relation_is_there_as_often_as_in_the_graph(relation: str, material: Material, graph: aikg.Graph) -> None:
    edges = {(expand(e.subject), expand(e.object)) for e in material.network.edges if e.relation == relation}
    assert edges == pairs(graph, relation)
    assert all(expand(e.iri) == e.iri for e in material.network.edges)


def test_every_asserted_edge_names_its_sources_and_no_derived_one_does(material: Material) -> None:
    assert all(bool(edge.sources) != edge.derived for edge in material.network.edges)


def test_what_goes_both_ways_stands_once(material: Material, graph: aikg.Graph) -> None:
    both = {edge.relation for edge in material.network.edges if edge.symmetric}
    assert both == {
        *("cooperatesWith", "competesWith", "coopetesWith", "comparableTarget"),
        *("sharesCircleWith", "candidateByTarget", "candidateByInstrument", "imitatesAlongside"),
    }
    for relation in both:
        edges = [edge for edge in material.network.edges if edge.relation == relation]
        assert 2 * len(edges) == len(pairs(graph, relation))


def test_what_only_repeats_is_left_out(material: Material, graph: aikg.Graph) -> None:
    found = {(edge.subject, edge.relation, edge.object) for edge in material.network.edges}
    relations = {relation for _, relation, _ in found}
    assert not relations & {"alignsWith", "memberOf", "supersededBy"}
    implied = {(s, o) for s, relation, o in found if relation == "implementsTransitively"}
    assert implied
    assert not implied & {(s, o) for s, relation, o in found if relation == "implements"}
    # Nothing is lost: the ways of aligning together are all that aligns.
    ways = {
        (expand(row[1]), expand(row[2]))  # type: ignore[arg-type]
        for row in next(sheet for sheet in material.derived if sheet.name == "alignments").rows
        if row[3] != "alignsAsStated"
    }
    assert ways == pairs(graph, "alignsWith")


def test_an_alignment_says_whether_it_is_derived(material: Material) -> None:
    sheet = next(each for each in material.derived if each.name == "alignments")
    kinds = set(zip(sheet.values("kind"), sheet.values("derived"), strict=True))
    assert ("implements", False) in kinds
    assert ("alignedByTarget", True) in kinds
    assert {kind for kind, is_derived in kinds if is_derived} == {
        *("alignedByTarget", "alignedByInheritance", "alignedByProgramme", "alignedThrough", "implementsTransitively"),
    }
    assert all(
        str(iri).endswith(f"#{kind}") for kind, iri in zip(*map(sheet.values, ("kind", "kind_iri")), strict=True)
    )
    assert all(sheet.values("kind_zh"))
    assert all(sheet.values("directive_en"))


@pytest.mark.parametrize("to", ["graphml", "gexf"])
def test_networkx_opens_it_with_types(to: str, exported: Exported, material: Material) -> None:
    read = networkx.read_graphml if to == "graphml" else networkx.read_gexf
    found = read(exported(to))
    assert isinstance(found, networkx.MultiDiGraph)
    assert len(found) == len(material.network.nodes)
    assert found.number_of_edges() == len(material.network.edges)
    shenzhen = found.nodes["place/shenzhen"]
    assert shenzhen["label_zh"] == "深圳市"
    assert isinstance(shenzhen["latitude"], float)
    plan = found.nodes["document/ngaidp-2017"]
    assert (plan["date"], plan["date_of"], plan["earliest"]) == ("2017-07-08", "issuedOn", "2017-07-08")
    assert {type(data["derived"]) for _, _, data in found.edges(data=True)} == {bool}
    assert "target/ngaidp-2017/core-2030" in {start for start, _ in found.in_edges("document/ngaidp-2017")}


def test_the_files_for_neo4j_have_its_headers_and_every_end_is_a_node(exported: Exported, material: Material) -> None:
    folder = exported("neo4j-csv")
    with open(folder / "nodes.csv", encoding="utf-8", newline="") as file:
        header, *nodes = csv.reader(file)
    with open(folder / "relationships.csv", encoding="utf-8", newline="") as file:
        heading, *relationships = csv.reader(file)
    form = re.compile(r"([A-Za-z_]+)?(:(ID|LABEL|START_ID|END_ID|TYPE|date|double|boolean|string\[\]))?")
    assert all(form.fullmatch(name) for name in (*header, *heading))
    assert (len(nodes), len(relationships)) == (len(material.network.nodes), len(material.network.edges))
    ids = {row[header.index("id:ID")] for row in nodes}
    ends = {row[heading.index(end)] for row in relationships for end in (":START_ID", ":END_ID")}
    assert ends <= ids
    assert len(ids) == len(nodes)
    assert {row[heading.index("derived:boolean")] for row in relationships} == {"true", "false"}


def test_a_users_own_file_joins_the_network(tmp_path: Path, tiny: aikg.Graph) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        """@prefix cnai: <https://w3id.org/china-ai-policy/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <http://example.org/plan> a cnai:PolicyDocument ; rdfs:label "\\u0001=计划 <&\\""@zh ;
            cnai:implements <https://w3id.org/china-ai-policy/id/document/ngaidp-2017> .""",
        encoding="utf-8",
    )
    aikg.load(tiny.dataset.home, add=[own]).export("graphml", tmp_path / "own.graphml")
    found = networkx.read_graphml(tmp_path / "own.graphml")
    assert len(found) == len(network(tiny.store).nodes) + 1
    assert found.nodes["http://example.org/plan"]["label_zh"] == '\ufffd=计划 <&"'
    assert found.has_edge("http://example.org/plan", "document/ngaidp-2017")
