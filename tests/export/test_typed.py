"""SQLite, Parquet and Excel: the rows of the graph with their types, in tools other than ours."""

from __future__ import annotations

import datetime
import io
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import openpyxl
import pandas
import pytest

import aikg
from aikg.export import Material
from aikg.export.formats import xlsx
from aikg.export.sheets.sheets import TYPES, Field, Sheet
from aikg.sparql.results import Result

Exported = Callable[[str], Path]


@pytest.fixture
def database(exported: Exported) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(exported("sqlite"))) as connection:
        yield connection


def number(graph: aikg.Graph, pattern: str) -> int:
    found = graph.sparql(f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{ {pattern} }}")
    assert isinstance(found, Result)
    return int(str(found[0][0]))


@pytest.mark.parametrize(
    ("tables", "pattern"),
    [
        (("targets",), "?s a cnai:Target"),
        (("documents", "stubs"), "?s a cnai:PolicyDocument"),
        (("sites",), "?s a cnai:Site"),
        (("instruments",), "?s a cnai:PolicyInstrument"),
        (("initiatives",), "?s a cnai:Initiative"),
        (("sources",), "?s a cnai:Source"),
        # What is told of a thing by a concept, such as its outcome, is no relation between things.
        (("relations",), "?s owl:annotatedTarget ?o FILTER (CONTAINS(STR(?o), '/id/'))"),
        (("observations",), "?s cnai:period|cnai:indicator ?x FILTER NOT EXISTS { ?s a cnai:Target }"),
    ],
)
def test_sqlite_has_as_many_rows_as_the_graph_has_things(
    database: sqlite3.Connection, graph: aikg.Graph, tables: tuple[str, ...], pattern: str
) -> None:
    rows = sum(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)
    assert rows == number(graph, pattern)


def test_sqlite_is_sound_and_its_references_resolve(database: sqlite3.Connection, material: Material) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for sheet in material.sheets:
        key = [row[1] for row in database.execute(f'PRAGMA table_info("{sheet.name}")') if row[5]]
        assert key == [sheet.fields[0].name]
    references = {row[2] for row in database.execute("PRAGMA foreign_key_list(documents)")}
    assert references == {"sources", "dates"}
    assert {row[2] for row in database.execute("PRAGMA foreign_key_list(edges)")} == {"nodes", "relations"}


def test_sqlite_views_show_names(database: sqlite3.Connection) -> None:
    row = database.execute(
        "SELECT label_zh, kind_zh, place_en, issuers_zh FROM documents_named WHERE key = 'ngaidp-2017'"
    ).fetchone()
    assert row == ("新一代人工智能发展规划", "规划", "China", "中华人民共和国国务院")
    for view in ("targets", "edges"):
        counts = [database.execute(f"SELECT count(*) FROM {each}").fetchone() for each in (view, f"{view}_named")]
        assert counts[0] == counts[1]
    frame = pandas.read_sql("SELECT * FROM targets_named", database)
    assert frame["value"].dtype == "float64"


def test_parquet_keeps_types_and_lists(exported: Exported, material: Material) -> None:
    for sheet in material.sheets:
        found = duckdb.sql(f"SELECT * FROM '{exported('parquet')}/{sheet.name}.parquet'")
        assert found.columns == [field.name for field in sheet.fields]
        assert len(found.fetchall()) == len(sheet.rows)
    documents = f"'{exported('parquet')}/documents.parquet'"
    wanted = "label_zh, issued_by, signed, signed_earliest, themes"
    row = duckdb.sql(f"SELECT {wanted} FROM {documents} WHERE key = 'ngaidp-2017'").fetchall()[0]
    assert row[0] == "新一代人工智能发展规划"
    assert row[1] == ["state-council"]
    assert row[2:4] == ("2017-07-08", datetime.date(2017, 7, 8))
    frame = duckdb.sql(f"SELECT avg(value) AS mean FROM '{exported('parquet')}/targets.parquet'").df()
    assert frame["mean"][0] > 0


def test_parquet_and_sqlite_say_the_same(exported: Exported, database: sqlite3.Connection) -> None:
    wanted = "SELECT key, value, deadline, CAST(deadline_latest AS VARCHAR) FROM {} ORDER BY key"
    parquet = duckdb.sql(wanted.format(f"'{exported('parquet')}/targets.parquet'")).fetchall()
    assert parquet == database.execute(wanted.format("targets")).fetchall()


def test_excel_and_pandas_find_every_row(exported: Exported, material: Material) -> None:
    # openpyxl knows a workbook by the ending of its file, unless it is given the open file.
    book = io.BytesIO(exported("xlsx").read_bytes())
    pages = openpyxl.load_workbook(book, read_only=True)
    assert {page.title: page.max_row - 1 for page in pages} == {s.name: len(s.rows) for s in material.sheets}
    assert pages.sheetnames[0] == "columns"
    frame = pandas.read_excel(book, sheet_name="documents", index_col="key")
    assert frame.loc["ngaidp-2017", "label_zh"] == "新一代人工智能发展规划"


def test_excel_has_a_frozen_header_and_typed_cells(material: Material) -> None:
    targets = next(sheet for sheet in material.sheets if sheet.name == "targets")
    page = openpyxl.load_workbook(io.BytesIO(xlsx.workbook([targets])))["targets"]
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == page.dimensions
    header = [cell.value for cell in page[1]]
    cells = {row[0].value: dict(zip(header, row, strict=True)) for row in page.iter_rows(min_row=2)}
    target = cells["ngaidp-2017/core-2030"]
    assert target["value"].data_type == "n"
    assert target["deadline"].value == "2030"
    assert target["deadline_latest"].value == datetime.datetime(2030, 12, 31)


def one_cell(text: str) -> Sheet:
    return Sheet("one", "One cell.", (Field("key", "Key", "键", "A text."),), [[text]], derived=True)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", '=HYPERLINK("http://example.org","x")', "\x01字"])
def test_no_text_becomes_a_formula(text: str) -> None:
    cell = openpyxl.load_workbook(io.BytesIO(xlsx.workbook([one_cell(text)])))["one"]["A2"]
    assert cell.data_type == "s"
    assert cell.value == text.replace("\x01", "\ufffd")
    assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))


def test_a_workbook_has_the_same_bytes_every_time(material: Material) -> None:
    assert xlsx.workbook(material.sheets[:2]) == xlsx.workbook(material.sheets[:2])


def test_a_text_too_long_for_a_cell_is_named() -> None:
    with pytest.raises(aikg.AikgError, match=r"one, key of .*too long for a cell of Excel"):
        xlsx.workbook([one_cell("字" * 40000)])


def test_every_column_is_described_and_of_a_known_type(material: Material) -> None:
    for sheet in material.sheets:
        for field in sheet.fields:
            assert field.type in TYPES
            assert field.title
            assert field.title_zh
            assert field.description
        keys = sheet.values(sheet.fields[0].name)
        assert len(set(keys)) == len(keys)
