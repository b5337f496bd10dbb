"""Writes proofs as indented text, as plain data for JSON, and as RDF in the terms of PROV-O."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from aikg.namespaces import BASE, CNAI, ID, PREFIXES, compact
from aikg.rules.explain import evidence
from aikg.things.evidence import axioms, evidence_nodes
from aikg.things.labels import name
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.rules.explain import Proof
    from aikg.sparql.source import Source

_PROV, _RDF = PREFIXES["prov"], PREFIXES["rdf"]
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_TYPE = NamedNode(_RDF + "type")
# A name with its identifier, as `name` writes it, at the start of a line, of a part of a fact, or of evidence.
_NAMED = re.compile(r"(?P<before>^ *|· |evidence: )(?:(?! · |evidence: ).)+? \[(?P<id>[a-z-]+/[^\]\s]+)\]")


def text(source: Source, proof: Proof, lang: str) -> str:
    """Returns a proof as text: each fact, and below it the reasons.

    A thing has its name and its identifier where it occurs first, and only its identifier later.

    :param lang: `zh`, `en` or `both`
    """
    known: set[str] = set()
    lines = (_NAMED.sub(lambda match: _shortened(match, known), line) for line in _lines(source, proof, lang, 0))
    return "".join(f"{line}\n" for line in lines)


def _shortened(match: re.Match[str], known: set[str]) -> str:
    if match["id"] in known:
        return match["before"] + match["id"]
    known.add(match["id"])
    return match[0]


def _lines(source: Source, proof: Proof, lang: str, indent: int) -> Iterator[str]:
    margin = "  " * indent
    yield margin + words(source, proof.fact, lang)
    if proof.rule is None:
        yield from (f"{margin}  evidence: {line}" for line in evidence(source, proof.fact, lang))
        return
    other = f" ({proof.others} other way{'s' if proof.others > 1 else ''})" if proof.others else ""
    summary = " / ".join(proof.rule.summary(each) for each in (("zh", "en") if lang == "both" else (lang,)))
    yield f"{margin}  by {proof.rule.name}{other}: {summary}"
    for premise in sorted(proof.premises, key=lambda each: each.rule is not None):
        yield from _lines(source, premise, lang, indent + 2)


def words(source: Source, fact: Triple, lang: str) -> str:
    """Returns a fact in words."""
    terms = (fact.subject, fact.object) if fact.predicate == _TYPE else (fact.subject, fact.predicate, fact.object)
    return " · ".join(name(source, each, lang) for each in terms)


def data(source: Source, proof: Proof, lang: str) -> dict[str, Any]:
    """Returns a proof as plain data for JSON."""
    fact = proof.fact
    terms = {"subject": fact.subject, "predicate": fact.predicate, "object": fact.object}
    record: dict[str, Any] = {key: getattr(term, "value", str(term)) for key, term in terms.items()}
    record["words"] = words(source, fact, lang)
    if proof.rule is None:
        return record | {"rule": None, "evidence": evidence(source, fact, lang)}
    premises = [data(source, each, lang) for each in proof.premises]
    return record | {"rule": proof.rule.name, "from": premises, "other_ways": proof.others}


def triples(source: Source, proof: Proof) -> list[Triple]:
    """Returns a proof in the terms of PROV-O.

    Facts are rdf:Statements. A derived fact is prov:wasDerivedFrom its premises and prov:wasGeneratedBy its rule.
    """
    fact, node = proof.fact, _node(proof.fact)
    statements = [
        Triple(node, _TYPE, NamedNode(_RDF + "Statement")),
        Triple(node, _TYPE, NamedNode(_PROV + "Entity")),
        Triple(node, NamedNode(_RDF + "subject"), fact.subject),
        Triple(node, NamedNode(_RDF + "predicate"), fact.predicate),
        Triple(node, NamedNode(_RDF + "object"), fact.object),
    ]
    if proof.rule is None:
        nodes = [each for axiom in axioms(source, fact) for each in evidence_nodes(source, axiom)]
        for each in nodes or evidence_nodes(source, fact.subject):
            statements.append(Triple(node, NamedNode(CNAI + "evidence"), each))
        return statements
    rule = NamedNode(f"{BASE}rule/{proof.rule.name}")
    statements += [
        Triple(node, NamedNode(_PROV + "wasGeneratedBy"), rule),
        Triple(rule, _TYPE, NamedNode(_PROV + "Activity")),
        *(Triple(rule, _LABEL, Literal(proof.rule.summary(lang), language=lang)) for lang in ("zh", "en")),
    ]
    for premise in proof.premises:
        statements.append(Triple(node, NamedNode(_PROV + "wasDerivedFrom"), _node(premise.fact)))
        statements += triples(source, premise)
    return list(dict.fromkeys(statements))


def _node(fact: Triple) -> NamedNode:
    """Returns the IRI of a fact; the same three terms always give the same IRI."""
    local = compact(getattr(fact.predicate, "value", "")).rpartition(":")[2]
    return NamedNode(f"{ID}fact/{local}-{hashlib.blake2b(str(fact).encode(), digest_size=8).hexdigest()}")
