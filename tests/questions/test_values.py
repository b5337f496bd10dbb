from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Store

from aikg.errors import UsageError
from aikg.questions.model import Parameter
from aikg.questions.values import to_term
from aikg.sparql.source import embedded

XSD = "http://www.w3.org/2001/XMLSchema#"


def term(kind: str, value: object) -> Literal | NamedNode:
    return to_term("p", Parameter(kind, {}, "EXAMPLE", [], 1), value, embedded(Store()))


@pytest.mark.parametrize(
    ("kind", "value", "lexical", "datatype"),
    [
        ("string", "x", "x", "string"),
        ("string", 5, "5", "string"),
        ("integer", "-12", "-12", "integer"),
        ("integer", 12, "12", "integer"),
        ("decimal", "1.50", "1.50", "decimal"),
        ("decimal", Decimal("2.5"), "2.5", "decimal"),
        ("boolean", "true", "true", "boolean"),
        ("boolean", True, "true", "boolean"),
        ("from", "2025", "2025-01-01", "date"),
        ("from", "2025-06", "2025-06-01", "date"),
        ("from", "2025-06-04", "2025-06-04", "date"),
        ("from", datetime.date(2025, 6, 4), "2025-06-04", "date"),
        ("to", "2025", "2025-12-31", "date"),
        ("to", "2024-02", "2024-02-29", "date"),
        ("to", "2025-12", "2025-12-31", "date"),
        ("to", "9999", "9999-12-31", "date"),
        ("to", "2025-06-04", "2025-06-04", "date"),
    ],
)
def test_literals(kind: str, value: object, lexical: str, datatype: str) -> None:
    assert term(kind, value) == Literal(lexical, datatype=NamedNode(XSD + datatype))


@pytest.mark.parametrize(
    ("kind", "value", "noun"),
    [
        ("integer", "1.5", "a whole number"),
        ("integer", "", "a whole number"),
        ("integer", "１２", "a whole number"),
        ("integer", "1\n", "a whole number"),
        ("decimal", "1e3", "a number"),
        ("boolean", "yes", "true or false"),
        ("from", "2025-13", "a day, month or year"),
        ("from", "2025-02-30", "a day, month or year"),
        ("to", "0000", "a day, month or year"),
        ("to", "25", "a day, month or year"),
    ],
)
def test_a_wrong_value_is_said_with_the_example(kind: str, value: str, noun: str) -> None:
    with pytest.raises(UsageError) as raised:
        term(kind, value)
    assert str(raised.value) == f"p: “{value}” is not {noun}; give one like p=EXAMPLE"
