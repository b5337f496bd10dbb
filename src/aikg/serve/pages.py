"""The few HTML pages of the endpoint, in Chinese and English, and its site map: what each template is given."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import quote

from aikg.namespaces import GRAPH, ID, PREFIXES, compact
from aikg.templates import environment, is_web
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment
    from pyoxigraph import Store

    from aikg.questions.stored import StoredQuery
    from aikg.things.show import Record

TITLE = "中国人工智能政策知识图谱 · Knowledge graph of China's AI policy"
_EXAMPLE = "SELECT ?document ?title WHERE {\n  ?document a cnai:PolicyDocument ;\n    rdfs:label ?title .\n}\nLIMIT 20"


class Cell(NamedTuple):
    """The words of a cell, and what they lead to, if anything; `abroad` if that is another server."""

    words: str
    href: str | None = None
    abroad: bool = False


def front(queries: Iterable[StoredQuery], root: str = "") -> bytes:
    """A form for a query, and the stored questions.

    :param root: the path of the server, with which links begin
    """
    return _made("front.html.j2", title=TITLE, example=_EXAMPLE, queries=queries, root=root)


def rows(title: str, body: bytes, root: str = "") -> bytes:
    """The rows of an answer (as SPARQL results in JSON) as a table.

    :param root: the path of the server, with which links begin
    """
    answer: dict[str, Any] = json.loads(body)
    if "boolean" in answer:
        return _made("boolean.html.j2", title=title, value=answer["boolean"], root=root)
    names: list[str] = answer["head"].get("vars", [])
    lines = [[_cell(row.get(name)) for name in names] for row in answer["results"]["bindings"]]
    return _made("rows.html.j2", title=title, names=names, rows=lines, root=root)


def thing(iri: str, record: Record, root: str = "") -> bytes:
    """One thing, with its facts and evidence.

    :param root: the path of the server, with which links begin
    """
    title = " · ".join(record.labels.values()) or record.id
    return _made("thing.html.j2", title=title, record=record, iri=iri, root=root)


def sitemap(store: Store, base: str) -> bytes:
    """The pages of the things that sources describe.

    :param base: the URL of the server
    """
    found: Any = store.query(
        "SELECT DISTINCT ?s WHERE { GRAPH graph:data { ?s a ?c ; rdfs:label ?l } } ORDER BY ?s LIMIT 50000",
        prefixes=PREFIXES | {"graph": GRAPH},
    )
    things = [row["s"].value.removeprefix(ID) for row in found if row["s"].value.startswith(ID)]
    return _made("sitemap.xml.j2", base=base, things=things)


def _made(template: str, **given: object) -> bytes:
    return _templates().get_template(template).render(given).encode()


@cache
def _templates() -> Environment:
    made = environment("aikg.serve")
    made.filters["linked"] = _linked
    return made


def _linked(words: str) -> tuple[str, str | None]:
    """A value in words, and where it leads: one that ends with the identifier of a thing of ours, to that thing."""
    name, bracket, rest = words.rpartition(" [")
    if bracket and rest.endswith("]") and "/" in rest and ":" not in rest:
        return name, "/id/" + quote(rest[:-1])
    return words, None


def _cell(term: dict[str, str] | None) -> Cell:
    """A term of an answer; None where a row has no value."""
    if term is None:
        return Cell("")
    value = term["value"]
    if term["type"] != "uri":
        return Cell(value)
    if value.startswith(ID):
        return Cell(value.removeprefix(ID), "/id/" + quote(value.removeprefix(ID)))
    return Cell(compact(value), value, abroad=True) if is_web(value) else Cell(value)
