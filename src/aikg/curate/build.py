"""Builds data/graph/*.ttl from data/tables/*.csv. The tables are checked first. The same tables give the same bytes."""

from __future__ import annotations

import os
from functools import cache, partial

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple, serialize

from aikg.atomic import replace_file
from aikg.curate.promises import assert_rows, assert_shares
from aikg.dataset.files import listed
from aikg.errors import readable
from aikg.links.sssom import read_links
from aikg.links.sssom import triples as triples_of
from aikg.namespaces import BASE, CNAI, GRAPH, ID, VOCAB
from aikg.rdf.turtle import turtle
from aikg.rules.inference import inferred
from aikg.tables import dates
from aikg.tables.check import problems
from aikg.tables.csvw import XSD, items, reference, triples
from aikg.tables.files import read_tables
from aikg.tables.issuers import joint_issuers
from aikg.tables.looks import looks
from aikg.tables.model import Problem, TableError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aikg.dataset.dataset import Dataset
    from aikg.tables.model import Table

_DATE = ID + "date/"
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def build(dataset: Dataset, fresh: bool = True) -> dict[str, bytes]:
    """Returns the contents of the files of data/graph/, by name. Nothing is written.

    :param fresh: derive everything; otherwise the earlier result in data/graph/ is used, which is faster
    :raises TableError: if the tables have problems; it names all
    :raises AikgError: if a file cannot be read, or data/dataset.yaml promises more rows or greater shares
    """
    tables = read_tables(dataset)
    graphs, store = _checked(dataset, tables)
    dated, joint, looked = (graphs.pop(name) for name in ("dates", "joint-issuers", "looks"))
    files = {f"{name}.ttl": turtle(each, f"Built from data/tables/{name}.csv.") for name, each in graphs.items()}
    files["dates.ttl"] = turtle(dated, "Built: every date that the tables name.")
    files["joint-issuers.ttl"] = turtle(joint, "Built: who issued together, in the order of data/tables/documents.csv.")
    if looked:
        files["looks.ttl"] = turtle(looked, "Built from data/looks.csv: what was looked for, and where.")
    links = [triple for link in read_links(dataset, partial(_described, store)) for triple in triples_of(link)]
    link_file = {"links.ttl": turtle(links, "Built from data/links/.")} if links else {}
    derived = {"inferred.ttl": inferred(dataset, store, files, fresh)}
    assert_shares(dataset, store)
    return files | link_file | derived


def check(dataset: Dataset, tables: list[Table], of: list[Table] | None = None) -> None:
    """Checks tables against their metadata, the vocabularies and each other.

    :param of: report only the problems of these tables, which may be a user's own; by default of all
    :raises TableError: if there are problems; it names all
    :raises AikgError: if a table has fewer rows than data/dataset.yaml requires
    """
    _checked(dataset, tables, of)


def _checked(
    dataset: Dataset, tables: list[Table], of: list[Table] | None = None
) -> tuple[dict[str, list[Triple]], Store]:
    table_problems = problems(tables, of)
    if table_problems:
        raise TableError(table_problems)
    assert_rows(dataset, tables)
    graphs = {table.name[:-4]: [each for row in table.rows for each in triples(table, row)] for table in tables}
    graphs["looks"] = looks(dataset, tables)
    named = {triple.object.value for each in graphs.values() for triple in each if isinstance(triple.object, NamedNode)}
    graphs["dates"] = _dates(named)
    graphs["joint-issuers"] = joint_issuers(tables)
    store = _store(dataset, graphs)
    described = cache(partial(_described, store))
    # Cells are looked through one by one only if something is missing.
    dangling = [] if all(map(described, named)) else _dangling(of or tables, described)
    if dangling:
        raise TableError(dangling)
    return graphs, store


def write(dataset: Dataset, files: dict[str, bytes]) -> list[str]:
    """Writes the built files into data/graph/, each in one step, and removes other files.

    :returns: the names of the files that changed
    :raises UsageError: if the dataset is the copy inside the installed package
    """
    dataset.check_own()
    folder = dataset.path("data", "graph")
    with readable(folder):
        os.makedirs(folder, exist_ok=True)
        changed = differing(dataset, files)
        for name in changed:
            path = os.path.join(folder, name)
            if name not in files:
                os.unlink(path)
                continue
            replace_file(path, files[name])
    return changed


def differing(dataset: Dataset, files: dict[str, bytes]) -> list[str]:
    """Returns the names of the files in data/graph/ that differ from the built files."""
    folder = dataset.path("data", "graph")
    on_disk = {os.path.basename(path) for path in listed(folder, ".ttl")}
    return sorted(name for name in on_disk | files.keys() if _content(os.path.join(folder, name)) != files.get(name))


def _content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def _dates(iris: Iterable[str]) -> list[Triple]:
    texts = {iri[len(_DATE) :] for iri in iris if iri.startswith(_DATE)}
    return [triple for text in sorted(texts) for triple in _date(text)]


def _date(text: str) -> list[Triple]:
    span, node = dates.parse(text), NamedNode(_DATE + text)
    day = NamedNode(XSD + "date")
    numbered = [Triple(node, NamedNode(CNAI + "dayNumber"), Literal(span.number))] if span.precision == "day" else []
    return [
        *numbered,
        Triple(node, _TYPE, NamedNode(CNAI + "DateSpan")),
        Triple(node, NamedNode(CNAI + "dateText"), Literal(text)),
        Triple(node, NamedNode(CNAI + "earliest"), Literal(span.earliest.isoformat(), datatype=day)),
        Triple(node, NamedNode(CNAI + "latest"), Literal(span.latest.isoformat(), datatype=day)),
        Triple(node, NamedNode(CNAI + "precision"), NamedNode(f"{VOCAB}date-precision/{span.precision}")),
        Triple(node, _LABEL, Literal(span.label_en, language="en")),
        Triple(node, _LABEL, Literal(span.label_zh, language="zh")),
    ]


def _store(dataset: Dataset, graphs: dict[str, list[Triple]]) -> Store:
    """Returns the new dataset without derived facts: ontology and vocabularies from files, data as just built."""
    store = Store()
    dataset.fill(store, {GRAPH + "ontology", GRAPH + "vocab"})
    # As text, since quads made in Python take twice as long. The terms are known to be right.
    for each in graphs.values():
        text = serialize(each, format=RdfFormat.N_TRIPLES) or b""
        store.load(text, format=RdfFormat.N_TRIPLES, to_graph=NamedNode(GRAPH + "data"), lenient=True)
    return store


def _dangling(tables: list[Table], described: Callable[[str], bool]) -> list[Problem]:
    """Returns a problem for each cell that refers to a thing or concept of ours that does not exist."""
    return [
        Problem(
            table.name, row.number, column.name, f"{item!r} does not exist; correct it, or add the thing or concept"
        )
        for table in tables
        for column in table.schema.columns
        if not column.virtual and column.value
        for row in table.rows
        for item in items(column, row.cells[column.name])
        if not described(reference(column, row, item))
    ]


def _described(store: Store, iri: str) -> bool:
    return not iri.startswith(BASE) or any(True for _ in store.quads_for_pattern(NamedNode(iri), None, None))
