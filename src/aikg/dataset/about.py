"""What data/dataset.yaml and the graph say of the dataset as a whole."""

from __future__ import annotations

import os
from typing import Any, NamedTuple

import yaml
from pyoxigraph import Literal, NamedNode, Store

from aikg.errors import AikgError, readable
from aikg.namespaces import CNAI, PREFIXES
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.types import StrPath

_SAID = ("title", "description", "licence", "publisher", "keywords", "period")
_LAST = "SELECT (MAX(?d) AS ?n) { ?e cnai:seenOn/cnai:latest ?d }"


class About(NamedTuple):
    """`said` is dataset.yaml; `version` that of the ontology; `modified` the last day on which a source was seen."""

    said: dict[str, Any]
    version: str
    modified: str


def about(home: StrPath, store: Store) -> About:
    """What is said of the dataset.

    :param store: the dataset
    :raises AikgError: if dataset.yaml is broken, or leaves something out
    """
    path = os.path.join(home, "data", "dataset.yaml")
    with readable(path), open(path, encoding="utf-8") as file:
        said: dict[str, Any] = yaml.safe_load(file)
    missing = [key for key in _SAID if key not in said]
    if missing:
        raise AikgError(f"{path}: {missing[0]} is missing; a release says it, so add it")
    for key in ("title", "description", "keywords"):
        if {"en", "zh"} - set(said[key]):
            raise AikgError(f"{path}: {key} must be given in both languages, en and zh")
    quads = store.quads_for_pattern(NamedNode(CNAI[:-1]), NamedNode(PREFIXES["owl"] + "versionInfo"), None)
    version = next((quad.object.value for quad in quads if isinstance(quad.object, Literal)), "")
    rows: Any = store.query(_LAST, prefixes=PREFIXES, use_default_graph_as_union=True)
    day = next(iter(rows))["n"]
    return About(said, version, day.value if day is not None else "")
