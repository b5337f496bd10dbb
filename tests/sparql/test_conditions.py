"""Conditions on rows, and their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from aikg.errors import UsageError
from aikg.namespaces import ID, VOCAB
from aikg.sparql.amounts import amount, typed
from aikg.sparql.results import Result

UNIT = VOCAB + "unit/"


def number(value: object) -> Literal:
    return Literal(str(value), datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))


def row(slug: str, zh: str, en: str, cap: Literal | None, unit: str | None, issued: str | None) -> tuple[object, ...]:
    return (
        NamedNode(f"{ID}place/{slug}"),
        Literal(zh, language="zh"),
        Literal(en, language="en"),
        cap,
        NamedNode(UNIT + unit) if unit else None,
        Literal(issued) if issued else None,
    )


RESULT = Result(
    ["place", "place_zh", "place_en", "cap", "unit", "issued"],
    [
        row("suzhou", "苏州市", "Suzhou", number(10_000_000), "cny", "2024-05"),
        row("yangzhou", "扬州市", "Yangzhou", number(100_000_000), "cny", "2024"),
        row("zhejiang", "浙江省", "Zhejiang", number(300), "count", "2025-06-04"),
        row("beijing", "北京市", "Beijing", None, None, "2025-end"),
        row("hefei", "合肥市", "Hefei", number(30_000_000), "cny-per-year", None),
    ],  # type: ignore[list-item]
)


def places(result: Result) -> str:
    return " ".join(each.place.rpartition("/")[2] for each in result)


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (["place=suzhou"], "suzhou"),
        (["place=place/suzhou"], "suzhou"),
        (["place=苏州市"], "suzhou"),
        (["place=SUZHOU"], "suzhou"),
        (["place_en=suzhou"], "suzhou"),
        (["place~zhou"], "suzhou yangzhou"),
        (["place~市"], "suzhou yangzhou beijing hefei"),
        (["place!=suzhou", "unit=cny"], "yangzhou"),
        (["cap="], "beijing"),
        (["cap!="], "suzhou yangzhou zhejiang hefei"),
        (["cap=300"], "zhejiang"),
        (["cap>1000万元"], "yangzhou"),
        (["cap>=10 million yuan"], "suzhou yangzhou"),
        (["unit=cny", "cap<1亿"], "suzhou"),
        (["cap>1000万 cny-per-year"], "hefei"),
        (["issued=2024"], "suzhou yangzhou"),
        (["issued=2024-05"], "suzhou"),
        (["issued<2025"], "suzhou yangzhou"),
        (["issued>2024-06"], "zhejiang beijing"),
        (["issued>=2025-12"], "beijing"),
        (["issued<=2025-06-04"], "suzhou yangzhou zhejiang"),
        (["issued>2024", "issued<2025-12"], "zhejiang"),
    ],
)
def test_rows_that_a_condition_holds_for(conditions: list[str], expected: str) -> None:
    assert places(RESULT.where(*conditions)) == expected


@pytest.mark.parametrize(
    ("condition", "error"),
    [
        ("cap>1000万", "in several units here.*give the unit too"),
        ("cap>much", "cannot be compared with “much”"),
        ("place>b", "cannot be compared"),
        ("plcae=x", "no column plcae; did you mean place"),
        ("suzhou", "“suzhou” is no condition: write COLUMN=VALUE"),
    ],
)
def test_a_condition_that_cannot_be_asked(condition: str, error: str) -> None:
    with pytest.raises(UsageError, match=error):
        RESULT.where(condition)


def test_rows_are_sorted_figures_among_those_of_their_unit() -> None:
    assert places(RESULT.sort("-cap")) == "yangzhou suzhou zhejiang hefei beijing"
    assert places(RESULT.sort("place")) == "beijing hefei suzhou yangzhou zhejiang"
    assert places(RESULT.sort("unit", "-place")) == "yangzhou suzhou hefei zhejiang beijing"
    assert places(RESULT.sort("-issued").limit(2)) == "beijing zhejiang"
    with pytest.raises(UsageError, match="no column name"):
        RESULT.sort("name")


def test_columns_are_chosen_and_equal_rows_come_once() -> None:
    assert RESULT.only("unit", "cap", lang="en").columns == ["unit", "cap"]
    assert RESULT.only("place", lang="zh").columns == ["place", "place_zh"]
    assert RESULT.only("unit")[0].unit == UNIT + "cny" and len(RESULT.only("unit")) == 4


@given(st.decimals(min_value=1, max_value=10**15, places=0), st.sampled_from(["zh", "en"]))
def test_an_amount_can_be_typed_as_it_is_shown(value: object, lang: str) -> None:
    found = typed(amount(value, UNIT + "cny", "", lang))  # type: ignore[arg-type]
    assert found == (value, {"zh": "元", "en": "yuan"}[lang])
