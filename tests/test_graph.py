from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import aikg
from aikg.sparql.results import Result


def test_the_public_names_are_there() -> None:
    for name in aikg.__all__:
        assert getattr(aikg, name)
        assert name in dir(aikg)
    assert aikg.__version__.count(".") == 2
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        aikg.nonsense  # noqa: B018


def test_importing_it_imports_nothing() -> None:
    code = "import sys; before = set(sys.modules); import aikg; "
    code += "print(sorted(set(sys.modules) - before - {'__future__', 'aikg.types'}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['aikg']"


def test_added_files_are_asked_too(world: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(
        "@prefix cnai: <https://w3id.org/china-ai-policy/ontology#> .\n"
        "@base <https://w3id.org/china-ai-policy/id/> .\n"
        "<document/mine> cnai:implements <document/ngaidp-2017> ; cnai:place <place/beijing> .\n"
    )
    graph = aikg.load(world, add=[path])
    result = graph.query("city-alignment", directive="ngaidp-2017")
    assert isinstance(result, Result) and len(result) == 3


def test_the_questions_are_listed(tiny: aikg.Graph) -> None:
    questions = {query.name: query for query in tiny.queries()}
    assert questions["echo"].parameters["text"].default == ["none"]
    assert tiny.stored("echo").text == questions["echo"].text


def test_the_cached_and_the_parsed_graph_agree(world: Path) -> None:
    rows = [
        [tuple(row) for row in aikg.load(world, cache=cache).query("city-alignment")]
        for cache in (True, False)
    ]  # type: ignore[union-attr]
    assert rows[0] == rows[1]


def test_the_network_is_that_of_the_export(graph: aikg.Graph) -> None:
    from aikg.export.network.network import network

    made, exported = graph.network(), network(graph.store)
    assert set(made.nodes) == {node.id for node in exported.nodes}
    assert {(one, other, key) for one, other, key in made.edges(keys=True)} == {
        (edge.subject, edge.object, edge.id) for edge in exported.edges
    }
    assert made.nodes["place/suzhou"]["label_zh"] == "苏州市"
    assert not [data for *_, data in made.edges(data=True) if None in data.values() or "derived" not in data]


def test_a_notebook_shows_a_record_and_a_proof(graph: aikg.Graph) -> None:
    record = graph.show("ngaidp-2017")
    shown = record._repr_html_()
    assert "国发〔2017〕35号" in shown and "<em>in force</em>" in shown and shown.count("<li>") == len(record.evidence)
    marked = record._replace(labels={"en": "<script>"}, evidence=["a & b"])._repr_html_()
    assert "<script>" not in marked and "a &amp; b" in marked
    proof = graph.explain("suzhou", "within", "china")._repr_html_()
    assert "place/suzhou · cnai:within · place/china" in proof and "<em>transitivity</em>" in proof
    assert proof.count("<ul>") == proof.count("</ul>") > 3
