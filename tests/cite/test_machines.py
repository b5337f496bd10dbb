"""What a page says of itself to machines, and feeds."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from aikg import Graph
from aikg.cite.feed import Entry, atom, changes, new_documents
from aikg.cite.meta import embedded, linked_data, tags
from aikg.diff.compare import compare
from aikg.namespaces import CNAI, GRAPH, ID, PREFIXES

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_page_of_a_document_is_imported_as_the_document(graph: Graph) -> None:
    pairs = tags(graph.cite("ai-content-labelling-measures-2025"), "zh")
    found = dict(pairs)
    assert found["citation_title"] == "人工智能生成合成内容标识办法"
    assert next(value for name, value in pairs if name == "citation_author") == "国家互联网信息办公室"
    assert found["citation_publication_date"].startswith("2025/03/")
    assert found["citation_public_url"].endswith("/id/document/ai-content-labelling-measures-2025")
    assert "citation_publisher" not in found


def test_any_other_page_is_imported_as_a_part_of_the_dataset(graph: Graph) -> None:
    found = dict(tags(graph.cite("suzhou"), "en"))
    assert found["citation_title"] == "Suzhou" and found["citation_author"] == "aikg contributors"
    assert found["citation_publisher"] == "Knowledge graph of China's AI policy system"
    assert dict(tags(graph.cite(), "en"))["citation_title"] == "Knowledge graph of China's AI policy system"


def test_a_document_is_legislation_in_the_terms_of_schema_org(graph: Graph) -> None:
    data = linked_data(graph.cite("ngaidp-2017"))
    assert (data["@type"], data["legislationIdentifier"]) == ("Legislation", "国发〔2017〕35号")
    assert (data["legislationDate"], data["datePublished"]) == ("2017-07-08", "2017-07-20")
    assert {"@value": "新一代人工智能发展规划", "@language": "zh"} in data["name"]
    assert data["legislationPassedBy"][0]["@type"] == "Organization"
    assert data["subjectOf"]["@type"] == "Dataset"


def test_a_place_and_the_dataset_are_datasets(graph: Graph) -> None:
    place, whole = linked_data(graph.cite("suzhou")), linked_data(graph.cite())
    assert place["@type"] == whole["@type"] == "Dataset" and place["isPartOf"]["@id"] == whole["@id"]
    assert place["citation"] and whole["version"] == "0.2.0" and whole["license"].startswith("https://")


@settings(deadline=None)
@given(st.recursive(st.text(), lambda inner: st.lists(inner, max_size=3), max_leaves=5))
def test_linked_data_never_ends_its_script_element(value: object) -> None:
    text = embedded({"name": value, "also": "</script><!--"})
    assert "<" not in text and ">" not in text
    assert json.loads(text) == {"name": value, "also": "</script><!--"}


def test_new_documents_are_the_newest_first(graph: Graph) -> None:
    entries = new_documents(graph.source, "zh", 30)
    assert len(entries) == 30 and [each.day for each in entries] == sorted((each.day for each in entries), reverse=True)
    assert all(len(each.day) == 10 and each.about.startswith("document/") for each in entries)
    feed = ElementTree.fromstring(
        atom(entries, id=ID + "feed", title="新文件", author="aikg", day="2026-11-28", lang="zh", href=lambda id: f"{id}.html")
    )
    assert feed.findtext(f"{ATOM}updated") == f"{entries[0].day}T00:00:00Z"
    assert [each.findtext(f"{ATOM}title") for each in feed.iter(f"{ATOM}entry")] == [each.title for each in entries]
    links = [each.get("href") for each in feed.iter(f"{ATOM}link")]
    assert links == [f"{each.about}.html" for each in entries]
    assert len({each.findtext(f"{ATOM}id") for each in feed.iter(f"{ATOM}entry")}) == 30


def quads(value: str) -> set[Quad]:
    target, data = NamedNode(ID + "target/x"), NamedNode(GRAPH + "data")
    return {
        Quad(target, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(CNAI + "Target"), data),
        Quad(target, NamedNode(PREFIXES["rdfs"] + "label"), Literal("目标", language="zh"), data),
        Quad(target, NamedNode(CNAI + "value"), Literal(value, datatype=NamedNode(PREFIXES["xsd"] + "decimal")), data),
    }


def test_what_changed_between_two_releases_is_told(tmp_path: Path) -> None:
    entries = changes(compare(quads("1"), quads("2")), "zh", "2026-11-28")
    assert [(each.about, each.title) for each in entries] == [("target/x", "目标：value由1提高到2")]
    assert entries == changes(compare(quads("1"), quads("2")), "zh", "2026-11-28")
    assert entries[0].id.startswith(ID + "target/x#change-")
    assert changes(compare(quads("1"), quads("1")), "en", "2026-11-28") == []


@settings(deadline=None)
@given(st.text(), st.text(), st.text())
def test_a_feed_is_well_formed_whatever_it_tells(title: str, summary: str, about: str) -> None:
    entry = Entry(ID + "x", about, title, "2026-11-28", summary)
    text = atom([entry], id=ID, title=title, author="a", day="2026-11-28", lang="en", href=lambda id: id)
    assert ElementTree.fromstring(text.encode("utf-8", "surrogatepass")) is not None


def test_an_empty_feed_is_of_the_day_of_the_release() -> None:
    text = atom([], id=ID, title="t", author="a", day="2026-11-28", lang="en", href=str)
    assert ElementTree.fromstring(text).findtext(f"{ATOM}updated") == "2026-11-28T00:00:00Z"
