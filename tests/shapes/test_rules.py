"""Each shape and each quality query fires on what breaks it, alone, and is content with what does not."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from pyshacl.entrypoints import meta_validate

import aikg.validate
from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.namespaces import PREFIXES, SHAPES
from aikg.questions.stored import list_queries
from aikg.rdf.bridge import graph_of
from aikg.store.open import open_store
from aikg.validate.shapes.shacl import shape_quads
from tests.shapes import worlds

CASES = worlds.cases()

# A copy has the label and the number of its original, is set in its document, and nothing refers to it.
OF_ANY_COPY = {
    "duplicate-label",
    "duplicate-number",
    "target-twice",
    "relation-without-evidence",
    "unused-source",
    "unused-evidence",
}


def rules_of_shapes() -> set[str]:
    """The shapes that have a message: the others only gather them."""
    message = PREFIXES["sh"] + "message"
    return {
        quad.subject.value.removeprefix(SHAPES)
        for quad in shape_quads(Dataset())
        if quad.predicate.value == message
    }


@pytest.fixture(scope="module")
def fired(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The rules that fire on each node of the world with all copies, judged at once."""
    made = worlds.write(home(), tmp_path_factory.mktemp("copies") / "world", worlds.with_copies(CASES))
    found: dict[str, set[str]] = {}
    for finding in aikg.validate.validate(Dataset(made)).findings:
        found.setdefault(finding.focus.value, set()).add(finding.rule)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_exactly_the_rule_fires(case: worlds.Case, fired: dict[str, set[str]]) -> None:
    found = fired.get(case.copy.value, set())
    assert found - (OF_ANY_COPY - case.fires) == case.fires


def test_one_may_look_for_the_same_thing_twice(fired: dict[str, set[str]]) -> None:
    looks = [case for case in CASES if case.thing.startswith("id/look/")]
    assert looks and not [case.name for case in looks if "duplicate-label" in fired.get(case.copy.value, ())]


def test_the_world_is_in_order(tmp_path: Path) -> None:
    made = worlds.write(home(), tmp_path / "world", worlds.WORLD.read_bytes())
    described = {quad.subject for quad in parse(path=worlds.WORLD, format=RdfFormat.TURTLE)}
    findings = [found for found in aikg.validate.validate(Dataset(made)).findings if found.focus in described]
    assert findings == []


def test_every_rule_has_a_case() -> None:
    tried = {rule for case in CASES for rule in case.fires}
    known = rules_of_shapes() | {query.name for query in list_queries(Dataset(), "quality")}
    assert known == tried


def test_the_shapes_are_valid_shacl() -> None:
    conforms, _, text = meta_validate(graph_of(shape_quads(Dataset())))
    assert conforms, text


def test_every_shape_listed_is_written() -> None:
    quads = shape_quads(Dataset())
    listed = {quad.object for quad in quads if quad.predicate.value == PREFIXES["sh"] + "property"}
    assert listed <= {quad.subject for quad in quads}


def test_every_class_of_the_ontology_has_a_shape() -> None:
    store = open_store(Dataset())
    store.extend(shape_quads(Dataset()))
    shapeless = store.query(
        """SELECT ?class {
            ?class a owl:Class . FILTER(STRSTARTS(STR(?class), STR(cnai:)))
            FILTER NOT EXISTS { ?shape sh:targetClass ?targeted . ?class rdfs:subClassOf* ?targeted }
        }""",
        use_default_graph_as_union=True,
        prefixes=PREFIXES,
    )
    assert [row["class"].value for row in shapeless] == []


def test_shapes_and_queries_share_no_name() -> None:
    assert not rules_of_shapes() & {query.name for query in list_queries(Dataset(), "quality")}


def test_every_rule_says_what_to_do_in_both_languages() -> None:
    languages: dict[str, list[str]] = {}
    for quad in shape_quads(Dataset()):
        if quad.predicate.value == PREFIXES["sh"] + "message":
            languages.setdefault(quad.subject.value, []).append(quad.object.language)
    assert {tuple(sorted(tags)) for tags in languages.values()} == {("en", "zh")}


def test_bad_literals_are_reported_and_not_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    chosen = [case for case in CASES if case.name == "date-earliest/no-such-day"]
    made = worlds.write(home(), tmp_path / "world", worlds.with_copies(chosen))
    with caplog.at_level(logging.DEBUG):
        assert "date-earliest" in {finding.rule for finding in aikg.validate.validate(Dataset(made)).findings}
    assert not [record for record in caplog.records if record.name == "rdflib.term"]
    assert capfd.readouterr().err == ""
