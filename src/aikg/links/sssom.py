"""Reads data/links/*.sssom.tsv, the links from our things to those of other data sets (SSSOM, the Simple Standard for
Sharing Ontological Mappings).

A row gives the triple `subject predicate object`, and a named owl:Axiom with the justification and the confidence.
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
# The predicates of links. owl:sameAs states that both are one thing, and only an equal code makes that certain.
PREDICATES = {
    PREFIXES[prefix] + name
    for prefix, name in (
        ("owl", "sameAs"),
        *(("skos", f"{kind}Match") for kind in ("exact", "close", "broad", "narrow", "related")),
        ("rdfs", "seeAlso"),
    )
}
# The justifications that SSSOM admits (the pattern of `mapping_justification` in its schema).
JUSTIFICATIONS = {
    SEMAPV + name
    for name in (
        *("MappingReview", "ManualMappingCuration", "LogicalReasoning", "LexicalMatching", "CompositeMatching"),
        *("UnspecifiedMatching", "SemanticSimilarityThresholdMatching", "LexicalSimilarityThresholdMatching"),
        *("MappingChaining", "MappingInversion", "StructuralMatching", "InstanceBasedMatching"),
        "BackgroundKnowledgeBasedMatching",
    )
}
_SAME_AS = 0.95
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Link(NamedTuple):
    """A link: its place (the name of the mapping set and the line), its IRIs, its justification and its confidence.

    `confidence` is a number from 0 to 1.
    """

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
    """The content of a mapping set's file: the lines of the header, their metadata and prefixes, and the numbered
    rows."""

    head: list[str]
    metadata: dict[str, Any]
    own: dict[str, str]
    rows: list[tuple[int, dict[str, str]]]

    @property
    def prefixes(self) -> dict[str, str]:
        """All prefixes that the CURIEs of the file may use."""
        return {**PREFIXES, "semapv": SEMAPV, "id": ID, **self.own}


def read_links(dataset: Dataset, described: Callable[[str], bool] = lambda iri: True) -> list[Link]:
    """Returns the links of all mapping sets, sorted.

    :param described: returns whether the graph describes the thing with an IRI
    :raises TableError: if there are problems; it names each with file, line and column
    :raises AikgError: if a file cannot be read
    """
    links: list[Link] = []
    all_problems: list[Problem] = []
    for path in dataset.files(ENDING, "data", "links"):
        sheet = read_sheet(path)
        for line, row in sheet.rows:
            row_problems = list(problems(os.path.basename(path), line, row, sheet.prefixes, described))
            all_problems += row_problems
            if not row_problems:
                links.append(link(os.path.basename(path).removesuffix(ENDING), line, row, sheet.prefixes))
    all_problems += repeated(links)
    if all_problems:
        raise TableError(all_problems)
    return sorted(links)


def triples(link: Link) -> list[Triple]:
    """Returns a link as triples: the link itself, and its axiom."""
    ends = NamedNode(link.subject), NamedNode(link.predicate), NamedNode(link.object)
    axiom = NamedNode(f"{ID}link/{link.target}/{link.subject.removeprefix(ID)}/{_slug(link.object)}")
    values: dict[str, NamedNode | Literal] = {
        PREFIXES["rdf"] + "type": NamedNode(PREFIXES["owl"] + "Axiom"),
        PREFIXES["owl"] + "annotatedSource": ends[0],
        PREFIXES["owl"] + "annotatedProperty": ends[1],
        PREFIXES["owl"] + "annotatedTarget": ends[2],
        SSSOM + "mapping_justification": NamedNode(link.justification),
        SSSOM + "confidence": Literal(str(link.confidence), datatype=NamedNode(PREFIXES["xsd"] + "decimal")),
        SSSOM + "mapping_date": Literal(link.date, datatype=NamedNode(PREFIXES["xsd"] + "date")),
        PREFIXES["rdfs"] + "comment": Literal(link.comment, language="en"),
    }
    return [Triple(*ends), *(Triple(axiom, NamedNode(name), value) for name, value in values.items())]


def read_sheet(path: StrPath, columns: tuple[str, ...] = COLUMNS) -> Sheet:
    """Reads a mapping set without checking its rows.

    :param columns: the columns that the file must have
    :raises AikgError: if the file cannot be read, or has other columns
    """
    with readable(path), open(path, encoding="utf-8-sig", newline="") as file:
        lines = file.read().splitlines()
    head = [line[1:] for line in lines if line.startswith("#")]
    try:
        metadata = yaml.safe_load("\n".join(head)) or {}
    except yaml.YAMLError as error:
        raise DataError(f"{path}: the header (the lines with #) is not YAML; correct it") from error
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
    """Yields the problems of a row.

    :param name: the name of its file
    :param described: returns whether the graph describes the thing with an IRI
    """
    for column in ("subject_id", "predicate_id", "object_id", "mapping_justification"):
        try:
            _expanded(row[column], prefixes)
        except ValueError as error:
            yield Problem(name, line, column, str(error))
            return
    subject, predicate = (_expanded(row[column], prefixes) for column in ("subject_id", "predicate_id"))
    if not subject.startswith(ID) or not described(subject):
        yield Problem(name, line, "subject_id", f"{row['subject_id']!r} does not exist; correct it, or add the thing")
    if predicate not in PREDICATES:
        yield Problem(
            name, line, "predicate_id", f"{row['predicate_id']!r} is not owl:sameAs, skos:…Match or rdfs:seeAlso"
        )
    if _expanded(row["mapping_justification"], prefixes) not in JUSTIFICATIONS:
        admitted = ", ".join(sorted(each.removeprefix(SEMAPV) for each in JUSTIFICATIONS))
        yield Problem(name, line, "mapping_justification", f"SSSOM admits only these of semapv: {admitted}")
    try:
        confidence = float(row["confidence"])
    except ValueError:
        confidence = -1.0
    if not 0 <= confidence <= 1:
        yield Problem(name, line, "confidence", f"{row['confidence']!r} is not a number from 0 to 1")
    elif predicate == PREFIXES["owl"] + "sameAs" and confidence < _SAME_AS:
        yield Problem(
            name, line, "predicate_id", f"owl:sameAs needs a confidence of {_SAME_AS} or more; use skos:exactMatch"
        )
    if not _DAY.fullmatch(row["mapping_date"]):
        yield Problem(name, line, "mapping_date", f"{row['mapping_date']!r} is not a day; write it like 2026-11-24")
    if not row["comment"].strip():
        yield Problem(name, line, "comment", "write where the identifier was read, and how it was matched")


def repeated(links: list[Link]) -> Iterator[Problem]:
    """Yields a problem for each exact link that repeats the subject or the object of another in its set."""
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
    """Returns the link of a row that has no problems.

    :param target: the name of its mapping set
    """
    names = ("subject_id", "predicate_id", "object_id", "mapping_justification")
    subject, predicate, object, justification = (_expanded(row[column], prefixes) for column in names)
    confidence, comment = float(row["confidence"]), row["comment"].strip()
    return Link(target, line, subject, predicate, object, justification, confidence, row["mapping_date"], comment)


def _expanded(curie: str, prefixes: dict[str, str]) -> str:
    """:raises ValueError: if it is not a CURIE with a prefix of the file, or does not give an IRI"""
    prefix, colon, local = curie.partition(":")
    if not colon or prefix not in prefixes or not local:
        raise ValueError(f"{curie!r} is not a CURIE with a prefix of curie_map")
    return NamedNode(prefixes[prefix] + local).value


def _slug(iri: str) -> str:
    return re.sub(r"[^A-Za-z0-9.-]+", "-", iri.partition("://")[2].rstrip("/").rpartition("/")[2]).strip("-").lower()
