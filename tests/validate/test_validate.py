"""A user's own files, judged together with the graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from aikg.dataset.dataset import Dataset
from aikg.errors import AikgError, UsageError
from aikg.validate import Report, validate
from tests.validate.conftest import PREFIXES, SITE


def rules(report: Report) -> list[tuple[str, str]]:
    return [(finding.severity, finding.rule) for finding in report.findings]


def test_a_good_file_conforms_and_may_refer_to_the_graph(small: Path, good: Path) -> None:
    assert rules(validate(Dataset(small), [good])) == []


def test_a_misspelt_property_is_found(small: Path, bad: Path) -> None:
    report = validate(Dataset(small), [bad])
    assert rules(report) == [("violation", "undeclared-term"), ("warning", "site-place-missing")]
    found = report.findings[0]
    assert found.path is not None and found.path.value.endswith("#locatedin")
    assert (found.table, found.row, found.column) == ("bad.ttl", 5, None)


def test_only_the_nodes_of_the_files_are_judged(small: Path, bad: Path, good: Path) -> None:
    focuses = {finding.focus.value for finding in validate(Dataset(small), [good, bad]).findings}
    assert focuses == {"https://w3id.org/china-ai-policy/id/site/mine"}


def test_more_said_about_a_node_of_the_graph_is_judged_with_what_the_graph_says(
    small: Path, tmp_path: Path
) -> None:
    path = tmp_path / "more.ttl"
    path.write_text(PREFIXES + '<id/place/shenzhen> rdfs:label "鹏城"@zh .', encoding="utf-8")
    assert ("violation", "label") in rules(validate(Dataset(small), [path]))


def test_a_blank_node_is_judged_too(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "blank.ttl"
    path.write_text(PREFIXES + SITE.replace("<id/site/mine>", "_:mine"), encoding="utf-8")
    assert ("violation", "blank-node") in rules(validate(Dataset(small), [path]))


def test_a_duplicate_of_a_thing_of_the_graph_is_found(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "again.ttl"
    path.write_text(PREFIXES + SITE.replace("我的园区", "产业园"), encoding="utf-8")
    assert rules(validate(Dataset(small), [path])) == [("warning", "duplicate-label")]


def test_thresholds(small: Path, bad: Path) -> None:
    report = validate(Dataset(small), [bad])
    assert report.counts() == {"violation": 1, "warning": 1, "info": 0}
    warned = Report([finding for finding in report.findings if finding.severity == "warning"])
    assert warned.conforms() and not warned.conforms("warning") and not warned.conforms("info")
    assert not report.conforms()
    assert rules(report.at_least("violation")) == [("violation", "undeclared-term")]


def test_broken_turtle_is_named_with_its_line(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(PREFIXES + "<id/site/mine> a cnai:Site ;;; rdfs:label @ .\n", encoding="utf-8")
    with pytest.raises(AikgError, match=r"broken\.ttl:5:"):
        validate(Dataset(small), [path])


def test_missing_file_and_unknown_ending(small: Path, tmp_path: Path) -> None:
    with pytest.raises(AikgError, match=r"no\.ttl: there is no such file"):
        validate(Dataset(small), [tmp_path / "no.ttl"])
    (tmp_path / "plan.docx").write_bytes(b"x")
    with pytest.raises(UsageError, match="names no RDF format"):
        validate(Dataset(small), [tmp_path / "plan.docx"])
