"""The two engines that run the shapes say the same: of the shipped graph, and of every kind of breach."""

import os
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packaging.requirements import Requirement
from pyoxigraph import BlankNode, Literal, NamedNode

import aikg.validate
from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.errors import AikgError, UsageError
from aikg.store.open import open_store
from aikg.validate.shapes.compiled import term
from aikg.validate.shapes.shacl import check_shapes, turtle_of
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


def test_the_text_of_the_files_says_what_the_store_says(tmp_path):
    data = [line for line in worlds.with_copies(worlds.cases()).splitlines(True) if b"_:" not in line]
    made = Dataset(worlds.write(home(), tmp_path / "world", b"".join(data)))
    store, text = open_store(made), turtle_of(made)
    assert text
    for engine in ENGINES:
        assert said(check_shapes(made, text, engine=engine)) == said(check_shapes(made, store, engine=engine)), engine


def test_files_with_labels_of_blank_nodes_are_not_made_one_text(tmp_path):
    made = worlds.write(home(), tmp_path / "world", worlds.WORLD.read_bytes())
    assert turtle_of(Dataset(made))
    (made / "data" / "graph" / "labelled.ttl").write_text("_:one a <https://w3id.org/china-ai-policy/ontology#Target> .\n")
    assert turtle_of(Dataset(made)) is None


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


def test_without_the_faster_engine_one_line_says_how_to_get_it(run, good, small, tmp_path):
    """As on a system without a wheel: the shapes are checked by the reference, and the command stays good."""
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as util\nfind = util.find_spec\nutil.find_spec = lambda name, *more: None if name == 'shacl' else find(name, *more)\n"
    )
    env = {"AIKG_HOME": str(small), "PYTHONPATH": f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}"}
    done = run("validate", str(good), env=env)
    first, last = done.stderr.splitlines()
    assert first.startswith("pySHACL checks the shapes") and first.endswith("-m pip install 'shacl>=0.3.4,<0.4'")
    assert (done.returncode, last) == (0, f"0 violations, 0 warnings, 0 remarks in {good}")
    for plain in (run("validate", str(good), "--engine", "pyshacl", env=env), run("validate", str(good), env={"AIKG_HOME": str(small)})):
        assert plain.stderr.splitlines() == [last]


def test_the_faster_engine_comes_with_the_package_where_it_has_wheels():
    """Its wheels: macOS, Linux on x86-64 and Windows on AMD64. Elsewhere pip must not look for Rust."""
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (needed,) = (Requirement(each) for each in project["dependencies"] if each.startswith("shacl"))
    there = [("darwin", "arm64"), ("darwin", "x86_64"), ("linux", "x86_64"), ("win32", "AMD64")]
    elsewhere = [("linux", "aarch64"), ("linux", "riscv64"), ("win32", "ARM64"), ("emscripten", "wasm32")]
    assert needed.marker
    for wanted, systems in ((True, there), (False, elsewhere)):
        for system, machine in systems:
            surroundings = {"sys_platform": system, "platform_machine": machine, "platform_python_implementation": "CPython"}
            assert needed.marker.evaluate(surroundings) is wanted, (system, machine)


def test_the_command_takes_an_engine(run):
    assert run("validate", "--engine", "jena").returncode == 2
