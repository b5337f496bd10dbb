"""Finds facts that contradict an axiom, with one query for each kind of axiom.

The reasoner only says that there is a contradiction, and names no facts.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from aikg.namespaces import PREFIXES
from aikg.types import TYPE_CHECKING
from aikg.validate.report import Finding

if TYPE_CHECKING:
    from pyoxigraph import Store


class Check(NamedTuple):
    """A kind of axiom, the messages for facts that break it, and the query that finds these facts."""

    axiom: str
    zh: str
    en: str
    query: str


# In a message, `{axiom}` stands for the name of the property or of the two classes.
CHECKS = {
    "disjoint-classes": Check(
        "owl:disjointWith",
        "同时属于互斥的类 {axiom}：请改正其类型，或改正使其成为该类的关系。",
        "This is of two classes that exclude each other, {axiom}: correct its type, or the relation that makes it one.",
        """SELECT DISTINCT ?focus ?path ?value ?axiom WHERE {
             { ?one owl:disjointWith ?other }
             UNION { ?all owl:members/rdf:rest*/rdf:first ?one, ?other . FILTER (STR(?one) < STR(?other)) }
             ?focus a ?one, ?other .
             BIND (rdf:type AS ?path) BIND (?other AS ?value)
             BIND (CONCAT(STRAFTER(STR(?one), "#"), " / ", STRAFTER(STR(?other), "#")) AS ?axiom) }""",
    ),
    "functional-property": Check(
        "owl:FunctionalProperty",
        "属性 {axiom} 只能有一个值，这里有多个。",
        "The property {axiom} has one value at most, and there are several here.",
        """SELECT DISTINCT ?focus ?path ?value ?axiom WHERE {
             ?path a owl:FunctionalProperty . ?focus ?path ?value, ?second .
             FILTER (STR(?value) < STR(?second)) BIND (STRAFTER(STR(?path), "#") AS ?axiom) }""",
    ),
    "irreflexive-property": Check(
        "owl:IrreflexiveProperty",
        "属性 {axiom} 不能指向自身。",
        "The property {axiom} never leads back to the same thing.",
        """SELECT DISTINCT ?focus ?path ?value ?axiom WHERE {
             ?path a owl:IrreflexiveProperty . ?focus ?path ?focus .
             BIND (?focus AS ?value) BIND (STRAFTER(STR(?path), "#") AS ?axiom) }""",
    ),
    "asymmetric-property": Check(
        "owl:AsymmetricProperty",
        "属性 {axiom} 不能双向成立。",
        "The property {axiom} never holds both ways.",
        """SELECT DISTINCT ?focus ?path ?value ?axiom WHERE {
             ?path a owl:AsymmetricProperty . ?focus ?path ?value . ?value ?path ?focus .
             FILTER (STR(?focus) < STR(?value)) BIND (STRAFTER(STR(?path), "#") AS ?axiom) }""",
    ),
}


def contradictions(store: Store) -> list[Finding]:
    """Returns the asserted and derived facts that contradict an axiom.

    :param store: the dataset with its derived facts; run the rules before
    """
    return [finding for name, check in CHECKS.items() for finding in _findings(store, name, check)]


def _findings(store: Store, name: str, check: Check) -> list[Finding]:
    rows: Any = store.query(check.query, prefixes=PREFIXES, use_default_graph_as_union=True)
    return [
        Finding(
            "violation",
            name,
            {lang: text.format(axiom=row["axiom"].value) for lang, text in (("zh", check.zh), ("en", check.en))},
            row["focus"],
            row["path"],
            row["value"],
        )
        for row in rows
    ]
