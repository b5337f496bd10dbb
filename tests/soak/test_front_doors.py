"""Damaged tables, mapping sets and drafts: taken or refused in a sentence, never a traceback, a hang or a wrong status.

A few hundred of each in `make test`; `make soak` tries ten thousand (AIKG_FUZZ=10000).
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aikg.cli import status
from aikg.curate import intake
from aikg.curate.read.links import Known
from aikg.curate.read.read import read
from aikg.curate.read.rows import given_rows
from aikg.curate.read.stored import is_draft, read_draft, write_draft
from aikg.dataset.dataset import Dataset
from aikg.errors import AikgError
from aikg.links import sssom
from aikg.tables.check import problems
from aikg.tables.csvw import triples
from aikg.tables.files import read_tables
from aikg.tables.model import Row, Table
from aikg.tables.spreadsheet import read_spreadsheet
from tests.curate.test_drafts import TEXT

EXAMPLES = int(os.environ.get("AIKG_FUZZ", "200"))
fuzzed = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)

TABLES = {table.name: table for table in read_tables(Dataset())}
SCHEMAS = [table.schema for table in TABLES.values()]
SETS = Dataset().files(sssom.ENDING, "data", "links")

# What people, spreadsheets and broken copies put where something else should be.
PIECES = [
    *(b"", b'"', b'""', b",", b";", b"\t", b"\n", b"\r\n", b"\r", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xe4\xb8", b"|", b"//", b"\\", b"'", b"#"),
    *(b"1E+05", b"NaN", b"-", b"0x10", b"9" * 5000, b"2026-13-45", b"0000", b"true", b"null", b"{}", b"[]", b"-end", b"=1+1", b"../..", b"%00"),
    *("１００", "２０２６年６月", "〔２０１７〕", "第〇号", "號", "\u200b", "\ufeff", "\u202e", "é", "\U0001f916", "e\u0301", "\x85", "\u2028").__iter__(),
]
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from([p if isinstance(p, bytes) else p.encode() for p in PIECES]) | st.binary(max_size=6)), max_size=6)


def damaged(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """*data* with some stretches replaced: each at a share of its length, so many bytes long."""
    for share, length, piece in edits:
        at = int(share * len(data))
        data = data[:at] + piece + data[at + length :]
    return data


def refused(act: Callable[[], object]) -> bool:
    """Whether it is refused in one sentence."""
    try:
        act()
    except AikgError as error:
        assert str(error).strip() and "Traceback" not in str(error)
        return True
    return False


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damaged")


@fuzzed
@given(name=st.sampled_from(sorted(TABLES)), start=st.integers(0, 400), edits=EDITS, delimiter=st.sampled_from(",;\t"), encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
def test_tables(folder: Path, name: str, start: int, edits: list[tuple[float, int, bytes]], delimiter: str, encoding: str) -> None:
    table = TABLES[name]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, table.schema.header, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(row.cells for row in table.rows[start % len(table.rows) :][:3])
    path = folder / name
    path.write_bytes(damaged(text.getvalue().encode(encoding), edits))

    def act() -> None:
        read_in, _ = read_spreadsheet(path, SCHEMAS)
        found = problems([*TABLES.values()], [read_in])
        assert all(str(each) for each in found)
        rest = {each.line for each in found}
        for row in read_in.rows:
            if row.number not in rest:
                assert [*triples(read_in, row)], "what passes the check becomes triples"

    if refused(act) or is_draft(path):
        return


@settings(fuzzed, max_examples=max(EXAMPLES // 10, 10))
@given(name=st.sampled_from(["documents.csv", "targets.csv", "relations.csv"]), at=st.integers(0, 10**6), cells=st.lists(st.tuples(st.integers(0, 50), st.text(max_size=12)), max_size=4))
def test_rows_of_an_import(name: str, at: int, cells: list[tuple[int, str]]) -> None:
    """Odd cells in good rows: they are compared, disputed and kept beside ours without a fault."""
    tables = {each: Table(table.name, table.schema, [*(Row(row.number, dict(row.cells)) for row in table.rows[:40])]) for each, table in TABLES.items()}
    table = tables[name]
    new = Row(2, dict(table.rows[at % len(table.rows)].cells))
    for column, text in cells:
        header = table.schema.header
        new.cells[header[column % len(header)]] = text
    if new.cells["key"]:
        assert intake.Intake(tables, name).take(new).outcome in {"new", "filled", "contested", "evidence", "same", "differs", "left"}


@fuzzed
@given(path=st.sampled_from(SETS), edits=EDITS)
def test_mapping_sets(folder: Path, path: str, edits: list[tuple[float, int, bytes]]) -> None:
    lines = Path(path).read_bytes().splitlines(keepends=True)
    head = [line for line in lines if line.startswith(b"#")]
    changed = folder / "a.sssom.tsv"
    changed.write_bytes(damaged(b"".join([*head, *lines[len(head) : len(head) + 4]]), edits))

    def act() -> None:
        sheet = sssom.read_sheet(changed)
        for line, row in sheet.rows:
            found = [*sssom.problems("a.sssom.tsv", line, row, sheet.prefixes, lambda iri: True)]
            assert all(str(each) for each in found)
            if not found:
                assert sssom.triples(sssom.link("a", line, row, sheet.prefixes))

    refused(act)


@pytest.fixture(scope="module")
def draft(folder: Path) -> bytes:
    text = folder / "text.txt"
    text.write_text(TEXT, "utf-8")
    found = read(text)
    found.title_en, found.seen_as, found.key = "Measures for the Robot Industry", "reproduction", "shenzhen-robots-2031"
    found.decisions = dict.fromkeys(("title_zh", "number", "issuers", "signed", "kind", "place", "level", "themes", "basis"), "accept")
    for each in (*found.targets, *found.instruments):
        each.decision = "accept"
    write_draft(folder / "draft.json", found)
    return (folder / "draft.json").read_bytes()


@pytest.fixture(scope="module")
def known() -> Known:
    return Known(Dataset())


VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.text(max_size=3), max_size=2) | st.just({}) | st.sampled_from(["accept", "reject", "2026-13", "１００", "1E+05", "x" * 300])


@fuzzed
@given(edits=EDITS)
def test_drafts_with_damaged_bytes(folder: Path, draft: bytes, edits: list[tuple[float, int, bytes]]) -> None:
    path = folder / "damaged.json"
    path.write_bytes(damaged(draft, edits))
    refused(lambda: read_draft(path))


@fuzzed
@given(where=st.lists(st.integers(0, 200), min_size=1, max_size=4), value=VALUES)
def test_drafts_with_other_values(folder: Path, draft: bytes, known: Known, where: list[int], value: object) -> None:
    """Any value of a draft may be of another kind: the draft is refused, or what it says becomes rows."""
    data = json.loads(draft)
    node: object = data
    for at, step in enumerate(where):
        keys = sorted(node) if isinstance(node, dict) else [*range(len(node))] if isinstance(node, list) else []
        if not keys:
            break
        key = keys[step % len(keys)]
        if at == len(where) - 1 or not isinstance(node[key], (dict, list)):  # type: ignore[index]
            node[key] = value  # type: ignore[index]
            break
        node = node[key]  # type: ignore[index]
    path = folder / "other.json"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    refused(lambda: given_rows(read_draft(path), known, "2026-11-28"))


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"\x00", b"key\n", b"key,label_zh\n\xff\xfe,x\n", b'{"format": "aikg-draft/1"}', b"sep=,\n", b"sep=,", b"\xff\xfe", b"\xfe\xff\x00", "〔".encode("gb18030"), b'"'])
@pytest.mark.parametrize("name", ["documents.csv", "mine.csv", "draft.json"])
def test_the_command_leaves_with_a_status_and_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    left = status(["import", str(path)])
    said = capsys.readouterr()
    assert left in (0, 2, 3), said.err
    assert "Traceback" not in said.err and said.err.strip()
