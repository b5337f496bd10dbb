"""What is said of things, facts and rows of the real graph."""

from __future__ import annotations

import json

import pytest

from aikg import Graph, UsageError
from tests.conftest import Run


def test_a_document_is_cited_by_its_own_text_first(graph: Graph) -> None:
    citation = graph.cite("国发〔2017〕35号")
    own = citation.works[0]
    assert (own.kind, own.number, own.day, own.authors[0].zh) == (
        "legislation", "国发〔2017〕35号", "2017-07-20", "中华人民共和国国务院",
    )  # fmt: skip
    assert own.address.startswith("http://www.gov.cn/") and own.look_at[0].en == "State Council" and own.seen.startswith("2026-")
    assert citation.ours.address.endswith("id/document/ngaidp-2017") and citation.ours.version == "0.2.0"


def test_joint_issuers_stand_in_the_order_of_the_document(graph: Graph) -> None:
    work = graph.cite("ai-content-labelling-measures-2025").works[0]
    assert len(work.authors) == 4 and work.authors[0].zh == "国家互联网信息办公室"


def test_a_figure_is_cited_by_the_document_that_sets_it(graph: Graph) -> None:
    rows = graph.query("targets", place="shanghai")
    citation = rows.cite(1)
    assert citation.kind == "row" and citation.works and citation.works[0].kind == "legislation"
    assert "Shanghai" in citation.title.en and "上海" in citation.title.zh
    assert {work.key for work in citation.works} < {work.key for work in rows.cite().works}


def test_the_source_that_a_row_names_is_its_source(graph: Graph) -> None:
    rows = graph.query("city-alignment", place="suzhou")
    for number, row in enumerate(rows, 1):
        assert {work.key for work in rows.cite(number).works} == {row.source.rpartition("/source/")[2]}


def test_every_row_of_the_alignments_says_where_to_look(graph: Graph) -> None:
    rows = graph.query("city-alignment", directive="ngaidp-2017")
    works = rows.cite().works
    assert len(works) > 20 and all(work.title.zh and work.title.en for work in works)
    known = [work for work in works if work.address or work.look_at or work.container or work.authors]
    assert len(known) / len(works) > 0.9


def test_a_source_is_not_its_own_source(graph: Graph) -> None:
    for lang, words in (("en", "Source:"), ("zh", "来源：")):
        said = graph.cite("source/lin-2025").text("sentence", lang)
        title = "我国人工智能产业政策制定实施的路径分析" if lang == "zh" else "An Analysis of the Pathway"
        assert words not in said and said.count(title) == 1 and "2025" in said


def test_a_derived_fact_is_cited_by_what_it_follows_from(graph: Graph) -> None:
    citation = graph.cite("suzhou", "within", "china")
    assert citation.kind == "fact" and citation.title.en == "Suzhou within China" and citation.works
    assert graph.cite("jiangsu", "partOf", "china").works


def test_the_dataset_has_a_version_a_day_and_an_address(graph: Graph) -> None:
    citation = graph.cite()
    assert citation.works == () and citation.ours.day >= "2026-11-28" and citation.ours.licence
    assert citation.text().startswith("Knowledge graph of China's AI policy system, version 0.2.0 (")


def test_a_slice_and_a_query_in_sparql_can_be_cited_too(graph: Graph) -> None:
    rows = graph.query("targets", place="shanghai")
    assert rows[1:3].cite(1) == rows.cite(2)
    found = graph.select("SELECT ?document { ?document cnai:officialNumber '国发〔2017〕35号' }")
    assert found.cite(1).works[0].number == "国发〔2017〕35号"


def test_what_cannot_be_cited_is_said(graph: Graph) -> None:
    rows = graph.query("targets", place="shanghai")
    with pytest.raises(UsageError, match=f"no row {len(rows) + 1}; the answer has {len(rows)} rows"):
        rows.cite(len(rows) + 1)
    with pytest.raises(UsageError, match="a property and an object: give both"):
        graph.cite("suzhou", "within")
    with pytest.raises(UsageError, match="does not hold"):
        graph.cite("china", "within", "suzhou")
    with pytest.raises(UsageError, match="come from no graph"):
        type(rows)(["a"], []).cite()


def test_show_and_explain_say_where_each_source_is(graph: Graph) -> None:
    lines = graph.show("network-data-regulations-2024").evidence
    assert any("no address, look at State Council [body/state-council]" in each for each in lines)
    lines = graph.show("network-data-regulations-2024", "zh").evidence
    assert any("无网址，可在中华人民共和国国务院 [body/state-council]查找" in each for each in lines)
    (target,) = graph.find("ngaidp-2017/core-2030", "target", 1) or [None]
    shown = graph.show("target/ngaidp-2017/core-2030").evidence
    assert target is None and any("; http://jiangsu.china.com.cn/" in each for each in shown)


def test_the_command(run: Run, graph: Graph) -> None:
    home = {"AIKG_HOME": graph.home}
    assert run("cite", env=home).stdout.startswith("Knowledge graph of China's AI policy system, version")
    plain = json.loads(run("cite", "ngaidp-2017", "--format", "json", env=home).stdout)
    assert plain["kind"] == "thing" and set(plain["ours"]) >= {"version", "address"}
    both = run("cite", "ngaidp-2017", "--lang", "both", env=home).stdout
    assert "引自" in both and "In: " in both
    row = run("cite", "targets", "-p", "place=shanghai", "--row", "1", "--format", "bibtex", env=home)
    assert row.stdout.startswith("@misc{") and "@misc{aikg-" in row.stdout
    refused = run("cite", "--row", "3", env=home)
    assert refused.returncode == 2 and "--row and -p are for a question" in refused.stderr
