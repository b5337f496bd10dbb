"""data/links/*.sssom.tsv: which things of ours are known to other data sets, and as what (SSSOM, the Simple Standard
for Sharing Ontological Mappings).

A row gives the triple `subject predicate object`, and a named owl:Axiom that says how and how surely it is known.
"""

from __future__ import annotations

import csv
import os
import re
from typing import Any, NamedTuple

import yaml
from pyoxigraph import Literal, NamedNode, Triple

from aikg.errors import DataError, readable
from aikg.namespaces import ID, PREFIXES
from aikg.tables.model import Problem, TableError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aikg.dataset.dataset import Dataset
    from aikg.types import StrPath

SSSOM = "https://w3id.org/sssom/"
SEMAPV = "https://w3id.org/semapv/vocab/"
ENDING = ".sssom.tsv"
COLUMNS = (
    *("subject_id", "subject_label", "predicate_id", "object_id", "mapping_justification"),
    *("confidence", "mapping_date", "object_source", "comment"),
)
# sameAs says that two names mean one thing: only what is joined by a code is so certain.
PREDICATES = {
    PREFIXES[prefix] + name
    for prefix, name in (
        ("owl", "sameAs"),
        *(("skos", f"{kind}Match") for kind in ("exact", "close", "broad", "narrow", "related")),
        ("rdfs", "seeAlso"),
    )
}
_SURE = 0.95
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Link(NamedTuple):
    """A mapping: where it stands (the file's name and the line in it), its IRIs, how it was found, how sure it is."""

    target: str
    line: int
    subject: str
    predicate: str
    object: str
    justification: str
    confidence: float
    date: str
    comment: str


class Sheet(NamedTuple):
    """A mapping set as its file has it: the header's lines and what they say, its own prefixes, and each row with its
    line."""

    head: list[str]
    metadata: dict[str, Any]
    own: dict[str, str]
    rows: list[tuple[int, dict[str, str]]]

    @property
    def prefixes(self) -> dict[str, str]:
        """All prefixes that its CURIEs may use."""
        return {**PREFIXES, "semapv": SEMAPV, "id": ID, **self.own}


def read_links(dataset: Dataset, described: Callable[[str], bool] = lambda iri: True) -> list[Link]:
    """The links of all mapping sets, sorted.

    :param described: whether the graph describes the thing of an IRI
    :raises TableError: naming every problem with its file, line and column
    :raises AikgError: if a file cannot be read
    """
    links: list[Link] = []
    found: list[Problem] = []
    for path in dataset.files(ENDING, "data", "links"):
        sheet = read_sheet(path)
        for line, row in sheet.rows:
            wrong = list(problems(os.path.basename(path), line, row, sheet.prefixes, described))
            found += wrong
            if not wrong:
                links.append(link(os.path.basename(path).removesuffix(ENDING), line, row, sheet.prefixes))
    found += repeated(links)
    if found:
        raise TableError(found)
    return sorted(links)


def triples(link: Link) -> list[Triple]:
    """A link as triples: the mapping itself, and its axiom."""
    ends = NamedNode(link.subject), NamedNode(link.predicate), NamedNode(link.object)
    axiom = NamedNode(f"{ID}link/{link.target}/{link.subject.removeprefix(ID)}/{_slug(link.object)}")
    said: dict[str, NamedNode | Literal] = {
        PREFIXES["rdf"] + "type": NamedNode(PREFIXES["owl"] + "Axiom"),
        PREFIXES["owl"] + "annotatedSource": ends[0],
        PREFIXES["owl"] + "annotatedProperty": ends[1],
        PREFIXES["owl"] + "annotatedTarget": ends[2],
        SSSOM + "mapping_justification": NamedNode(link.justification),
        SSSOM + "confidence": Literal(str(link.confidence), datatype=NamedNode(PREFIXES["xsd"] + "decimal")),
        SSSOM + "mapping_date": Literal(link.date, datatype=NamedNode(PREFIXES["xsd"] + "date")),
        PREFIXES["rdfs"] + "comment": Literal(link.comment, language="en"),
    }
    return [Triple(*ends), *(Triple(axiom, NamedNode(name), value) for name, value in said.items())]


def read_sheet(path: StrPath, columns: tuple[str, ...] = COLUMNS) -> Sheet:
    """The rows of a mapping set, unjudged.

    :raises AikgError: if the file cannot be read, or has other columns
    """
    with readable(path), open(path, encoding="utf-8-sig", newline="") as file:
        lines = file.read().splitlines()
    head = [line[1:] for line in lines if line.startswith("#")]
    try:
        metadata = yaml.safe_load("\n".join(head)) or {}
    except yaml.YAMLError as error:
        raise DataError(f"{path}: the header (the lines with #) is no YAML; correct it") from error
    if not isinstance(metadata, dict) or not isinstance(metadata.get("curie_map", {}), dict):
        raise DataError(f"{path}: the header (the lines with #) must be keys with values; correct it")
    reader = csv.DictReader(lines[len(head) :], delimiter="\t")
    if tuple(reader.fieldnames or ()) != columns:
        raise DataError(f"{path}:{len(head) + 1}: the columns must be {', '.join(columns)}")
    rows = [(len(head) + reader.line_num, {name: row[name] or "" for name in columns}) for row in reader]
    return Sheet(head, metadata, metadata.get("curie_map") or {}, rows)


def problems(
    name: str, line: int, row: dict[str, str], prefixes: dict[str, str], described: Callable[[str], bool]
) -> Iterator[Problem]:
    """What is wrong with a row of the file of a name."""
    for column in ("subject_id", "predicate_id", "object_id", "mapping_justification"):
        try:
            _expanded(row[column], prefixes)
        except ValueError as error:
            yield Problem(name, line, column, str(error))
            return
    subject, predicate = (_expanded(row[column], prefixes) for column in ("subject_id", "predicate_id"))
    if not subject.startswith(ID) or not described(subject):
        yield Problem(name, line, "subject_id", f"nothing describes {row['subject_id']!r}; correct it or add it")
    if predicate not in PREDICATES:
        yield Problem(
            name, line, "predicate_id", f"{row['predicate_id']!r} is none of owl:sameAs, skos:…Match, rdfs:seeAlso"
        )
    if not _expanded(row["mapping_justification"], prefixes).startswith(SEMAPV):
        yield Problem(name, line, "mapping_justification", "take one of semapv:")
    try:
        sure = float(row["confidence"])
    except ValueError:
        sure = -1.0
    if not 0 <= sure <= 1:
        yield Problem(name, line, "confidence", f"{row['confidence']!r} is no number from 0 to 1")
    elif predicate == PREFIXES["owl"] + "sameAs" and sure < _SURE:
        yield Problem(
            name, line, "predicate_id", f"owl:sameAs asks for a confidence of {_SURE} or more; use skos:exactMatch"
        )
    if not _DAY.fullmatch(row["mapping_date"]):
        yield Problem(name, line, "mapping_date", f"{row['mapping_date']!r} is no day; write it as 2026-11-24")
    if not row["comment"].strip():
        yield Problem(name, line, "comment", "say where the identifier was read, and how it was joined")


def repeated(links: list[Link]) -> Iterator[Problem]:
    """One object cannot be two of our things, nor two objects of one set the same thing as ours."""
    for key in ("subject", "object"):
        seen: dict[tuple[str, str], Link] = {}
        for link in links:
            name = (link.target, getattr(link, key))
            first = seen.setdefault(name, link)
            exact = {PREFIXES["owl"] + "sameAs", PREFIXES["skos"] + "exactMatch"}
            if first is not link and {first.predicate, link.predicate} <= exact:
                yield Problem(
                    link.target + ENDING,
                    link.line,
                    f"{key}_id",
                    f"line {first.line} maps the same {key}; keep one of them",
                )


def link(target: str, line: int, row: dict[str, str], prefixes: dict[str, str]) -> Link:
    """The link of a row without problems.

    :param target: the name of its mapping set
    """
    names = ("subject_id", "predicate_id", "object_id", "mapping_justification")
    subject, predicate, object, justification = (_expanded(row[column], prefixes) for column in names)
    sure, comment = float(row["confidence"]), row["comment"].strip()
    return Link(target, line, subject, predicate, object, justification, sure, row["mapping_date"], comment)


def _expanded(curie: str, prefixes: dict[str, str]) -> str:
    """:raises ValueError: if it is no CURIE of the file's prefixes, or gives no IRI"""
    prefix, colon, local = curie.partition(":")
    if not colon or prefix not in prefixes or not local:
        raise ValueError(f"{curie!r} is no CURIE of the prefixes in curie_map")
    return NamedNode(prefixes[prefix] + local).value


def _slug(iri: str) -> str:
    return re.sub(r"[^A-Za-z0-9.-]+", "-", iri.partition("://")[2].rstrip("/").rpartition("/")[2]).strip("-").lower()
