import gzip
import json
import shutil

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikg.dataset.dataset import Dataset
from aikg.diff import write as changes
from aikg.diff.compare import compare, diff
from aikg.diff.state import read_state
from aikg.errors import AikgError, UsageError
from aikg.namespaces import CNAI, GRAPH, ID, PREFIXES, VOCAB
from aikg.release import release

HEAD = f"@prefix cnai: <{CNAI}> . @prefix rdfs: <{PREFIXES['rdfs']}> . @base <{ID}> .\n"
PLAN = '<document/plan> a cnai:PolicyDocument ; rdfs:label "计划"@zh , "Plan"@en .'
GOAL = '<target/goal> a cnai:Target ; rdfs:label "目标"@zh , "Goal"@en ; cnai:value %s .'


def state(turtle, graph="data"):
    name = ox.NamedNode(GRAPH + graph)
    return [ox.Quad(*quad.triple, name) for quad in ox.parse(HEAD + turtle, format=ox.RdfFormat.TURTLE)]


def sentences(old, new, lang="en"):
    return changes.text(compare(old, new), lang)


def test_nothing_changed():
    assert sentences(state(PLAN), state(PLAN)) == "Nothing changed.\n"


@pytest.mark.parametrize(("before", "after", "verb"), [("1000", "1200", "raised"), ("30.5", "3", "lowered")])
def test_a_value_is_raised_or_lowered(before, after, verb):
    told = sentences(state(GOAL % before), state(GOAL % after))
    assert f"Goal: value {verb} from {before} to {after}" in told


def test_ninety_to_hundred_is_raised_though_it_sorts_before():
    assert "由90提高到100" in sentences(state(GOAL % "90"), state(GOAL % "100"), "zh")


def test_a_status_is_changed_and_named():
    def status(name):
        return state(f"{PLAN} <document/plan> cnai:legalStatus <{VOCAB}legal-status/{name}> .")

    assert "Plan: legalStatus changed from vocab/legal-status/draft to vocab/legal-status/in-force" in sentences(
        status("draft"), status("in-force")
    )


def test_a_document_added_is_told_once_and_not_by_its_facts():
    told = compare([], state(PLAN)).changes
    assert [(change.verb, change.subject.en) for change in told] == [("added", "Plan")]


def test_a_renamed_thing_is_changed_in_its_language():
    told = compare(state(PLAN), state(PLAN.replace("Plan", "Scheme"))).changes
    assert [(change.verb, change.before.en, change.after.en) for change in told] == [("changed", "Plan", "Scheme")]


def test_an_alignment_gained_is_derived():
    both = state(PLAN + '<document/law> a cnai:PolicyDocument ; rdfs:label "法"@zh , "Law"@en .')
    derived = state("<document/plan> cnai:alignsWith <document/law> .", "inferred")
    (change,) = compare(both, both + derived).changes
    assert change.derived and (change.verb, change.subject.en, change.after.zh) == ("gained", "Plan", "法")


VALUES = st.sets(
    st.tuples(st.sampled_from("abc"), st.sampled_from("pq"), st.sampled_from([ID + "x", "plain", "7"])), max_size=8
)


@given(VALUES, VALUES)
def test_the_patch_makes_the_old_state_the_new_one(one, two):
    def quads(facts):
        return {
            ox.Quad(
                ox.NamedNode(ID + s),
                ox.NamedNode(CNAI + p),
                ox.NamedNode(o) if o.startswith("http") else ox.Literal(o),
                ox.NamedNode(GRAPH + "data"),
            )
            for s, p, o in facts
        }

    old, new = quads(one), quads(two)
    for line in changes.patch(compare(old, new)).splitlines()[1:-1]:
        quad = next(ox.parse(line[2:], format=ox.RdfFormat.N_QUADS))
        (old.remove if line[0] == "D" else old.add)(quad)
    assert old == new


def test_two_releases_and_the_working_dataset(world, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(world, home)
    (home / "data" / "dataset.yaml").write_text(
        'title: {en: "T", zh: "题"}\ndescription: {en: "D", zh: "述"}\nlicence: "urn:l"\npublisher: "p"\n'
        'keywords: {en: ["k"], zh: ["词"]}\nperiod: {from: 2017, to: 2026}\n',
        encoding="utf-8",
    )
    release(Dataset(home), tmp_path / "old")
    assert not diff(tmp_path / "old", home).changes
    (home / "data" / "graph" / "extra.ttl").write_text(HEAD + PLAN)
    release(Dataset(home), tmp_path / "new")
    for new in (home, tmp_path / "new", tmp_path / "new" / "aikg.trig.gz"):
        assert [change.subject.en for change in diff(tmp_path / "old", new).changes] == ["Plan"]


def test_a_release_that_was_tampered_with_is_named(released, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(released, copy)
    (copy / "aikg.nq.gz").write_bytes(gzip.compress(b""))
    with pytest.raises(AikgError, match="the checksum differs"):
        read_state(copy)


def test_what_is_no_state_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match="neither a release nor a folder"):
        read_state(tmp_path)
    (tmp_path / "a.csv").write_text("a")
    with pytest.raises(UsageError, match="names no RDF format"):
        read_state(tmp_path / "a.csv")
    (tmp_path / "cut.nq.gz").write_bytes(gzip.compress(b"<urn:a> <urn:b> <urn:c> .\n" * 99)[:-9])
    with pytest.raises(AikgError, match="incomplete"):
        read_state(tmp_path / "cut.nq.gz")


def test_the_command_says_it_by_status_and_in_every_format(run, tmp_path):
    (tmp_path / "old.ttl").write_text(HEAD + GOAL % 1)
    (tmp_path / "new.ttl").write_text(HEAD + GOAL % 2)
    ends = str(tmp_path / "old.ttl"), str(tmp_path / "new.ttl")
    assert run("diff", ends[0], ends[0]).returncode == 0
    done = run("diff", *ends, "--format", "markdown", "--lang", "both", "--triples")
    assert done.returncode == 1 and "value raised from 1 to 2" in done.stdout and "```diff\n- <" in done.stdout
    (change,) = json.loads(run("diff", *ends, "--format", "json").stdout)["changes"]
    assert (change["verb"], change["subject"]["zh"]) == ("raised", "目标")
    assert run("diff", str(tmp_path / "none.nq"), ends[1]).returncode == 3
