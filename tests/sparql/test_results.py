from __future__ import annotations

import builtins
import datetime
import io
import pickle
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat

from aikg import AikgError, Graph
from aikg.rdf.terms import IRI, Text, to_python
from aikg.sparql.render import cell
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
    text = str(tiny.query("city-alignment", lang="zh"))
    assert text.splitlines()[0].split() == ["place", "document", "directive"] and "北京市" in text


def test_other_kinds_of_answers(tiny: Graph) -> None:
    assert tiny.ask(tiny.stored("in-force").text) is True
    triples = tiny.construct(tiny.stored("competition").text)
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
    with pytest.raises(AikgError, match=r"needs pandas: \S+ -m pip install pandas"):
        result.to_pandas()


def rows(*values: tuple[Literal | NamedNode | None, ...], columns: list[str]) -> Result:
    return Result(columns, list(values))


def test_a_column_named_like_a_method_of_a_tuple_is_a_column() -> None:
    (row,) = rows((literal("3", "integer"), Literal("x"), Literal("y")), columns=["count", "index", "_fields_"])
    assert (row.count, row.index, row["count"], row[0], row[-1]) == (3, "x", 3, 3, "y")
    assert row == (3, "x", "y") and tuple(row) == (3, "x", "y") and len(row) == 3
    assert pickle.loads(pickle.dumps(row)) == row
    with pytest.raises(KeyError):
        _ = row["colour"]


def test_a_result_slices_and_compares() -> None:
    result = rows((Literal("a"),), (Literal("b"),), (Literal("c"),), columns=["x"])
    assert [row.x for row in result[1:]] == ["b", "c"] and result[1:] == result[1:3] != result
    assert isinstance(result[:0], Result) and not result[:0] and result[-1].x == "c"
    assert result != rows((Literal("a"),), (Literal("b"),), (Literal("c"),), columns=["y"])
    with pytest.raises(IndexError):
        _ = result[3]


def test_data_frames_have_real_types() -> None:
    given = {
        "whole": [literal("3", "integer"), None],
        "share": [literal("1.5", "decimal"), literal("2", "integer")],
        "day": [literal("2025-06-04", "date"), None],
        "sure": [literal("true", "boolean"), None],
        "name": [Literal("北京", language="zh"), NamedNode("http://a/b")],
        "mixed": [literal("1", "integer"), Literal("x")],
        "nothing": [None, None],
    }
    frame = Result([*given], list(zip(*given.values(), strict=True))).to_pandas()
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert kinds["whole"] == "Int64" and kinds["share"] == "float64" and kinds["sure"] == "boolean"
    assert kinds["day"].startswith("datetime64") and kinds["mixed"] == "object" == kinds["nothing"]
    assert frame["name"].tolist() == ["北京", "http://a/b"] and {type(each) for each in frame["name"]} == {str}
    assert frame["share"].sum() == 3.5 and frame["day"].dt.year.tolist()[0] == 2025
    assert list(Result(["x", "x"], [(Literal("a"), Literal("b"))]).to_pandas().columns) == ["x", "x"]
    assert list(Result(["x"], []).to_pandas().columns) == ["x"]


def test_dictionaries_and_csv(tiny: Graph, tmp_path: Path) -> None:
    result = tiny.query("city-alignment")
    assert result.to_dicts()[0]["place_zh"] == "北京市"
    written = io.BytesIO()
    tiny.answer("city-alignment", {}).serialize(written, format=QueryResultsFormat.CSV)
    assert result.to_csv() == written.getvalue().decode()
    assert result.to_csv(tmp_path / "rows.csv") is None
    assert (tmp_path / "rows.csv").read_bytes() == written.getvalue()


@given(st.text(), st.text())
def test_a_notebook_shows_names_that_link_and_escapes_everything(name: str, iri: str) -> None:
    try:
        thing = NamedNode("http://a/" + iri)
    except ValueError:
        return
    page = Result(["place", "place_zh"], [(thing, Literal(name, language="zh"))])._repr_html_()
    table = ElementTree.fromstring(page) if _is_xml(name + iri) else None
    assert table is None or [each.text or "" for each in table.iter("a")] == [name or cell(thing)]
    assert "<script" not in page.replace("&lt;script", "")


def _is_xml(text: str) -> bool:
    return all(each.isprintable() or each == " " for each in text)


def test_a_notebook_says_how_much_it_leaves_out() -> None:
    page = Result(["x"], [(Literal(str(number)),) for number in range(100)])._repr_html_()
    assert page.count("<tr>") == 61 and "40 more rows" in page
