"""The tables are valid by an independent reader of CSVW, and rows give the triples that the metadata says."""

from __future__ import annotations

import csvw
import pytest

from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.tables.csvw import read_schemas, subject_of, triples
from aikg.tables.files import read_tables

GROUP = csvw.TableGroup.from_file(home() / "data" / "tables" / "csv-metadata.json")


@pytest.mark.parametrize("schema", read_schemas(Dataset()), ids=lambda schema: schema.url)
def test_an_independent_reader_accepts_the_table(schema: object) -> None:
    table = next(each for each in GROUP.tables if str(each.url) == schema.url)  # type: ignore[attr-defined]
    assert list(table.iterdicts(strict=True))


def test_the_standards_validator_accepts_all_strictly() -> None:
    """Strictly: no empty cell in a foreign key."""
    assert csvw.CSVW(str(home() / "data" / "tables" / "csv-metadata.json"), validate=True).is_valid


def test_references_that_may_be_empty_are_checked_too() -> None:
    (bodies,) = (schema for schema in read_schemas(Dataset()) if schema.url == "bodies.csv")
    assert ("parent", "bodies.csv") in bodies.foreign_keys


def test_every_item_of_a_list_gives_a_triple() -> None:
    table = next(each for each in read_tables(Dataset()) if each.name == "circles.csv")
    row = next(each for each in table.rows if each.cells["key"] == "yangtze-river-delta")
    members = {
        triple.object.value.rpartition("/")[2]
        for triple in triples(table, row)
        if triple.predicate.value.endswith("#hasMember")
    }
    assert members == {"shanghai", "jiangsu", "zhejiang", "anhui"}
    assert subject_of(table, row).endswith("/id/place/yangtze-river-delta")
