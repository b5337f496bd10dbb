"""From candidates to links: what a person has looked at gets into the data, and nothing else."""

import csv
import shutil

import pytest
import sssom_pydantic

import aikg
from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.errors import UsageError
from aikg.links.reconcile import accept, candidates, write
from aikg.links.reconcile.review import REVIEWER
from aikg.links.sssom import COLUMNS, read_links, read_sheet
from aikg.namespaces import ID
from aikg.tables.model import TableError


@pytest.fixture
def report(graph, links, wikidata, talk):
    return candidates(graph.source, links, "wikidata", ("city", "county", "company"), wikidata, talk())


@pytest.fixture
def world(tmp_path):
    """A folder with the links of the dataset."""
    shutil.copytree(home() / "data" / "links", tmp_path / "home" / "data" / "links")
    return tmp_path / "home"


@pytest.fixture
def sheet(report, tmp_path):
    path = tmp_path / "candidates-wikidata.sssom.tsv"
    write(report, path)
    return path


def edit(path, change):
    """The file with each row changed."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    rows = list(csv.DictReader(lines[len(head) :], delimiter="\t"))
    for row in rows:
        change(row)
    text = ["\t".join((*COLUMNS, REVIEWER)), *("\t".join(row.values()) for row in rows)]
    path.write_text("\n".join([*head, *text]) + "\n", encoding="utf-8")


def reviewing(*subjects, **changes):
    def change(row):
        if row["subject_id"] in subjects:
            row |= {REVIEWER: "Wang Wei"} | changes

    return change


def everything(iri):
    return True


def test_candidates_are_a_mapping_set_by_the_library_of_the_standard(sheet, report):
    assert len(sssom_pydantic.read(sheet)[0]) == len(report.candidates) > 5


def test_only_what_was_reviewed_becomes_a_link(sheet, report, world):
    before = read_links(Dataset(world))
    edit(sheet, reviewing("id:place/anqing", "id:place/linping"))
    done = accept(Dataset(world), sheet, everything)
    new = [link for link in read_links(Dataset(world)) if link._replace(line=0) not in {old._replace(line=0) for old in before}]
    assert {(link.subject, link.object.rpartition("/")[2]) for link in new} == {
        (ID + "place/anqing", "Q9000101"),
        (ID + "place/linping", "Q9000105"),
    }
    assert all("reviewed by Wang Wei" in link.comment for link in new)
    assert (done.links, done.remaining) == (2, len(report.candidates) - 2)
    left = read_sheet(sheet, (*COLUMNS, REVIEWER)).rows
    assert len(left) == done.remaining and not {"id:place/anqing"} & {row["subject_id"] for _, row in left}
    subjects = [row["subject_id"] for _, row in read_sheet(world / "data/links/wikidata.sssom.tsv").rows]
    assert subjects == sorted(subjects) and len(sssom_pydantic.read(world / "data/links/wikidata.sssom.tsv")[0])


def test_accepting_again_changes_nothing(sheet, world):
    edit(sheet, reviewing("id:place/anqing"))
    again = sheet.with_name("again.sssom.tsv")
    shutil.copy(sheet, again)
    accept(Dataset(world), sheet, everything)
    set_ = world / "data/links/wikidata.sssom.tsv"
    first = set_.read_bytes()
    assert accept(Dataset(world), again, everything).links == 0
    assert set_.read_bytes() == first


def test_the_last_row_takes_the_file_with_it(sheet, world):
    edit(sheet, lambda row: row.update({REVIEWER: "Wang Wei"} if "Q900010" in row["object_id"] else {}))
    # Two of one name: the reviewer says which it is.
    edit(sheet, lambda row: row.update(predicate_id="skos:relatedMatch") if row["predicate_id"] == "skos:closeMatch" else 0)
    assert accept(Dataset(world), sheet, everything).remaining == 0
    assert not sheet.exists()


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"object_id": "wikidata:Q185684"}, "object_id"),
        ({"predicate_id": "owl:sameAs", "confidence": "0.5"}, "predicate_id"),
        ({"confidence": "sure"}, "confidence"),
        ({"object_id": "Q1"}, "object_id"),
    ],
)
def test_a_wrong_row_changes_nothing_and_is_named(sheet, world, changes, column):
    edit(sheet, reviewing("id:place/anqing", **changes))
    edit(sheet, reviewing("id:place/linping"))
    before, left = (world / "data/links/wikidata.sssom.tsv").read_bytes(), sheet.read_bytes()
    with pytest.raises(TableError) as told:
        accept(Dataset(world), sheet, everything)
    assert (told.value.problems[0].table, told.value.problems[0].column) == (sheet.name, column)
    assert ((world / "data/links/wikidata.sssom.tsv").read_bytes(), sheet.read_bytes()) == (before, left)


def test_what_the_graph_does_not_describe(sheet, world):
    edit(sheet, reviewing("id:place/anqing"))
    with pytest.raises(TableError, match="does not exist"):
        accept(Dataset(world), sheet, lambda iri: False)


def test_a_new_set(graph, links, service, talk, world, tmp_path):
    report = candidates(graph.source, links, service.url, ("city",), "", talk())
    sheet = tmp_path / "new.sssom.tsv"
    write(report, sheet)
    edit(sheet, reviewing("id:place/anqing"))
    done = accept(Dataset(world), sheet, everything)
    (link,) = (link for link in read_links(Dataset(world)) if link.target == report.target)
    assert (link.subject, link.object) == (ID + "place/anqing", "https://example.org/entity/1")
    assert len(sssom_pydantic.read(done.path)[0]) == 1


def test_what_is_no_sheet_of_candidates(sheet, world, report):
    with pytest.raises(UsageError, match="no row names a reviewer"):
        accept(Dataset(world), sheet, everything)
    with pytest.raises(UsageError, match="this file exists"):
        write(report, sheet)
    text = sheet.read_text(encoding="utf-8")
    for id in ("https://example.org/", "https://w3id.org/china-ai-policy/links/../../x"):
        sheet.write_text(text.replace("https://w3id.org/china-ai-policy/links/wikidata", id), encoding="utf-8")
        with pytest.raises(UsageError, match="mapping_set_id"):
            accept(Dataset(world), sheet, everything)


def test_the_commands(run, graph, wikidata, tmp_path):
    at = {"AIKG_HOME": str(aikg.load().dataset.home)}
    path = tmp_path / "c.sssom.tsv"
    done = run("link", "candidates", "--target", "wikidata", "--kind", "city", "--mirror", wikidata, "-o", str(path), env=at)
    assert done.returncode == 0 and "aikg link accept" in done.stderr and path.exists()
    assert run("link", "accept", str(path), env=at).returncode == 2
    nowhere = run("link", "candidates", "--target", "wikidata", "--mirror", "http://127.0.0.1:1/", env=at)
    assert nowhere.returncode == 3 and nowhere.stderr.count("\n") == 1 and "cannot be reached" in nowhere.stderr
