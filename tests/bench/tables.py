"""The analytic questions in SQL, by DuckDB over the exported Parquet files, beside the same asked of the graph.

    python -m tests.bench.tables

The statements are in tests/bench/sql, one for a stored question, with the columns that both have. After `Rows:` in a
comment stands which rows of the question are compared. Results go to build/bench/tables.json; nothing is asserted, but what
differs is said.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import duckdb
from pyoxigraph import NamedNode, Store

import aikg
from aikg.namespaces import ID
from tests.bench.asking import count_rows
from tests.bench.measure import FOLDER, in_child, peak, run_command, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from aikg.rdf.terms import Term

SQL = Path(__file__).parent / "sql"
_PARQUET = FOLDER / "parquet"
_RUNS = 7

Row = tuple[object, ...]


def statements() -> dict[str, str]:
    """The SQL of each question, by its name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(SQL.glob("*.sql"))}


def opened(folder: str) -> duckdb.DuckDBPyConnection:
    """A connection that sees each file of an export as a table."""
    connection = duckdb.connect()
    for path in sorted(Path(folder).glob("*.parquet")):
        connection.execute(f"CREATE VIEW \"{path.stem}\" AS FROM '{path}'")
    return connection


def plain(value: Term | object) -> object:
    """A value as both sides write it: keys for things and concepts, numbers without their type."""
    if isinstance(value, NamedNode):
        return value.value.removeprefix(ID) if value.value.startswith(ID) else value.value.rpartition("/")[2]
    text = getattr(value, "value", value)
    try:
        return None if text is None else round(float(text), 6)
    except ValueError:
        return text


def with_duckdb(folder: str) -> dict[str, Any]:
    """Columns, rows and CPU milliseconds of each statement; the columns and condition of the rows that are compared."""
    start = time.process_time()
    connection = opened(folder)
    found: dict[str, Any] = {"": {"ms": 1000 * (time.process_time() - start)}}
    for name, text in statements().items():
        answer = connection.execute(text)
        columns = [each[0] for each in answer.description]
        rows = [tuple(map(plain, row)) for row in answer.fetchall()]
        found[name] = {"columns": columns, "rows": rows, "ms": _timed(lambda text=text: len(connection.execute(text).fetchall()))}  # type: ignore[misc]
    found[""]["peak"] = peak()
    return found


def with_graph(memory: bool) -> dict[str, float]:
    """CPU milliseconds of the whole questions: of the prepared store, or of a copy of it in memory."""
    graph = aikg.load()
    store = graph.store
    if memory:
        store = Store()
        store.bulk_extend(graph.store)
    return {name: _timed(lambda name=name: count_rows(store, graph.stored(name).text)) for name in statements()}  # type: ignore[misc]


def _timed(ask: Callable[[], int]) -> float:
    ask()
    times = []
    for _ in range(_RUNS):
        start = time.process_time()
        ask()
        times.append(1000 * (time.process_time() - start))
    return median(times)


def differing(name: str, columns: list[str], rows: list[Row]) -> int:
    """How many rows only one side has."""
    result = aikg.load().query(name)
    places = [result.columns.index(column) for column in columns]
    ours = {tuple(plain(terms[place]) for place in places) for terms in result.terms}
    _, rows_of, condition = statements()[name].partition("Rows: ")
    if rows_of:
        kept = duckdb.connect()
        marks = ", ".join("?" * len(columns))
        kept.execute(f"CREATE TABLE ours ({', '.join(f'{column} VARCHAR' for column in columns)}, number BIGINT)")
        numbered = list(ours)
        kept.executemany(f"INSERT INTO ours VALUES ({marks}, ?)", [[*row, number] for number, row in enumerate(numbered)])
        condition = condition.partition("\n")[0]
        ours = {numbered[number] for (number,) in kept.execute(f"SELECT number FROM ours WHERE {condition}").fetchall()}
    return len(ours ^ set(rows))


def main() -> None:
    _, cost = run_command([sys.executable, "-m", "aikg", "export", "--to", "parquet", "--force", "-o", str(_PARQUET)])
    size = sum(path.stat().st_size for path in _PARQUET.glob("*.parquet")) / 2**20
    theirs, _ = in_child(with_duckdb, str(_PARQUET))
    disk, _ = in_child(with_graph, False)
    memory, _ = in_child(with_graph, True)
    questions = {
        name: {
            "duckdb": theirs[name]["ms"],
            "on disk": disk[name],
            "memory": memory[name],
            "rows": len(theirs[name]["rows"]),
            "differing": differing(name, theirs[name]["columns"], theirs[name]["rows"]),
        }
        for name in statements()
    }
    save("tables", {"export": {"cpu": cost.cpu, "size": size}, "open": theirs[""], "questions": questions})
    for name, each in questions.items():
        print(f"{name:20} DuckDB {each['duckdb']:7.1f} ms, on disk {each['on disk']:7.1f}, in memory {each['memory']:7.1f}; "
              f"{each['rows']} rows, {each['differing']} differ")


if __name__ == "__main__":
    main()
