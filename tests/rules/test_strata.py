"""Rules run in an order in which what a rule asks not to hold is complete; where there is none, that is an error."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.errors import AikgError
from aikg.namespaces import CNAI
from aikg.questions.stored import StoredQuery
from aikg.rules.run import derive, read_rules, run_rules
from aikg.rules.strata import closed_tokens, strata
from tests.rules.test_facts import store_of

HEAD = "PREFIX cnai: <https://w3id.org/china-ai-policy/ontology#>\n"


@pytest.mark.parametrize(
    ("where", "closed"),
    [
        ("{ ?a cnai:p ?b }", set()),
        ("{ ?a cnai:p ?b OPTIONAL { ?b cnai:q ?c { ?c cnai:r ?d } } ?a cnai:s ?e }", {"cnai:q", "cnai:r"}),
        ("{ ?a cnai:p ?b FILTER NOT EXISTS { ?b cnai:q ?c } FILTER EXISTS { ?b cnai:r ?c } }", {"cnai:q"}),
        ("{ ?a cnai:p ?b MINUS { ?b cnai:q ?c } }", {"cnai:q"}),
        ("{ { SELECT ?a (COUNT(?b) AS ?n) { ?a cnai:p ?b } GROUP BY ?a } }", {"cnai:p"}),
        ("{ ?a cnai:p ?b # OPTIONAL { ?b cnai:q ?c }\n }", set()),
        ("{ ?a cnai:optional ?b . ?b cnai:q ?c FILTER (?c != 'NOT EXISTS {') }", set()),
    ],
)
def test_what_is_read_closed(where: str, closed: set[str]) -> None:
    text = f"{HEAD}CONSTRUCT {{ ?a cnai:given ?b }} WHERE {where}"
    assert {token for token in closed_tokens(text) if token.startswith("cnai:")} == closed


def test_a_rule_runs_after_what_it_denies_is_complete() -> None:
    first = ("first", {"a": {"b"}}, set[str]())
    second = ("second", {"b": {"c"}, "d": {"c"}}, {"b"})
    third = ("third", {"c": {"e"}}, {"c"})
    assert strata([third, second, first]) == [2, 1, 0]


def test_a_circle_through_a_denial_is_refused_by_name() -> None:
    rules = [("one", {"a": {"b"}}, {"a"}), ("two", {"b": {"c"}}, set[str]()), ("three", {"c": {"a"}}, set[str]())]
    with pytest.raises(AikgError, match=r"queries/rules/one\.rq: .* a does not hold.* by two, three; take one step"):
        strata(rules)
    assert strata(rules[1:]) == [0, 0]


def test_such_a_rule_stops_the_build(tmp_path: Path) -> None:
    shutil.copytree(home() / "queries", tmp_path / "queries")
    (tmp_path / "queries" / "rules" / "paradox.rq").write_text(
        "#+ summary: {en: 'x', zh: 'x'}\n#+ source: 'x'\n" + HEAD
        + "CONSTRUCT { ?a cnai:partOf ?b } WHERE { ?a cnai:within ?b FILTER NOT EXISTS { ?b cnai:within ?c } }",
        encoding="utf-8",
    )
    store = Store()
    store.load(path=home() / "ontology" / "modules" / "governance.ttl")
    with pytest.raises(AikgError, match="paradox"):
        derive(Dataset(tmp_path), store)


@settings(deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_order_of_the_files_makes_no_difference(seed: int) -> None:
    """A date that is itself derived must be there before a rule takes 'no date' for an answer."""
    store = store_of("<d> a cnai:PolicyDocument ; cnai:publishedOn <day> . <e> a cnai:PolicyDocument .")
    undated = StoredQuery("queries/rules/undated.rq", f"#+ summary: {{en: 'x', zh: 'x'}}\n#+ source: 'x'\n{HEAD}CONSTRUCT {{ ?d cnai:note 'undated' }} WHERE {{ ?d a cnai:PolicyDocument OPTIONAL {{ ?d cnai:issuedOn ?day }} FILTER (!BOUND(?day)) }}")
    own = [rule for rule in read_rules(Dataset(), store) if rule.query.name == "issued-on"]
    reads = {CNAI + "PolicyDocument": {CNAI + "note"}, CNAI + "issuedOn": {CNAI + "note"}}
    rules = [*own, type(own[0])(undated, reads, {CNAI + "issuedOn"})]
    random.Random(seed).shuffle(rules)
    notes = [str(t.subject) for t in run_rules(rules, store) if t.predicate.value == CNAI + "note"]
    assert notes == ["<https://w3id.org/china-ai-policy/e>"]
