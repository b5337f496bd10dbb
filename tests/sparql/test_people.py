"""Rows as people read them."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from aikg.errors import UsageError
from aikg.namespaces import ID, VOCAB
from aikg.sparql.people import for_people, texts, whole_columns
from aikg.sparql.results import Result
from aikg.sparql.solutions import solutions
from tests.sparql.test_conditions import number

COLUMNS = [
    *("target", "target_zh", "target_en", "comparator", "comparator_zh", "comparator_en"),
    *("value", "upper_value", "unit", "unit_zh", "unit_en", "deadline"),
]


def target(comparator: str, zh: str, value: int, upper: int | None, unit: str, deadline: str) -> tuple[object, ...]:
    return (
        *(NamedNode(f"{ID}target/a/b"), Literal("目标", language="zh"), Literal("Target", language="en")),
        *(NamedNode(f"{VOCAB}comparator/{comparator}"), Literal(zh), Literal(comparator.replace("-", " "))),
        *(number(value), None if upper is None else number(upper)),
        *(NamedNode(f"{VOCAB}unit/{unit}"), Literal("件"), Literal("pieces"), Literal(deadline)),
    )


ROWS = [
    target("at-least", "不低于", 1_200_000_000_000, None, "cny", "2027"),
    target("exactly", "等于", 250_000_000_000, None, "cny", "2027-end"),
    target("range", "区间", 2, 3, "count", "2025"),
    target("over", "超过", 35, None, "pieces", ""),
]


@pytest.mark.parametrize(
    ("lang", "raw", "heads", "values"),
    [
        ("zh", False, "target value deadline", ["不低于1.2万亿元", "2,500亿元", "2至3", "超过35 件"]),
        ("en", False, "target value deadline", ["at least 1.2 trillion yuan", "250 billion yuan", "2 to 3", "over 35 pieces"]),
        ("en", True, "target comparator value upper_value unit deadline", ["1200000000000", "250000000000", "2", "35"]),
    ],
)
def test_a_figure_stands_with_its_comparator_and_unit(lang: str, raw: bool, heads: str, values: list[str]) -> None:
    found, cells = for_people(COLUMNS, ROWS, lang, raw)  # type: ignore[arg-type]
    assert " ".join(found) == heads
    assert [row[found.index("value")] for row in texts(cells)] == values
    assert {found[place] for place in whole_columns(cells)} >= {"value", "deadline"}
    assert "target" not in {found[place] for place in whole_columns(cells)}


def test_a_figure_without_its_unit_is_a_number() -> None:
    assert str(Result(["value"], [(number(1234567),)])).splitlines()[2] == "1,234,567"
    assert str(Result(["documents"], [(number(1234567),)])).splitlines()[2] == "1234567"


@pytest.mark.parametrize("form", ["csv", "json"])
def test_rows_are_written_as_the_engine_writes_them(tiny: object, form: str) -> None:
    from pyoxigraph import QueryResultsFormat

    wanted = QueryResultsFormat.from_extension(form)
    text = "SELECT ?a ?b ?c { VALUES (?a ?b ?c) { (<http://a/b> 'x'@en 1.50) (UNDEF 'y\"\\n' true) } }"
    direct = tiny.evaluate(text).serialize(format=wanted)  # type: ignore[attr-defined]
    assert solutions(tiny.select(text)).serialize(format=wanted) == direct  # type: ignore[attr-defined]


def test_rows_with_places_become_a_map(graph: object) -> None:
    rows = graph.query("policy-diffusion", directive="ai-plus-action-opinions-2025", lang="en")  # type: ignore[attr-defined]
    features = rows.to_geojson()["features"]
    assert len(features) == len(rows)
    shanghai = next(each for each in features if each["properties"]["place_en"] == "Shanghai")
    longitude, latitude = shanghai["geometry"]["coordinates"]
    assert 120 < longitude < 122.5 and 30.5 < latitude < 32
    assert shanghai["properties"]["issued"] == rows.where("place=shanghai")[0].issued
    sites = graph.query("compute-map", lang="en")  # type: ignore[attr-defined]
    own = next(each for each in sites if each.position)
    found = next(each for each in sites.to_geojson()["features"] if each["properties"]["item"] == own.item)
    assert found["geometry"]["coordinates"] == [float(own.longitude), float(own.latitude)]
    with pytest.raises(UsageError, match="no row has a place with coordinates"):
        graph.query("levels").to_geojson()  # type: ignore[attr-defined]
    with pytest.raises(UsageError, match="only the answer of a graph"):
        Result(["place"], []).to_geojson()
