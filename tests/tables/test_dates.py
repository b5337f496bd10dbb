"""Dates of unequal exactness: what they mean, that they sort, and that nonsense is refused."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikg.tables.dates import parse


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("2025-02", "2025-02-01", "2025-02-28", "month"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025-06-04", "2025-06-04", "2025-06-04", "day"),
        ("2025-end", "2025-12-01", "2025-12-31", "year-end"),
        ("2025-05-end", "2025-05-22", "2025-05-31", "month-end"),
    ],
)
def test_what_a_date_means(text: str, earliest: str, latest: str, precision: str) -> None:
    span = parse(text)
    assert (span.earliest.isoformat(), span.latest.isoformat(), span.precision) == (earliest, latest, precision)


@pytest.mark.parametrize("text", ["", "25", "2025-13", "2025-02-30", "2025-06-04-end", "2025/06", "mid 2025", "2025-6"])
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse(text)


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_a_day_lies_in_its_month_and_year(day: datetime.date) -> None:
    text = day.isoformat()
    for form in (text, text[:7], text[:4]):
        span = parse(form)
        assert span.earliest <= day <= span.latest
