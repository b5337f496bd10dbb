"""The two engines that run the shapes say the same: of the shipped graph, and of every kind of breach."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode

import aikg.validate
from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.errors import AikgError, UsageError
from aikg.store.open import open_store
from aikg.validate.shapes.compiled import term
from aikg.validate.shapes.shacl import check_shapes
from tests.shapes import worlds

ENGINES = ("pyshacl", "shacl")
# SHACL 4.5.4: two values that cannot be compared, such as a day that no month has, are a breach; to pySHACL they are none.
INCOMPARABLE = ("date-span", '"2025-02-30"^^<http://www.w3.org/2001/XMLSchema#date>')


def said(findings):
    """What was found, with blank nodes without their names, which each engine makes anew."""

    def plain(node):
        return "a blank node" if isinstance(node, BlankNode) else node

    return sorted(
        (str(each.severity), each.rule, str(plain(each.focus)), str(each.path), str(plain(each.value)), each.component)
        for each in findings
        if (each.rule, str(each.value)) != INCOMPARABLE
    )


def found(store, only=None):
    return [said(check_shapes(Dataset(), store, only, engine)) for engine in ENGINES]


def test_they_agree_on_the_shipped_graph():
    reference, compiled = found(open_store(Dataset()))
    assert reference == compiled and reference


def test_they_agree_on_every_kind_of_breach(tmp_path):
    made = worlds.write(home(), tmp_path / "world", worlds.with_copies(worlds.cases()))
    reference, compiled = found(open_store(Dataset(made)))
    assert reference == compiled and len({rule for _, rule, *_ in reference}) > 100


def test_they_agree_on_a_users_file(tmp_path):
    cases = worlds.cases()[::9]
    made = worlds.write(home(), tmp_path / "world", worlds.WORLD.read_bytes())
    (tmp_path / "mine.ttl").write_bytes(worlds.with_copies(cases))
    one, two = (
        [
            finding._replace(value=None)
            for finding in aikg.validate.validate(Dataset(made), [tmp_path / "mine.ttl"], engine).findings
        ]
        for engine in ENGINES
    )
    assert said(one) == said(two) and one


@settings(max_examples=6, deadline=None)
@given(st.sets(st.integers(0, len(worlds.cases()) - 1), min_size=1, max_size=12))
def test_they_agree_on_breaches_taken_at_random(tmp_path_factory, chosen):
    folder = tmp_path_factory.mktemp("random")
    cases = [worlds.cases()[number] for number in sorted(chosen)]
    store = open_store(Dataset(worlds.write(home(), folder / "world", worlds.with_copies(cases))))
    only = {case.copy for case in cases}
    reference, compiled = found(store, only)
    assert reference == compiled


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@given(TEXTS, st.sampled_from([None, "zh", "en"]), st.sampled_from([None, "http://www.w3.org/2001/XMLSchema#date"]))
def test_a_term_of_the_compiled_engine_is_read_as_it_was_written(text, language, datatype):
    if language:
        written = Literal(text, language=language)
    else:
        written = Literal(text, datatype=NamedNode(datatype)) if datatype else Literal(text)
    assert term(str(written)) == written


def test_what_is_no_term_is_said():
    assert term("<urn:a>") == NamedNode("urn:a") and term("_:b") == BlankNode("b")
    with pytest.raises(AikgError, match="not an RDF term"):
        term("nonsense")


def test_an_engine_that_is_not_there_is_said(monkeypatch):
    store = open_store(Dataset())
    with pytest.raises(UsageError, match="there are pyshacl and shacl"):
        check_shapes(Dataset(), store, engine="jena")
    monkeypatch.setitem(sys.modules, "shacl", None)
    monkeypatch.setattr("aikg.validate.shapes.shacl.find_spec", lambda name: None if name == "shacl" else object())
    with pytest.raises(UsageError, match=r"the engine shacl is not installed: .*pip install"):
        check_shapes(Dataset(), store, engine="shacl")


def test_the_command_takes_an_engine(run):
    assert run("validate", "--engine", "jena").returncode == 2
