"""Reads the works that evidence names: what a source is, who issued it, when, and where it was seen."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from aikg.cite.model import Name, Work
from aikg.namespaces import CNAI, ID, PREFIXES
from aikg.sparql.remembered import once
from aikg.things.evidence import document_of, evidence_nodes, where
from aikg.things.labels import labels
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.sparql.source import Source
    from aikg.things.evidence import Term

# Kind of source -> the type of the work in CSL.
_TYPES = {
    "policy-document": "legislation",
    "web-page": "webpage",
    "newspaper-article": "article-newspaper",
    "journal-article": "article-journal",
    "magazine-article": "article-magazine",
    "report": "report",
    "book": "book",
}


def works(source: Source, nodes: Iterable[Term]) -> tuple[Work, ...]:
    """Returns the works that evidence names, each once, policy documents first.

    :param nodes: the nodes of evidence
    """
    found: dict[str, list[NamedNode]] = {}
    for node in nodes:
        for work in things(source, node, "source"):
            found.setdefault(work.value, []).append(node)  # type: ignore[arg-type]
    made = [_work(source, NamedNode(iri), evidence) for iri, evidence in found.items()]
    return tuple(sorted(made, key=lambda work: (work.kind != "legislation", work.key)))


def named(source: Source, nodes: Iterable[NamedNode]) -> tuple[Work, ...]:
    """Returns sources as works, without a place in them or a day on which they were seen."""
    return tuple(_work(source, node, []) for node in dict.fromkeys(nodes))


def things(source: Source, node: Term, name: str) -> list[NamedNode]:
    """Returns the things that a property of ours leads to."""
    if not isinstance(node, NamedNode):
        return []
    quads = source.quads(node, NamedNode(CNAI + name), None)
    return list(dict.fromkeys(quad.object for quad in quads if isinstance(quad.object, NamedNode)))


def texts(source: Source, node: Term, name: str) -> list[str]:
    """Returns the texts that a property of ours has."""
    if not isinstance(node, NamedNode):
        return []
    quads = source.quads(node, NamedNode(CNAI + name), None)
    return sorted({quad.object.value for quad in quads if isinstance(quad.object, Literal)})


def name(source: Source, node: NamedNode) -> Name:
    """Returns the names of a thing."""
    names = labels(source, node.value)
    return Name(names.get("zh", ""), names.get("en", ""))


def day(source: Source, node: Term, name: str) -> str:
    """Returns a date as exact as it is known: `2017-07-20`, `2017-07`, `2017` or nothing."""
    dates = things(source, node, name)
    return next((text for date in dates for text in texts(source, date, "dateText")), "")


def issuers(source: Source, document: NamedNode) -> tuple[Name, ...]:
    """Returns who issued a document: joint issuers in the order of the document, the lead first."""
    agent = NamedNode(PREFIXES["prov"] + "agent")
    joint = source.quads(document, NamedNode(PREFIXES["prov"] + "qualifiedAttribution"), None)
    ordered = sorted(
        (int(next(iter(texts(source, quad.object, "issuerPosition")), "0")), each.object)
        for quad in joint
        for each in source.quads(quad.object, agent, None)  # type: ignore[arg-type]
        if isinstance(each.object, NamedNode)
    )
    bodies = [body for _, body in ordered] + sorted(things(source, document, "issuedBy"), key=str)
    return tuple(name(source, body) for body in dict.fromkeys(bodies))


def evidence_of_all(source: Source, nodes: Iterable[Term]) -> list[Term]:
    """Returns the evidence of several things, each once."""
    return list(dict.fromkeys(each for node in nodes for each in evidence_nodes(source, node)))


def _work(source: Source, node: NamedNode, evidence: list[NamedNode]) -> Work:
    seen_as = [each for one in evidence for each in things(source, one, "seenAs")]
    return _itself(source, node)._replace(
        seen=max((day(source, one, "seenOn") for one in evidence), default=""),
        seen_as=name(source, seen_as[0]) if seen_as else Name("", ""),
        places=tuple(dict.fromkeys(text for one in evidence for text in texts(source, one, "locator"))),
    )


@once
def _itself(source: Source, node: NamedNode) -> Work:
    """A source as a work, without a place in it or a day on which it was seen."""
    document = document_of(source, node)
    kind = next((each.value.rpartition("/")[2] for each in things(source, node, "sourceKind")), "")
    address, look_at = where(source, node)
    authors = issuers(source, document) if document else ()
    container = next(iter(texts(source, node, "publishedIn")), "")
    number = next(iter(texts(source, document, "officialNumber")), "") if document else ""
    return Work(
        key=node.value.removeprefix(ID + "source/"),
        kind=_TYPES.get(kind, "document"),
        title=name(source, document or node),
        authors=authors or tuple(Name(each, each) for each in texts(source, node, "creator")),
        number=number,
        published=(day(source, document, "publishedOn") if document else "") or day(source, node, "publishedOn"),
        signed=day(source, document, "signedOn") if document else "",
        container="" if container == number else container,
        pages=next(iter(texts(source, node, "pages")), ""),
        doi=next(iter(texts(source, node, "doi")), ""),
        address=address,
        look_at=tuple(name(source, each) for each in look_at if isinstance(each, NamedNode)),
    )
