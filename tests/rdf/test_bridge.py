"""Terms come back from rdflib as they went in."""

from __future__ import annotations

import logging

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode

from aikg.namespaces import PREFIXES
from aikg.rdf.bridge import to_pyoxigraph, to_rdflib

XSD = PREFIXES["xsd"]
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXT)
def test_text(text: str) -> None:
    assert to_pyoxigraph(to_rdflib(Literal(text))) == Literal(text)
    assert to_pyoxigraph(to_rdflib(Literal(text, language="zh"))) == Literal(text, language="zh")


@pytest.mark.filterwarnings("ignore::UserWarning:rdflib")
@given(st.sampled_from(["decimal", "integer", "date", "anyURI", "boolean"]), TEXT)
def test_literals_keep_their_text_even_if_it_is_ill_formed(datatype: str, text: str) -> None:
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    literal = Literal(text, datatype=NamedNode(XSD + datatype))
    assert to_pyoxigraph(to_rdflib(literal)) == literal


def test_nodes() -> None:
    assert to_pyoxigraph(to_rdflib(NamedNode("https://example.org/中"))) == NamedNode(
        "https://example.org/中"
    )
    assert to_pyoxigraph(to_rdflib(BlankNode("b1"))) == BlankNode("b1")


def test_plain_strings_and_xsd_strings_are_one() -> None:
    assert to_rdflib(Literal("x", datatype=NamedNode(XSD + "string"))) == rdflib.Literal("x")
