"""Reads the evidence of things and of single relations."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Triple

from aikg.namespaces import CNAI, ID, PREFIXES, VOCAB
from aikg.sparql.remembered import once
from aikg.things.labels import _objects, labels, name
from aikg.things.locators import in_words
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import BlankNode

    from aikg.sparql.source import Source

    Term = NamedNode | BlankNode | Literal | Triple


_EVIDENCE = NamedNode(CNAI + "evidence")


_AXIOM = tuple(NamedNode(PREFIXES["owl"] + "annotated" + part) for part in ("Source", "Property", "Target"))


def evidence_of(source: Source, node: Term, lang: str) -> list[str]:
    """Returns the evidence of a node in words: the source, its address, the locator, how it was seen, what it prints.

    Where a source has no address, the body on whose site to look for it stands there.

    :param lang: `zh`, `en` or `both`
    """
    lines = []
    for each in evidence_nodes(source, node):
        parts = []
        for part in ("source", "locator", "seenAs", "asPrinted"):
            for value in _objects(source, each, NamedNode(CNAI + part)):
                words = name(source, value, lang)
                parts.append(in_words(words, lang) if part == "locator" else words)
                parts += _where_in_words(source, value, lang) if part == "source" else []
        lines.append("; ".join(parts))
    return sorted(lines)


def where(source: Source, work: Term) -> tuple[str, list[Term]]:
    """Returns the address of a source, or of the document whose text it is; and the bodies on whose site to look."""
    address = next(iter(_texts(source, work, "webAddress")), "")
    document = document_of(source, work) if not address else None
    if document is not None:
        address = next(iter(_texts(source, document, "officialPage")), "")
    return address, _objects(source, work, NamedNode(CNAI + "findAt"))


@once
def document_of(source: Source, work: Term) -> NamedNode | None:
    """Returns the document whose text a source is: the one document that names it as evidence, or bears its title."""
    if NamedNode(VOCAB + "source-kind/policy-document") not in _objects(source, work, NamedNode(CNAI + "sourceKind")):
        return None
    documents = {
        quad.subject: labels(source, quad.subject.value).get("zh", "")
        for evidence in source.quads(None, NamedNode(CNAI + "source"), work)
        for quad in source.quads(None, _EVIDENCE, evidence.subject)
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(ID + "document/")
    }
    if len(documents) == 1:
        return next(iter(documents))
    title = labels(source, getattr(work, "value", "")).get("zh", "")
    titled = [each for each, label in documents.items() if label and label in title]
    return max(titled, key=lambda each: (len(documents[each]), each.value), default=None)


def _where_in_words(source: Source, work: Term, lang: str) -> list[str]:
    address, look_at = where(source, work)
    if address or not look_at:
        return [address] if address else []
    names = ", ".join(name(source, each, lang) for each in look_at)
    words = {"zh": f"无网址，可在{names}查找", "en": f"no address, look at {names}"}
    return [" / ".join(words[each] for each in (("zh", "en") if lang == "both" else (lang,)))]


def _texts(source: Source, node: Term, prop: str) -> list[str]:
    return sorted(each.value for each in _objects(source, node, NamedNode(CNAI + prop)) if isinstance(each, Literal))


def evidence_nodes(source: Source, node: Term) -> list[Term]:
    """Returns the nodes that are evidence of a node."""
    return _objects(source, node, _EVIDENCE)


def axioms(source: Source, triple: Triple) -> list[NamedNode]:
    """Returns the owl:Axiom nodes that carry the evidence of a single relation."""
    about, relation, target = _AXIOM
    return [
        quad.subject
        for quad in source.quads(None, about, triple.subject)
        if isinstance(quad.subject, NamedNode)
        and triple.predicate in _objects(source, quad.subject, relation)
        and triple.object in _objects(source, quad.subject, target)
    ]
