"""Rows for people: as a table that fits the terminal, one value a line, or Markdown."""

from __future__ import annotations

import sys

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from aikg.cli.wanted import Wanted

# Rows that a terminal shows of a longer answer, unless all are wanted.
SHOWN = 60


def write_rows(columns: Sequence[str], rows: Iterable[Any], form: str, lang: str, wanted: Wanted, ranked: Any) -> int:
    """Writes rows on standard output, and what was left out on standard error; returns the number of rows.

    :param form: table, vertical or markdown
    :param ranked: returns the columns from the most important on, if the question says so
    """
    from aikg.sparql.people import for_people, texts, whole_columns
    from aikg.sparql.render import fitting, markdown, records, table, terminal_width

    terms = list(rows)
    terminal = sys.stdout.isatty() and form != "markdown"
    shown = terms[:SHOWN] if terminal and wanted.limit is None and not wanted.everything else terms
    heads, cells = for_people(columns, shown, lang, wanted.raw)
    whole, words = whole_columns(cells), texts(cells)
    if form == "markdown":
        _put(markdown(heads, words), False)
        return len(terms)
    left_out: list[str] = []
    folded = 0
    important = [] if wanted.columns else ranked()
    if important:
        order = _order(heads, [name for name in important if not _goes_without_saying(name, wanted, heads, words)])
        if form == "table":
            order = [place for place in order if not words or any(row[place] for row in words)]
            chosen = fitting(heads, words, whole, order, terminal_width())
            left_out, order = [heads[place] for place in order if place not in chosen], chosen
        heads = [heads[place] for place in order]
        # Rows that differ only in what is left out are shown once.
        different = dict.fromkeys(tuple(row[place] for place in order) for row in words)
        folded = len(words) - len(different)
        words = [list(row) for row in different]
        whole = {number for number, place in enumerate(order) if place in whole}
    _put(records(heads, words) if form == "vertical" else table(heads, words, whole=whole), terminal)
    _say_left_out(left_out, folded, len(shown), len(terms))
    return len(terms)


def _order(heads: Sequence[str], important: Sequence[str]) -> list[int]:
    """Returns the numbers of the columns, the important ones first."""
    from aikg.sparql.columns import stem

    ranks = {name: rank for rank, name in enumerate(important)}
    return sorted(range(len(heads)), key=lambda place: ranks.get(stem(heads[place]), len(ranks)))


def _goes_without_saying(name: str, wanted: Wanted, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Returns whether a column repeats in every row what a parameter asked for."""
    return name in wanted.given and name in heads and len({row[heads.index(name)] for row in rows}) == 1


def _put(text: str, terminal: bool) -> None:
    data = text.encode("utf-8", "backslashreplace")
    if terminal:
        from aikg.cli.pager import show

        show(data)
    else:
        sys.stdout.buffer.write(data)


def _say_left_out(columns: Sequence[str], folded: int, shown: int, total: int) -> None:
    said = []
    if shown < total:
        said.append(f"{shown} of {total} rows; --all shows all, --where COLUMN=VALUE fewer")
    if columns:
        alike = f"; rows that differ only there are shown once ({folded} folded)" if folded else ""
        said.append(f"no room for {', '.join(dict.fromkeys(columns))}{alike}")
        said.append("--columns NAME,... chooses, --format vertical shows all")
    if said:
        sys.stdout.flush()
        print("\n".join(said), file=sys.stderr)  # noqa: T201
