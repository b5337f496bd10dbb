"""What a user wants of an answer: fewer rows, another order, a table that fits, a file for other programs."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

import aikg
from aikg.sparql.render import display_width
from tests.conftest import environment

ROOT = Path(aikg.load().home)


@pytest.fixture
def real(own_cache: Path) -> object:
    """Runs `aikg` over the real graph; returns the status, the bytes of its output, and its messages."""

    def call(*arguments: str, **settings: str) -> tuple[int, bytes, str]:
        env = environment(own_cache) | {"AIKG_HOME": str(ROOT), "COLUMNS": "100", "LANG": "en_GB.UTF-8"} | settings
        done = subprocess.run([sys.executable, "-m", "aikg", *arguments], env=env, capture_output=True, timeout=60)
        return done.returncode, done.stdout, done.stderr.decode()

    return call


def test_rows_are_narrowed_sorted_and_cut(real: object) -> None:
    status, out, said = real("query", "talent-offers", "--where", "cap>=1000万元", "--sort", "-cap", "--columns", "place,cap", "--lang", "en")  # type: ignore[operator]
    assert (status, said) == (0, "")
    rows = [line.split(",") for line in out.decode().split()]
    assert rows[0] == ["place", "place_en", "cap"]
    amounts = [int(row[2]) for row in rows[1:]]
    assert amounts == sorted(amounts, reverse=True) and min(amounts) >= 10_000_000
    assert real("query", "talent-offers", "--where", "cap>=1000万元", "--columns", "place,cap", "--limit", "1", "--count")[1] == b"1\n"  # type: ignore[operator]


def test_sparql_takes_the_same_options(real: object) -> None:
    text = "SELECT ?n { VALUES ?n { 3 1 2 } }"
    assert real("sparql", text, "--sort", "-n", "--limit", "2")[1].split() == [b"n", b"3", b"2"]  # type: ignore[operator]
    assert real("sparql", text, "--where", "n>1", "--count")[1] == b"2\n"  # type: ignore[operator]


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_a_table_fits_and_says_what_it_leaves_out(real: object, width: int) -> None:
    status, out, said = real("query", "targets", "-p", "place=sichuan", "--format", "table", COLUMNS=str(width))  # type: ignore[operator]
    lines = out.decode().splitlines()
    assert status == 0 and max(map(display_width, lines)) <= width
    assert lines[0].split()[:2] == ["target", "value"] and "at least 200 billion yuan" in out.decode()
    assert "no room for" in said and "--columns NAME,... chooses" in said


def test_figures_are_plain_digits_where_wanted(real: object) -> None:
    arguments = ("query", "targets", "-p", "place=sichuan", "--columns", "value", "--format", "table")
    assert "200 billion yuan" in real(*arguments)[1].decode()  # type: ignore[operator]
    raw = real(*arguments, "--raw")[1].decode()  # type: ignore[operator]
    assert "200000000000" in raw and "yuan" not in raw


def test_a_value_a_line(real: object) -> None:
    _, out, _ = real("query", "targets", "-p", "place=sichuan", "--limit", "1", "--format", "vertical")  # type: ignore[operator]
    lines = out.decode().splitlines()
    assert lines[0] == "── 1 ──" and lines[1].startswith("target ") and any(line.startswith("locator ") for line in lines)


def test_a_file_for_excel(real: object) -> None:
    arguments = ("query", "talent-offers", "--lang", "zh", "--format")
    text = real(*arguments, "excel-csv")[1]  # type: ignore[operator]
    assert text.startswith(b"\xef\xbb\xbf") and text[3:] == real(*arguments, "csv")[1]  # type: ignore[operator]
    book = openpyxl.load_workbook(io.BytesIO(real(*arguments, "xlsx")[1]))  # type: ignore[operator]
    assert book.sheetnames == ["talent-offers"] and book.active.max_row == text.count(b"\n")


def test_a_file_for_maps(real: object) -> None:
    status, out, _ = real("query", "circle-members", "--format", "geojson", "--where", "circle=yangtze-river-delta")  # type: ignore[operator]
    features = json.loads(out)["features"]
    assert status == 0 and {each["properties"]["member_en"] for each in features} >= {"Anhui", "Shanghai"}
    status, out, said = real("query", "levels", "--format", "geojson")  # type: ignore[operator]
    assert (status, out) == (2, b"") and "nothing for a map" in said


def test_an_empty_answer_says_why(real: object) -> None:
    status, out, said = real("query", "target-map", "-p", "variable=ai-core-industry-scale", "-p", "year=1999")  # type: ignore[operator]
    assert status == 0 and out.count(b"\n") == 1
    assert "no rows; with one parameter less there are some:" in said and "without -p year=1999: " in said
    assert "of year=" in said and "does not mean that there is nothing" in said
    _, _, said = real("query", "talent-offers", "--where", "cap>90亿元", "--where", "place=suzhou")  # type: ignore[operator]
    assert "none has cap>90亿元 and place=suzhou" in said and "without --where 'cap>90亿元': " in said


def test_two_places_mean_the_pair_where_the_header_says_so(real: object) -> None:
    one = real("query", "coopetition", "-p", "place=jiangsu", "-p", "place=zhejiang", "--format", "csv")[1]  # type: ignore[operator]
    assert one == real("query", "coopetition", "-p", "place=jiangsu", "-p", "other=zhejiang", "--format", "csv")[1] != b""  # type: ignore[operator]
    status, _, said = real("query", "coopetition", *[part for place in ("jiangsu", "zhejiang", "anhui") for part in ("-p", f"place={place}")])  # type: ignore[operator]
    assert status == 2 and "two values of it mean that pair" in said


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("--explain", "1", "--where", "level=municipal"), "--explain N explains row N of the whole answer"),
        (("--where", "lvl=x"), "no column lvl; did you mean level?"),
        (("--sort", "lvl"), "no column lvl; did you mean level?"),
        (("--limit", "-1"), "Invalid value for '--limit'"),
    ],
)
def test_what_cannot_be_done_is_said(real: object, arguments: tuple[str, ...], error: str) -> None:
    status, out, said = real("query", "documents", *arguments)  # type: ignore[operator]
    assert (status, out) == (2, b"") and error in said


def test_every_question_with_many_columns_ranks_them(graph: aikg.Graph) -> None:
    from aikg.sparql.columns import selected, stem

    for query in [*graph.queries(), *graph.queries("federated")]:
        columns = {stem(variable[1:]) for variable in selected(query.text)}
        assert bool(query.header.columns) == (len(columns) > 6), query.name
        # What is weak says so wherever it appears.
        ranked = query.header.columns
        assert not ranked or "caveat" not in columns or "caveat" in ranked[:4], query.name


def test_a_workbook_is_not_written_on_a_terminal(own_cache: Path) -> None:
    import pty

    leader, follower = pty.openpty()
    env = environment(own_cache) | {"AIKG_HOME": str(ROOT)}
    command = [sys.executable, "-m", "aikg", "query", "levels", "--format", "xlsx"]
    done = subprocess.run(command, env=env, stdout=follower, stderr=subprocess.PIPE, timeout=60)
    os.close(follower)
    os.close(leader)
    assert done.returncode == 2 and b"add > answer.xlsx" in done.stderr
