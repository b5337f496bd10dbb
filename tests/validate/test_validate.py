"""A user's own files, judged together with the graph."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.errors import AikgError, UsageError
from aikg.validate import Finding, Report, validate
from aikg.validate.subjects import subjects
from tests.shapes import worlds
from tests.validate.conftest import PREFIXES, SITE


def rules(report: Report) -> list[tuple[str, str]]:
    return [(finding.severity, finding.rule) for finding in report.findings]


def test_a_good_file_conforms_and_may_refer_to_the_graph(small: Path, good: Path) -> None:
    assert rules(validate(Dataset(small), [good])) == []


def test_a_misspelt_property_is_found(small: Path, bad: Path) -> None:
    report = validate(Dataset(small), [bad])
    assert rules(report) == [("violation", "undeclared-term"), ("warning", "site-place-missing")]
    found = report.findings[0]
    assert found.path is not None and found.path.value.endswith("#locatedin")
    assert (found.table, found.row, found.column) == ("bad.ttl", 5, None)


def test_only_the_nodes_of_the_files_are_judged(small: Path, bad: Path, good: Path) -> None:
    focuses = {finding.focus.value for finding in validate(Dataset(small), [good, bad]).findings}
    assert focuses == {"https://w3id.org/china-ai-policy/id/site/mine"}


def test_more_said_about_a_node_of_the_graph_is_judged_with_what_the_graph_says(
    small: Path, tmp_path: Path
) -> None:
    path = tmp_path / "more.ttl"
    path.write_text(PREFIXES + '<id/place/shenzhen> rdfs:label "鹏城"@zh .', encoding="utf-8")
    assert ("violation", "label") in rules(validate(Dataset(small), [path]))


def test_a_blank_node_is_judged_too(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "blank.ttl"
    path.write_text(PREFIXES + SITE.replace("<id/site/mine>", "_:mine"), encoding="utf-8")
    assert ("violation", "blank-node") in rules(validate(Dataset(small), [path]))


def test_a_duplicate_of_a_thing_of_the_graph_is_found(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "again.ttl"
    path.write_text(PREFIXES + SITE.replace("我的园区", "产业园"), encoding="utf-8")
    assert rules(validate(Dataset(small), [path])) == [("warning", "duplicate-label")]


def test_what_is_only_derived_stands_for_no_assertion(tmp_path: Path) -> None:
    """The rules' own statements are not judged, and make no thing that nothing asserts."""
    world = worlds.write(home(), tmp_path / "world", worlds.WORLD.read_bytes() + SITE.replace("shenzhen", "nowhere").encode())
    place = "<https://w3id.org/china-ai-policy/id/place/nowhere>"
    kind = "<https://w3id.org/china-ai-policy/ontology#Jurisdiction>"
    (world / "data" / "graph" / "inferred.ttl").write_text(f"{place} a {kind} ; {kind} {place} .\n", encoding="utf-8")
    assert ("violation", "dangling-iri") in rules(validate(Dataset(world)))
    assert not [finding for finding in validate(Dataset(world)).findings if str(finding.focus) == place]
    (tmp_path / "before").mkdir()
    worlds.write(home(), tmp_path / "before" / "world", worlds.WORLD.read_bytes())
    since = validate(Dataset(world), since=tmp_path / "before" / "world")
    assert ("violation", "dangling-iri") in rules(since)


def test_thresholds(small: Path, bad: Path) -> None:
    report = validate(Dataset(small), [bad])
    assert report.counts() == {"violation": 1, "warning": 1, "info": 0}
    warned = Report([finding for finding in report.findings if finding.severity == "warning"])
    assert warned.conforms() and not warned.conforms("warning") and not warned.conforms("info")
    assert not report.conforms()
    assert rules(report.at_least("violation")) == [("violation", "undeclared-term")]


def test_broken_turtle_is_named_with_its_line(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(PREFIXES + "<id/site/mine> a cnai:Site ;;; rdfs:label @ .\n", encoding="utf-8")
    with pytest.raises(AikgError, match=r"broken\.ttl:5:"):
        validate(Dataset(small), [path])


def test_missing_file_and_unknown_ending(small: Path, tmp_path: Path) -> None:
    with pytest.raises(AikgError, match=r"no\.ttl: there is no such file"):
        validate(Dataset(small), [tmp_path / "no.ttl"])
    (tmp_path / "plan.docx").write_bytes(b"x")
    with pytest.raises(UsageError, match="names no RDF format"):
        validate(Dataset(small), [tmp_path / "plan.docx"])


# The formats hold the same, and the other graphs are in aikg.nq.gz.
FILES = ("aikg.nq.gz", "graph/links.ttl.gz", "*.ttl")


@pytest.mark.parametrize("pattern", FILES)
def test_each_file_of_a_release_conforms_by_itself(released: Path, pattern: str) -> None:
    files = sorted(released.glob(pattern))
    assert files
    for path in files:
        assert validate(Dataset(), [path]).at_least("violation").findings == [], path


def test_a_file_that_repeats_the_graph_is_judged_like_the_graph(released: Path) -> None:
    def said(findings: list[Finding]) -> set[tuple[str, str, str]]:
        return {(each.rule, str(each.focus), str(each.path)) for each in findings}

    of_file = validate(Dataset(), [released / "graph" / "data.ttl.gz"])
    assert said(of_file.findings) == said(validate(Dataset()).findings)


def test_an_axiom_without_justification_is_found(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "axiom.ttl"
    owl = "http://www.w3.org/2002/07/owl#"
    path.write_text(f"{PREFIXES}<id/relation/mine> a <{owl}Axiom> .\n", encoding="utf-8")
    assert ("violation", "relation-evidence") in rules(validate(Dataset(small), [path]))


def test_class_expressions_and_shapes_may_be_blank_but_things_may_not(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    more = "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
    terms = "<#A> a owl:Class ; rdfs:subClassOf [ a owl:Restriction ] .\n<#S> a sh:NodeShape ; sh:property [ sh:minCount 1 ] .\n"
    path.write_text(PREFIXES + more + terms, encoding="utf-8")
    assert "blank-node" not in {rule for _, rule in rules(validate(Dataset(small), [path]))}
    path.write_text(PREFIXES + more + terms + "<#t> a owl:NamedIndividual ; rdfs:seeAlso [ ] .\n", encoding="utf-8")
    assert "blank-node" in {rule for _, rule in rules(validate(Dataset(small), [path]))}


def test_the_lines_of_a_long_file_are_found_in_one_reading(tmp_path: Path) -> None:
    """One reading a node took hours for this file."""
    path = tmp_path / "long.nt.gz"
    lines = [f"<https://w3id.org/china-ai-policy/id/site/s{n}> <urn:p> {n % 7} .\n" for n in range(60_000)]
    path.write_bytes(gzip.compress("".join(lines).replace(" 0 .", ' "0" .').encode()))
    store = Store()
    graph = NamedNode(path.resolve().as_uri())
    store.extend(Quad(NamedNode(line[1:].partition(">")[0]), NamedNode("urn:p"), Literal(1), graph) for line in lines)
    found = subjects(store, [path])
    assert len(found) == 60_000
    assert all(place.line == int(node.value.rpartition("/s")[2]) + 1 for node, place in found.items())


def test_a_cut_off_gzip_file_is_named(small: Path, good: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.ttl.gz"
    path.write_bytes(gzip.compress(good.read_bytes())[:-12])
    with pytest.raises(AikgError, match=r"cut\.ttl\.gz: this is not a whole gzip file"):
        validate(Dataset(small), [path])
    path.write_bytes(good.read_bytes())
    with pytest.raises(AikgError, match=r"cut\.ttl\.gz: this is not a whole gzip file"):
        validate(Dataset(small), [path])
