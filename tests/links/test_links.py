"""The mapping sets of data/links, by the SSSOM library and by ours, and how their errors are told."""

import shutil

import pyoxigraph as ox
import pytest
import sssom_pydantic

import aikg
from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.links.coverage import KINDS, missing, status
from aikg.links.sssom import COLUMNS, PREDICATES, read_links, triples
from aikg.namespaces import GRAPH, ID, PREFIXES
from aikg.tables.model import TableError

FOLDER = home() / "data" / "links"
SETS = sorted(FOLDER.glob("*.sssom.tsv"))
GOOD = {
    "subject_id": "id:place/hefei",
    "subject_label": "Hefei",
    "predicate_id": "owl:sameAs",
    "object_id": "wikidata:Q185684",
    "mapping_justification": "semapv:BackgroundKnowledgeBasedMatching",
    "confidence": "0.99",
    "mapping_date": "2026-11-24",
    "object_source": "wikidata:Q2013",
    "comment": "joined by code",
}


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_a_set_is_valid_by_the_library_of_the_standard(path):
    mappings = sssom_pydantic.read(path)[0]
    ours = [link for link in read_links(Dataset()) if link.target == path.name.removesuffix(".sssom.tsv")]
    assert len(mappings) == len(ours) > 0


def test_the_graph_holds_each_link_and_how_it_is_known():
    store = aikg.load().store
    graph = ox.NamedNode(GRAPH + "links")
    for link in read_links(Dataset()):
        for triple in triples(link):
            assert next(store.quads_for_pattern(*triple, graph), None), link


def test_only_certain_predicates_and_things_that_are_described(graph):
    links = read_links(Dataset())
    assert {link.predicate for link in links} <= PREDICATES
    assert all(link.confidence >= 0.95 for link in links if link.predicate == PREFIXES["owl"] + "sameAs")
    described = {row.s for row in graph.sparql("SELECT DISTINCT ?s { ?s a ?c }")}
    assert {link.subject for link in links} <= described


def test_the_codes_join_as_they_should(graph):
    """GeoNames' second-level divisions are joined by code, so a province and its capital are not one place."""
    objects = [(link.target, link.object) for link in read_links(Dataset())]
    assert len(objects) == len(set(objects))


def world(tmp_path, *rows, head="#curie_map:\n#  wikidata: http://www.wikidata.org/entity/\n"):
    folder = tmp_path / "data" / "links"
    folder.mkdir(parents=True)
    lines = ["\t".join(COLUMNS), *("\t".join((GOOD | row)[name] for name in COLUMNS) for row in rows)]
    (folder / "wikidata.sssom.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_a_good_row_is_read(tmp_path):
    (link,) = read_links(Dataset(world(tmp_path, {})))
    assert (link.subject, link.object, link.line) == (ID + "place/hefei", "http://www.wikidata.org/entity/Q185684", 4)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"object_id": "Q185684"}, "object_id"),
        ({"object_id": "geonames:1"}, "object_id"),
        ({"object_id": "wikidata:Q1 2"}, "object_id"),
        ({"subject_id": "id:place/atlantis"}, "subject_id"),
        ({"subject_id": "wikidata:Q1"}, "subject_id"),
        ({"predicate_id": "owl:differentFrom"}, "predicate_id"),
        ({"confidence": "0.5"}, "predicate_id"),
        ({"confidence": "high"}, "confidence"),
        ({"confidence": "1.5"}, "confidence"),
        ({"confidence": "nan"}, "confidence"),
        ({"mapping_date": "24 November"}, "mapping_date"),
        ({"mapping_justification": "owl:Thing"}, "mapping_justification"),
        ({"mapping_justification": "semapv:DatabaseCrossReference"}, "mapping_justification"),
        ({"comment": " "}, "comment"),
    ],
)
def test_a_bad_cell_is_named_with_its_line_and_column(tmp_path, row, column):
    with pytest.raises(TableError) as raised:
        read_links(
            Dataset(world(tmp_path, {"subject_id": "id:place/x", "object_id": "wikidata:Q1"}, row)),
            lambda iri: "atlantis" not in iri,
        )
    (problem,) = raised.value.problems
    assert (problem.table, problem.line, problem.column) == ("wikidata.sssom.tsv", 5, column)


@pytest.mark.parametrize("row", [{"object_id": "wikidata:Q2"}, {"subject_id": "id:place/x"}])
def test_one_thing_is_not_two(tmp_path, row):
    with pytest.raises(TableError, match="keep one of them"):
        read_links(Dataset(world(tmp_path, {}, row)))


@pytest.mark.parametrize("head", ["#curie_map: [\n", "#curie_map:\n"])
def test_a_broken_header_is_said(tmp_path, head):
    with pytest.raises(aikg.AikgError, match=r"header|curie_map"):
        read_links(Dataset(world(tmp_path, {}, head=head)))


def test_a_folder_without_links_has_none(tmp_path):
    assert read_links(Dataset(tmp_path)) == []


def test_the_coverage_counts_and_the_missing_agree(graph):
    links = read_links(Dataset())
    rows, gaps = status(graph.source, links), missing(graph.source, links)
    for row in rows:
        assert row.total - row.linked == sum((gap.kind, gap.target) == (row.kind, row.target) for gap in gaps)
    by = {(row.kind, row.target): row for row in rows}
    assert len(by) == sum(len(kind[3]) for kind in KINDS.values())
    assert by["province", "wikidata"].percent == by["province", "geonames"].percent == 100
    assert (
        by["country", "un-m49"].percent == by["country", "iso3166"].percent == by["country", "wikidata"].percent == 100
    )
    assert by["city", "geonames"].percent >= 95
    assert by["central-body", "wikidata"].linked > 10 and by["paper", "doi"].linked == 8


def test_a_doubtful_link_is_counted(tmp_path, graph):
    links = read_links(Dataset(world(tmp_path, {"predicate_id": "skos:closeMatch", "confidence": "0.6"})))
    assert next(row for row in status(graph.source, links) if row.kind == "city").doubtful == 1


def test_the_command(run):
    real = {"AIKG_HOME": str(home())}
    done = run("link", "status", env=real)
    assert done.returncode == 0 and done.stdout.startswith("kind,kind_zh,kind_en,target,linked,total,percent,doubtful")
    assert "place/" in run("link", "status", "--missing", env=real).stdout
    assert run("link", "nothing").returncode == 2


def test_a_changed_set_is_noticed_by_the_check(run, tmp_path):
    copy = tmp_path / "home"
    for room in ("ontology", "data", "queries"):
        shutil.copytree(home() / room, copy / room)
    path = copy / "data" / "links" / "doi.sssom.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("0.99", "0.98"), encoding="utf-8")
    done = run("build", "--check", env={"AIKG_HOME": str(copy)})
    assert done.returncode == 3 and "links.ttl" in done.stderr
