"""Validation since an earlier state finds all that is new, and about what it judges all that a whole one finds."""

import gzip
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize

from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.errors import UsageError
from aikg.namespaces import ID, PREFIXES
from aikg.rdf.canonical import nquads
from aikg.validate import validate
from aikg.validate.changes import incremental
from aikg.validate.changes.around import affected
from aikg.validate.changes.reach import reach
from aikg.validate.changes.since import compare
from aikg.validate.shapes.shacl import shape_quads
from tests.shapes import worlds

# A conforming world, and a third of the cases of each kind of breach, so that edits mend as well as break. None has a blank node, which each
# reading of a file would name anew.
CASES = [case for case in worlds.cases() if not case.name.startswith("blank-node/")][::3]
TRIPLES = sorted({quad.triple for quad in parse(worlds.with_copies(CASES), format=RdfFormat.TURTLE)}, key=str)


def world(folder, triples, name="world.ttl"):
    made = worlds.write(home(), folder, b"")
    for path in (made / "data" / "graph").iterdir():
        path.unlink()
    (made / "data" / "graph" / name).write_bytes(serialize(triples, format=RdfFormat.TURTLE))
    return made


def said(findings):
    return {
        tuple(map(str, (each.severity, each.rule, each.focus, each.path, each.value, each.component)))
        for each in findings
    }


@st.composite
def edits(draw):
    """Statements that go, and statements that come: others' subjects, properties and values put together.

    All that is said of a thing may go too.
    """
    number = st.integers(0, len(TRIPLES) - 1)
    gone = {TRIPLES[at] for at in draw(st.sets(number, max_size=4))}
    whole = {TRIPLES[at].subject for at in draw(st.sets(number, max_size=2))}
    gone |= {each for each in TRIPLES if each.subject in whole}
    mixed = draw(st.lists(st.tuples(number, number, number, st.booleans()), max_size=4))
    come = {
        Triple(TRIPLES[one].subject, TRIPLES[two].predicate, TRIPLES[two if same else three].object)
        for one, two, three, same in mixed
    }
    return gone, come - set(TRIPLES)


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    """A world, and what is wrong in it."""
    made = world(tmp_path_factory.mktemp("since") / "old", TRIPLES)
    return made, said(validate(Dataset(made)).findings)


@settings(max_examples=20, deadline=None)
@given(edit=edits())
def test_all_that_is_new_is_found(tmp_path_factory, old, edit):
    gone, come = edit
    earlier, before = old
    kept = [each for each in TRIPLES if each not in gone]
    new = world(tmp_path_factory.mktemp("since") / "new", kept + sorted(come, key=str))
    after, since = (said(validate(Dataset(new), since=state).findings) for state in (None, earlier))
    assert after - before <= since <= after
    store, change = compare(Dataset(new), earlier)
    far = reach(shape_quads(Dataset()))
    nodes = {str(node) for node in affected(store, change.removed | change.added, far)}
    assert {each for each in after if each[2] in nodes} == {each for each in since if each[2] in nodes}


def test_a_document_of_the_shipped_graph(tmp_path):
    """A level that is none: what is found of the document, and little of what did not change."""
    made = copied(tmp_path / "made")
    path = made / "data" / "graph" / "documents.ttl"
    triples = [quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE)]
    level = NamedNode(PREFIXES["cnai"] + "atLevel")
    at, changed = next((at, each) for at, each in enumerate(triples) if each.predicate == level)
    triples[at] = Triple(changed.subject, level, NamedNode(ID + "place/shenzhen"))
    path.write_bytes(serialize(triples, format=RdfFormat.TURTLE))
    one, two = (said(validate(Dataset(made), since=home(), engine=engine).findings) for engine in ("pyshacl", "shacl"))
    whole = said(validate(Dataset(made)).findings)
    assert one == two and whole - said(validate(Dataset()).findings) <= one <= whole
    assert {each[2] for each in one if each[0] == "violation"} == {str(changed.subject)} and len(one) < 20


def copied(folder):
    (folder / "data").mkdir(parents=True)
    for room in ("ontology", "queries"):
        (folder / room).symlink_to(home() / room)
    shutil.copytree(home() / "data" / "graph", folder / "data" / "graph")
    return folder


def test_nothing_changed(run):
    assert validate(Dataset(), since=home()).findings == []
    done = run("validate", "--since", str(home()), env={"AIKG_HOME": str(home())})
    assert done.returncode == 0 and "0 violations" in done.stderr


def test_a_rule_that_reaches_far_is_told_as_far_as_it_is_new(tmp_path):
    """Two documents of one number, one of which was there: both are named, though nothing leads from one to the other."""
    number = NamedNode(PREFIXES["cnai"] + "officialNumber")
    numbered = sorted({each.subject for each in TRIPLES if each.predicate == number}, key=str)
    plain = [each for each in TRIPLES if each.predicate != number]
    text = next(each.object for each in TRIPLES if each.predicate == number)
    one, two = (Triple(subject, number, text) for subject in numbered[:2])
    old, new = world(tmp_path / "old", [*plain, one]), world(tmp_path / "new", [*plain, one, two])
    found = [each for each in validate(Dataset(new), since=old).findings if each.rule == "duplicate-number"]
    everywhere = [each for each in validate(Dataset(new)).findings if each.rule == "duplicate-number"]
    assert found == everywhere and len({each.focus for each in found}) == 2


def test_a_file_of_the_whole_dataset_is_a_state(tmp_path, old):
    made, _ = old
    state = tmp_path / "state.nq.gz"
    state.write_bytes(gzip.compress(nquads(Dataset(made).quads)))
    assert validate(Dataset(made), since=state).findings == []
    new = world(tmp_path / "new", TRIPLES[9:])
    assert said(validate(Dataset(new), since=state).findings) == said(validate(Dataset(new), since=made).findings)


def test_where_the_change_is_wide_everything_is_judged(tmp_path, old):
    earlier, everything = old
    new = world(tmp_path / "new", TRIPLES)
    (new / "ontology").unlink()
    shutil.copytree(home() / "ontology", new / "ontology")
    with (new / "ontology" / "shapes" / "time.ttl").open("a") as file:
        file.write("# Judged otherwise.\n")
    assert said(validate(Dataset(new), since=earlier).findings) == everything
    shutil.copy(home() / "ontology" / "shapes" / "time.ttl", new / "ontology" / "shapes" / "time.ttl")
    assert validate(Dataset(new), since=earlier).findings == []
    with (new / "ontology" / "aikg.ttl").open("a") as file:
        file.write("<urn:a> <urn:b> <urn:c> .\n")
    assert said(validate(Dataset(new), since=earlier).findings) == everything


def test_the_same_said_in_two_files_is_no_change(tmp_path):
    old, new = (world(tmp_path / name, TRIPLES, "a.ttl") for name in ("old", "new"))
    (new / "data" / "graph" / "b.ttl").write_bytes(serialize(TRIPLES[:9], format=RdfFormat.TURTLE))
    _, change = compare(Dataset(new), old)
    assert not change.added and not change.removed


PREFIX = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <urn:> . "


@pytest.mark.parametrize(
    ("shape", "steps"),
    [
        ("e:s sh:targetClass e:C ; sh:property [ sh:path e:p ; sh:minCount 1 ]", 1),
        ("e:s sh:property [ sh:path e:p ; sh:class e:C ]", 2),
        ("e:s sh:property [ sh:path ( e:p e:q ) ; sh:node [ sh:property [ sh:path e:r ; sh:hasValue 1 ] ] ]", 3),
        ("e:s sh:or ( [ sh:property [ sh:path [ sh:alternativePath ( e:p e:q ) ] ; sh:class e:C ] ] )", 2),
        ("e:s sh:property [ sh:path [ sh:inversePath e:p ] ; sh:minCount 1 ]", None),
        ("e:s sh:property [ sh:path [ sh:zeroOrMorePath e:p ] ; sh:minCount 1 ]", None),
        ("e:s sh:property [ sh:path ( e:p [ sh:inversePath e:p ] ) ; sh:minCount 1 ]", None),
        ("e:s sh:targetObjectsOf e:p", None),
        ("e:s sh:node e:t . e:t sh:property [ sh:path e:p ; sh:node e:s ]", None),
        ("e:s sh:sparql [ sh:select 'SELECT $this {}' ]", None),
    ],
)
def test_how_far_shapes_look(shape, steps):
    far = reach(list(parse(f"{PREFIX}{shape} .", format=RdfFormat.TURTLE)))
    assert (far and far.steps) == steps


def test_our_shapes_look_two_statements_far():
    assert reach(shape_quads(Dataset())).steps == 2


def test_what_is_no_state_is_said(tmp_path, run, good):
    with pytest.raises(UsageError, match="neither a release"):
        validate(Dataset(), since=tmp_path)
    with pytest.raises(UsageError, match="leave out either"):
        validate(Dataset(), files=[good], since=home())
    assert run("validate", "--owl", "--since", str(home())).returncode == 2


def test_shapes_without_bound_judge_everything(old, monkeypatch):
    monkeypatch.setattr(incremental, "reach", lambda shapes: None)
    assert said(validate(Dataset(old[0]), since=old[0]).findings) == old[1]
