"""What the terms are in other vocabularies: the mapping sets of ontology/alignments."""

from __future__ import annotations

import os
from typing import NamedTuple

from aikg.links.sssom import ENDING, read_sheet
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset

_NONE = "sssom:NoTermFound"


class Mapping(NamedTuple):
    """A row of a mapping set; `object` is empty where the other vocabulary has no such term."""

    subject: str
    vocabulary: str
    predicate: str
    curie: str
    object: str
    comment: str


def read_mappings(dataset: Dataset) -> dict[str, list[Mapping]]:
    """The mappings of each term, by its IRI.

    :raises AikgError: if a file is broken
    """
    found: dict[str, list[Mapping]] = {}
    for path in dataset.files(ENDING, "ontology", "alignments"):
        for each in _rows(path):
            found.setdefault(each.subject, []).append(each)
    return {subject: sorted(rows) for subject, rows in sorted(found.items())}


def _rows(path: str) -> list[Mapping]:
    sheet = read_sheet(path)
    name = os.path.basename(path).removesuffix(ENDING)
    return [_mapping(name, row, sheet.prefixes) for _, row in sheet.rows]


def _mapping(name: str, row: dict[str, str], prefixes: dict[str, str]) -> Mapping:
    other = row["object_id"]
    target = "" if other == _NONE else _expanded(other, prefixes)
    subject = _expanded(row["subject_id"], prefixes)
    return Mapping(subject, name, row["predicate_id"], "" if other == _NONE else other, target, row["comment"])


def _expanded(curie: str, prefixes: dict[str, str]) -> str:
    prefix, _, local = curie.partition(":")
    return prefixes.get(prefix, prefix + ":") + local
