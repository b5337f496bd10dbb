"""The lexical forms of XML Schema, held against both SHACL engines and the engine that stores."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from aikg.namespaces import PREFIXES
from aikg.rdf.lexical import is_form_of
from aikg.rdf.terms import to_python
from aikg.validate.shapes import compiled, reference

XSD = PREFIXES["xsd"]
FORMS = {
    "decimal": (["1", "+1", "-0", ".5", "5.", "007.50"], ["1E+05", "1e5", "１００", "1_000", "NaN", "INF", "Infinity", " 1 ", "1\n", "", "1,000", "१", "--1", "."]),
    "integer": (["1", "+1", "-0", "007"], ["1.0", "１", "1_0", " 1", "", "1E2"]),
    "double": (["1", "1e5", "1E+05", "-INF", "NaN"], ["１", "inf", "nan", "1_0", "Infinity", ""]),
    "boolean": (["true", "false", "1", "0"], ["TRUE", "True", "yes", " true", "１", ""]),
    "date": (["2025-01-01", "2025-01-01Z", "2024-02-29", "2025-01-01+08:00"], ["2025-2-3", "２０２５-01-01", "2025-02-30", "2025-02-29", "20250101", "2025-W01-1", "2025-001", "2025-01-01T00:00:00", "2025-13-01", ""]),
    "dateTime": (["2025-01-01T00:00:00", "2025-01-01T00:00:00.5Z"], ["2025-01-01 00:00:00", "2025-01-01", "2025-01-01T00:00", "2025-02-30T00:00:00"]),
    "nonNegativeInteger": (["0", "12", "+1"], ["-1", "1.0"]),
    "yearMonthDuration": (["P5Y", "P1Y6M", "-P3M"], ["P", "P5D", "5Y", "P1.5Y"]),
}
CASES = [(name, text, right) for name, (good, bad) in FORMS.items() for right, texts in ((True, good), (False, bad)) for text in texts]


@pytest.mark.parametrize(("name", "text", "right"), CASES)
def test_the_forms(name: str, text: str, right: bool) -> None:
    assert is_form_of(name, text) is right
    assert is_form_of(XSD + name, text) is right


# The compiled engine does not judge durations; the tables' own check does.
@pytest.mark.parametrize("name", [name for name in FORMS if name != "yearMonthDuration"])
def test_both_shacl_engines_agree(name: str) -> None:
    texts = [text for good_and_bad in FORMS[name] for text in good_and_bad]
    wrong = {number for number, text in enumerate(texts) if not is_form_of(name, text)}
    sh = PREFIXES["sh"]
    shape = f"@prefix sh: <{sh}> . <urn:S> a sh:NodeShape ; sh:targetSubjectsOf <urn:p> ; sh:property <urn:P> . <urn:P> a sh:PropertyShape ; sh:path <urn:p> ; sh:datatype <{XSD}{name}> ; sh:severity sh:Violation ."
    shapes = list(parse(shape.encode(), format=RdfFormat.TURTLE))
    data = [Quad(NamedNode(f"urn:n{number}"), NamedNode("urn:p"), Literal(text, datatype=NamedNode(XSD + name))) for number, text in enumerate(texts)]
    for engine in (compiled, reference):
        assert {int(result.focus.value[5:]) for result in engine.run(data, shapes, None)} == wrong, engine


@pytest.mark.parametrize("name", ["decimal", "integer"])
def test_the_store_counts_the_same(name: str) -> None:
    """What is no number is left out of a sum there: `aikg` must not call it a number."""
    for text, right in ((text, right) for each, text, right in CASES if each == name):
        (row,) = Store().query(f"SELECT (DATATYPE(?x + 1) AS ?n) {{ BIND(STRDT({Literal(text)!s}, <{XSD}{name}>) AS ?x) }}")
        assert (row["n"] is not None) is right, text
        assert isinstance(to_python(Literal(text, datatype=NamedNode(XSD + name))), str) is not right


def test_an_unknown_datatype_is_not_judged() -> None:
    assert is_form_of("urn:mine", "x") is None and is_form_of(XSD + "string", "x") is None
