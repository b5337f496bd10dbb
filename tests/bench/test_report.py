"""The report names why a question grows only for questions that there are, and for each that has a star."""

from __future__ import annotations

from aikg.dataset.dataset import Dataset
from aikg.questions.stored import list_queries
from tests.bench.report import reasons, scans


def test_every_question_with_a_reason_is_stored() -> None:
    assert set(scans()) <= {query.name for query in list_queries(Dataset())}
    assert all(set(each) == {"reason", "plan"} and all(each.values()) for each in scans().values())


def test_a_star_has_its_reason_or_says_that_none_is_known() -> None:
    name = next(iter(scans()))
    text = reasons([{"name": f"{name} x=a|b"}, {"name": "no-such-question"}])
    assert f"| {name} x=a\\|b | {scans()[name]['reason']} |" in text
    assert "| no-such-question | not known yet | — |" in text
    assert reasons([]) == ""
