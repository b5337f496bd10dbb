"""Writes proofs for the commands that explain facts."""

from __future__ import annotations

import json
import sys

from aikg.cli.answers import RDF, serialized
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.graph import Graph
    from aikg.rules.explain import Proof


def write_proofs(graph: Graph, proofs: list[Proof], form: str, lang: str) -> None:
    """Writes proofs to standard output, as text, JSON or RDF.

    :param form: text, json, or one of RDF
    :param lang: `zh`, `en` or `both`
    """
    from aikg.rules.proofs import data, text, triples

    source = graph.source
    if form in RDF:
        written = serialized([triple for proof in proofs for triple in triples(source, proof)], form)
    elif form == "json":
        plain = [data(source, proof, lang) for proof in proofs]
        written = (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()
    else:
        written = "\n".join(text(source, proof, lang) for proof in proofs).encode()
    sys.stdout.buffer.write(written)
