import gzip
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter

import pyoxigraph as ox
import pytest
import rdflib

from aikg.atomic import replace_folder
from aikg.dataset.dataset import Dataset
from aikg.errors import UsageError
from aikg.namespaces import BASE, CNAI, GRAPH, PREFIXES
from aikg.questions.stored import list_queries
from aikg.rdf.canonical import canonical
from aikg.release.shapes import expressible


def unpacked(path):
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


@pytest.fixture(scope="module")
def quads():
    return Dataset().quads


@pytest.fixture(scope="module")
def described(released):
    graph = rdflib.Graph()
    return graph.parse(released / "void.ttl")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("aikg.nq.gz", ox.RdfFormat.N_QUADS),
        ("aikg.trig.gz", ox.RdfFormat.TRIG),
        ("aikg.jsonld.gz", ox.RdfFormat.JSON_LD),
    ],
)
def test_every_form_holds_the_whole_dataset(released, quads, name, form):
    there = canonical(ox.parse(unpacked(released / name), format=form))
    assert set(there) == set(quads)


def test_the_graphs_one_by_one_are_the_dataset(released, quads):
    there = Counter()
    for path in (released / "graph").iterdir():
        there[GRAPH + path.name.removesuffix(".ttl.gz")] += sum(
            1 for _ in ox.parse(unpacked(path), format=ox.RdfFormat.TURTLE)
        )
    assert there == Counter(quad.graph_name.value for quad in quads)


def test_the_checksums_are_of_every_other_file(released):
    sums = dict(line.split("  ")[::-1] for line in (released / "SHA256SUMS").read_text().splitlines())
    files = {str(path.relative_to(released)): path for path in released.rglob("*") if path.is_file()}
    del files["SHA256SUMS"]
    assert sums == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def test_the_same_dataset_gives_the_same_bytes_in_another_process(released, tmp_path):
    environment = os.environ | {"PYTHONHASHSEED": "4711", "TZ": "Asia/Shanghai", "LC_ALL": "C"}
    other = tmp_path / "other"
    subprocess.run([sys.executable, "-m", "aikg", "release", "-o", str(other)], env=environment, check=True)
    assert (other / "SHA256SUMS").read_bytes() == (released / "SHA256SUMS").read_bytes()


def test_a_packed_file_names_no_system(released):
    """The byte differs between versions of Python, and so would the checksums."""
    for path in released.rglob("*.gz"):
        assert path.read_bytes()[:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff", path


def test_the_json_ld_uses_names_of_the_context_and_rdflib_reads_it(released, quads):
    document = json.loads(unpacked(released / "aikg.jsonld.gz"))
    assert document["@context"] == json.loads((released / "context.jsonld").read_text())["@context"]
    data = next(graph for graph in document["@graph"] if graph["@id"] == "graph:data")
    plan = next(node for node in data["@graph"] if node["@id"] == "id:document/ngaidp-2017")
    assert plan["@type"] == "PolicyDocument" and plan["atLevel"] == "vocab:governance-level/central"
    small = {"@context": document["@context"], **plan}
    read = rdflib.Graph().parse(data=json.dumps(small), format="json-ld")
    subject = ox.NamedNode(BASE + "id/document/ngaidp-2017")
    wanted = {quad.triple for quad in quads if quad.subject == subject and quad.graph_name.value == GRAPH + "data"}
    assert set(canonical(ox.parse(read.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES))) == set(
        canonical(ox.Quad(*triple) for triple in wanted)
    )


def test_every_term_of_the_ontology_is_in_the_context(released):
    context = json.loads((released / "context.jsonld").read_text())["@context"]
    ontology = rdflib.Graph().parse(released / "ontology.ttl")
    kinds = [rdflib.OWL[kind] for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")]
    terms = {str(term) for kind in kinds for term in ontology.subjects(rdflib.RDF.type, kind)}
    assert {term.removeprefix(CNAI) for term in terms if term.startswith(CNAI)} <= context.keys()


@pytest.mark.parametrize(("line", "said"), [("title: {en: T}", "both languages"), ("note: x", "title is missing")])
def test_what_the_dataset_does_not_say_is_asked_for(tmp_path, line, said):
    from aikg.dataset.about import about
    from aikg.errors import AikgError

    (tmp_path / "data").mkdir()
    rest = "description: {en: D, zh: D}\nlicence: l\npublisher: p\nkeywords: {en: [], zh: []}\nperiod: {}\n"
    (tmp_path / "data" / "dataset.yaml").write_text(f"{line}\n{rest}")
    with pytest.raises(AikgError, match=said):
        about(Dataset(tmp_path), ox.Store())


def test_the_described_counts_are_true(described, quads):
    void = rdflib.Namespace(PREFIXES["void"])
    whole = rdflib.URIRef(BASE + "dataset")
    triples = {quad.triple for quad in quads}
    assert described.value(whole, void.triples).toPython() == len(triples)
    assert described.value(whole, void.properties).toPython() == len({triple.predicate for triple in triples})
    assert described.value(whole, void.distinctSubjects).toPython() == len({triple.subject for triple in triples})
    for name, count in Counter(quad.graph_name.value for quad in quads).items():
        part = rdflib.URIRef(f"{BASE}dataset/{name.removeprefix(GRAPH)}")
        assert described.value(part, void.triples).toPython() == count
    properties = Counter(triple.predicate.value for triple in triples)
    said = {
        str(described.value(part, void.property)): described.value(part, void.triples).toPython()
        for part in described.objects(whole, void.propertyPartition)
    }
    assert said == properties


def test_the_links_with_other_data_sets_are_counted(described):
    from aikg.links.sssom import read_links

    void = rdflib.Namespace(PREFIXES["void"])
    said = {
        str(described.value(node, void.objectsTarget)): described.value(node, void.triples).toPython()
        for node in described.subjects(rdflib.RDF.type, void.Linkset)
    }
    links = Counter("/".join(link.object.split("/")[:3]) + "/" for link in read_links(Dataset()))
    assert said == links


def test_each_file_is_described_with_its_size_and_licence(described, released):
    dcat, dcterms = rdflib.Namespace(PREFIXES["dcat"]), rdflib.Namespace(PREFIXES["dcterms"])
    sizes = {}
    for node in described.objects(rdflib.URIRef(BASE + "dataset"), dcat.distribution):
        sizes[str(described.value(node, dcterms.title))] = described.value(node, dcat.byteSize).toPython()
        assert (node, dcterms.license, rdflib.URIRef("https://creativecommons.org/licenses/by/4.0/")) in described
    there = {str(path.relative_to(released)): path.stat().st_size for path in released.rglob("*") if path.is_file()}
    about_all = {"SHA256SUMS", "void.ttl", "ro-crate-metadata.json", ".zenodo.json"}
    assert sizes == {name: size for name, size in there.items() if name not in about_all}


# What DCAT-AP 3 makes mandatory or recommends of each class, of that which this dataset has.
DCAT_AP = {
    "dcat:Dataset": "dcterms:title dcterms:description dcat:contactPoint dcat:distribution dcat:keyword dcat:theme dcterms:publisher dcterms:spatial dcterms:temporal",
    "dcat:Distribution": "dcat:accessURL dcterms:license",
    "foaf:Agent": "foaf:name dcterms:type",
    "vcard:Kind": "vcard:fn vcard:hasURL",
}


@pytest.mark.parametrize("kind", DCAT_AP)
def test_the_description_has_what_dcat_ap_asks_for(described, kind):
    names = PREFIXES | {"vcard": "http://www.w3.org/2006/vcard/ns#"}
    iri = lambda name: rdflib.URIRef(names[name.partition(":")[0]] + name.partition(":")[2])  # noqa: E731
    nodes = set(described.subjects(rdflib.RDF.type, iri(kind)))
    assert nodes
    for node in nodes:
        assert [each for each in DCAT_AP[kind].split() if (node, iri(each), None) not in described] == [], node


def test_the_crate_and_zenodo_know_every_file_licence_and_version(released):
    crate = json.loads((released / "ro-crate-metadata.json").read_text())
    nodes = {node["@id"]: node for node in crate["@graph"]}
    root = nodes["./"]
    assert nodes["ro-crate-metadata.json"]["about"] == {"@id": "./"} and root["datePublished"] >= "2026"
    there = {str(path.relative_to(released)) for path in released.rglob("*") if path.is_file()}
    parts = {part["@id"] for part in root["hasPart"]}
    assert parts == there - {"SHA256SUMS", "ro-crate-metadata.json", ".zenodo.json"}
    for name in parts:
        data = (released / name).read_bytes()
        assert (nodes[name]["sha256"], nodes[name]["contentSize"]) == (hashlib.sha256(data).hexdigest(), str(len(data)))
        assert nodes[name]["license"] == root["license"]
    zenodo = json.loads((released / ".zenodo.json").read_text())
    assert zenodo["version"] == root["version"] and zenodo["license"] == "cc-by-4.0" and zenodo["creators"]


def test_the_quality_queries_are_shapes_that_a_validator_runs(released):
    """A document that supersedes itself, and one that is no breach, through pySHACL with nothing of ours."""
    import pyshacl

    shapes = rdflib.Graph().parse(released / "shapes.ttl")
    rules = {str(each) for each in shapes.subjects(rdflib.SH.sparql)}
    assert {rule.partition("quality-")[2] for rule in rules} == {
        query.name for query in list_queries(Dataset(), "quality") if expressible(query)
    }
    kept = rdflib.Graph()
    kept += shapes.cbd(rdflib.URIRef(BASE + "shapes#quality-cycle"))
    data = rdflib.Graph().parse(
        format="turtle",
        data=f"<urn:a> <{CNAI}supersedes> <urn:b> . <urn:b> <{CNAI}supersedes> <urn:a> . <urn:c> <{CNAI}supersedes> <urn:a> .",
    )
    _, report, _ = pyshacl.validate(data, shacl_graph=kept, advanced=True)
    results = set(report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult))
    found = {(str(report.value(each, rdflib.SH.focusNode)), str(report.value(each, rdflib.SH.value))) for each in results}
    assert found == {("urn:a", "urn:b"), ("urn:b", "urn:a")}


def test_the_questions_are_described_and_their_text_is_whole(released):
    described = rdflib.Graph().parse(released / "queries.ttl")
    texts = {str(text) for text in described.objects(None, rdflib.SH.select)}
    assert texts == {query.text for query in list_queries(Dataset()) if "CONSTRUCT" not in query.text}


def test_a_folder_with_something_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("precious")
    with pytest.raises(UsageError, match="something else is there"):
        replace_folder(tmp_path, "SHA256SUMS", lambda target: None)
    assert (tmp_path / "thesis.txt").read_text() == "precious"


def test_a_killed_run_leaves_the_old_release(tmp_path):
    folder = tmp_path / "release"
    folder.mkdir()
    (folder / "SHA256SUMS").write_text("old")
    program = (
        "import sys, time, pathlib\nfrom aikg.atomic import replace_folder\n"
        "def fill(target):\n    pathlib.Path(target, 'SHA256SUMS').write_text('new')\n"
        "    print('filling', flush=True)\n    time.sleep(60)\n"
        "replace_folder(sys.argv[1], 'SHA256SUMS', fill)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE)
    child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert (folder / "SHA256SUMS").read_text() == "old"


def test_a_reader_always_finds_a_whole_release(tmp_path):
    folder = tmp_path / "release"
    program = (
        "import sys, pathlib\nfrom aikg.atomic import replace_folder\n"
        "def fill(target):\n    pathlib.Path(target, 'SHA256SUMS').write_text(str(number))\n"
        "for number in range(200):\n    replace_folder(sys.argv[1], 'SHA256SUMS', fill)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", program, str(folder)])
    while not folder.exists():
        time.sleep(0.005)
    seen = []
    while child.poll() is None:
        seen.append(int((folder / "SHA256SUMS").read_text()))
    assert seen == sorted(seen) and child.returncode == 0
