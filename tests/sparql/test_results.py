from __future__ import annotations

import builtins
import datetime
from decimal import Decimal

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from aikg import AikgError, Graph
from aikg.rdf.terms import IRI, Text, to_python
from aikg.sparql.results import Result, Triples

XSD = "http://www.w3.org/2001/XMLSchema#"


def literal(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=NamedNode(XSD + datatype))


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (NamedNode("http://a/b"), IRI("http://a/b")),
        (Literal("x"), "x"),
        (literal("12", "integer"), 12),
        (literal("12", "nonNegativeInteger"), 12),
        (literal("1.50", "decimal"), Decimal("1.50")),
        (literal("1.5e3", "double"), 1500.0),
        (literal("true", "boolean"), True),
        (literal("0", "boolean"), False),
        (literal("2025-06-04", "date"), datetime.date(2025, 6, 4)),
        (literal("2025-06", "gYearMonth"), "2025-06"),
        (literal("2025-13-40", "date"), "2025-13-40"),
        (literal("much", "integer"), "much"),
        (literal("maybe", "boolean"), "maybe"),
        (BlankNode("b"), "_:b"),
    ],
)
def test_terms_become_python(term: NamedNode | Literal | None, value: object) -> None:
    found = to_python(term)
    assert found == value
    assert type(found) is type(value)


def test_text_knows_its_language() -> None:
    found = to_python(Literal("北京", language="zh"))
    assert isinstance(found, Text) and found == "北京" and found.language == "zh"


def test_rows_by_attribute_name_and_index(tiny: Graph) -> None:
    result = tiny.query("city-alignment")
    assert isinstance(result, Result)
    assert result.columns == ["place", "place_zh", "place_en", "document", "directive"]
    first = next(iter(result))
    assert first.place_zh == first["place_zh"] == first[1] == result[0][1] == "北京市"
    assert isinstance(first.place, IRI) and len(result) == 2
    assert "place_en='Beijing'" in repr(first) and "2 rows" in repr(result)
    with pytest.raises(AttributeError, match="no column colour; it has place"):
        _ = first.colour


def test_as_text_it_is_a_table(tiny: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert "place/beijing" in str(tiny.query("city-alignment"))


def test_other_kinds_of_answers(tiny: Graph) -> None:
    assert tiny.query("in-force", document="shenzhen-plan-2024") is True
    assert tiny.query("in-force", document="ngaidp-2017") is False
    triples = tiny.query("competition")
    assert isinstance(triples, Triples) and len(triples) == 1
    assert str(triples).startswith("@prefix cnai: ") and len(list(triples)) == 1


def test_pandas(tiny: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    result = tiny.query("city-alignment")
    assert isinstance(result, Result)
    frame = result.to_pandas()
    assert list(frame.columns) == result.columns and frame["place_en"].tolist() == ["Beijing", "Shenzhen"]
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(AikgError, match=r"pip install 'aikg\[pandas\]'"):
        result.to_pandas()
