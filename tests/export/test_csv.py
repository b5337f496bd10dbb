"""CSV: any CSVW reader accepts it, DuckDB and pandas open it, and `aikg import` finds nothing new in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import csvw
import duckdb
import pandas
import pytest

from aikg.curate import intake
from aikg.dataset.dataset import Dataset
from aikg.export import Material
from aikg.tables.csvw import read_schemas
from aikg.tables.files import write_tables

Exported = Callable[[str], Path]
TABLES = [schema.url for schema in read_schemas(Dataset())]


@pytest.mark.parametrize("table", TABLES)
def test_importing_an_exported_table_finds_nothing_new(exported: Exported, table: str) -> None:
    plan = intake.plan(Dataset(), exported("csv") / table)
    assert {each.outcome for each in plan.outcomes} == {"same"}
    assert len(plan.outcomes) == len(plan.imported.rows) > 0
    assert write_tables(Dataset(), plan.tables) == []


def test_an_independent_reader_accepts_all_tables_and_finds_every_reference(exported: Exported) -> None:
    group = csvw.TableGroup.from_file(exported("csv") / "csv-metadata.json")
    read = {str(table.url): list(table.iterdicts(strict=True)) for table in group.tables}
    assert set(read) == {*TABLES, "nodes.csv", "edges.csv", "alignments.csv", "concepts.csv", "dates.csv"}
    assert set(read) | {"csv-metadata.json", "datapackage.json", "aikg-export.json"} == {p.name for p in exported("csv").iterdir()}
    assert {type(row["derived"]) for row in read["edges.csv"]} == {bool}
    ids = {row["id"] for row in read["nodes.csv"]}
    assert {end for row in read["edges.csv"] for end in (row["subject"], row["object"])} <= ids
    assert group.common_props["dc:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}


def test_the_standards_validator_accepts_all_strictly(exported: Exported) -> None:
    assert csvw.CSVW(str(exported("csv") / "csv-metadata.json"), validate=True).is_valid


def test_the_data_package_describes_each_column_of_each_table(exported: Exported) -> None:
    folder = exported("csv")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    keys = {each["name"]: each["schema"]["primaryKey"] for each in package["resources"]}
    assert {f"{name}.csv" for name in keys} == {path.name for path in folder.glob("*.csv")}
    for resource in package["resources"]:
        header = (folder / resource["path"]).read_text(encoding="utf-8").partition("\n")[0]
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert header == ",".join(fields)
        for key in resource["schema"]["foreignKeys"]:
            assert key["fields"] in fields
            assert key["reference"]["fields"] == keys[key["reference"]["resource"] or resource["name"]]
        if resource["name"] == "documents":
            assert fields["signed"]["type"] == "string", "a year is no date"


def test_pandas_and_duckdb_read_the_same_rows(exported: Exported, material: Material) -> None:
    for sheet in material.sheets[:-1]:
        path = exported("csv") / f"{sheet.name}.csv"
        frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
        counted = duckdb.sql(f"SELECT count(*) FROM read_csv('{path}', all_varchar = true)").fetchall()
        assert len(frame) == counted[0][0] == len(sheet.rows)
    plan = pandas.read_csv(exported("csv") / "documents.csv").set_index("key").loc["ngaidp-2017"]
    assert plan["label_zh"] == "新一代人工智能发展规划"
