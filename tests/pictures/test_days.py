from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from aikg.pictures.days import axis, interval
from aikg.sparql.results import Result

DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        (Literal("2024"), date(2024, 1, 1), date(2024, 12, 31)),
        (Literal("2024-02"), date(2024, 2, 1), date(2024, 2, 29)),
        (Literal("2024-end"), date(2024, 12, 1), date(2024, 12, 31)),
        (Literal("2024-02-03", datatype=DATE), date(2024, 2, 3), date(2024, 2, 3)),
    ],
)
def test_a_date_is_the_days_that_it_can_mean(written: Literal, first: date, last: date) -> None:
    found = interval(Result(["on"], [(written,)])[0], "on")
    assert found and (found.first, found.last, found.written) == (first, last, written.value)
    assert found.exact == (first == last)


@pytest.mark.parametrize("written", [Literal("soon"), Literal("2024-13"), NamedNode("http://e.org/2024"), None])
def test_what_is_no_date_has_no_interval(written: object) -> None:
    assert interval(Result(["on"], [(written,)])[0], "on") is None


@given(st.lists(st.dates(), max_size=9))
def test_every_day_stands_on_its_axis_in_order(days: list[date]) -> None:
    years = axis(days, 100, 300)
    places = [years.at(day) for day in sorted(days)]
    assert places == sorted(places) and all(100 <= place <= 300 for place in places)
    assert years.first.day == years.last.day == 1 and years.first <= years.last
    assert years.drawn(0, 10).count("<text") <= 8
