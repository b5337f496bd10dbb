"""Reads what data/dataset.yaml and the graph state about the dataset as a whole."""

from __future__ import annotations

from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from aikg.errors import DataError
from aikg.namespaces import CNAI, PREFIXES
from aikg.sparql.source import embedded
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset
    from aikg.sparql.source import Source

_REQUIRED = ("title", "description", "licence", "publisher", "keywords", "period")
_LAST = "SELECT (MAX(?d) AS ?n) { ?e cnai:seenOn/cnai:latest ?d }"


class About(NamedTuple):
    """The dataset as a whole.

    `description` is the content of dataset.yaml, `version` the ontology's version, and `modified` the last day on
    which a source was seen (`2026-11-24`; empty if there is none).
    """

    description: dict[str, Any]
    version: str
    modified: str


def about(dataset: Dataset, store: Store) -> About:
    """Reads what dataset.yaml and the graph state about the dataset.

    :param store: holds the dataset
    :raises AikgError: if dataset.yaml cannot be read, or lacks a key
    """
    path, description = dataset.path("data", "dataset.yaml"), dataset.description
    missing = [key for key in _REQUIRED if key not in description]
    if missing:
        raise DataError(f"{path}: {missing[0]} is missing; a release states it, so add it")
    for key in ("title", "description", "keywords"):
        if {"en", "zh"} - set(description[key]):
            raise DataError(f"{path}: {key} must be given in both languages, en and zh")
    return About(description, *state(embedded(store)))


def state(source: Source) -> tuple[str, str]:
    """Returns the version of the ontology in a source, and the last day on which a source of the data was seen."""
    quads = source.quads(NamedNode(CNAI[:-1]), NamedNode(PREFIXES["owl"] + "versionInfo"), None)
    version = next((quad.object.value for quad in quads if isinstance(quad.object, Literal)), "")
    rows: Any = source.query(_LAST, PREFIXES)
    day = next(iter(rows))["n"]
    return version, day.value if day is not None else ""
