"""Writes tables for people. A table is as wide as the terminal, and an East Asian character takes two columns."""

from __future__ import annotations

import unicodedata

import wcwidth
from pyoxigraph import Literal, NamedNode

from aikg.namespaces import compact
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aikg.rdf.terms import Term

# The least width of a column. A terminal too narrow for such columns gets one value a line.
_NARROWEST = 8
_GAP = "  "


def cell(term: Term | None) -> str:
    """Returns a term as text: our IRIs as `document/ngaidp-2017`, other IRIs as CURIEs, literals unchanged."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return compact(term.value)
    return term.value if isinstance(term, Literal) else str(term)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], width: int | None = None) -> str:
    """Returns a plain table.

    :param width: the greatest width in columns; by default that of the terminal
    """
    if width is None:
        from shutil import get_terminal_size

        width = get_terminal_size().columns
    shown = [[_visible(text) for text in row] for row in rows]
    widths = _fit([max(map(_line_width, column)) for column in zip(columns, *shown, strict=True)], width)
    if widths is None:
        return _records(columns, shown)
    lines = [
        *_aligned([columns], widths),
        _GAP.join("─" * width for width in widths),
        *_aligned(shown, widths),
    ]
    return "".join(f"{line}\n" for line in lines)


def markdown(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Returns a table in GitHub Markdown."""
    lines = [[_escaped(column) for column in columns], ["---"] * len(columns)]
    lines += [[_escaped(text) for text in row] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def display_width(text: str) -> int:
    """Returns how many columns of a terminal a text takes."""
    return len(text) if text.isascii() else wcwidth.width(text, control_codes="ignore")


def wrap(text: str, room: int) -> list[str]:
    """Returns the lines of a text, each at most *room* columns wide, broken at spaces where there are any."""
    lines = []
    for line in text.split("\n"):
        lines += wcwidth.wrap(line, room, break_on_hyphens=False, replace_whitespace=False) or [""]
    return lines


def _visible(text: str) -> str:
    """Returns a text with its control characters written as escapes, so that a value cannot control the terminal."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\t", " ")
    return "".join(
        character if character == "\n" or unicodedata.category(character) != "Cc" else f"\\x{ord(character):02x}"
        for character in text
    )


def _line_width(text: str) -> int:
    return max(map(display_width, text.split("\n")))


def _fit(widths: list[int], room: int) -> list[int] | None:
    """Returns column widths that fit into *room*: the widest columns become narrower; None if nothing fits."""
    room -= len(_GAP) * (len(widths) - 1)
    if sum(min(width, _NARROWEST) for width in widths) > room:
        return None
    while sum(widths) > room:
        widest = max(widths)
        second = max([width for width in widths if width < widest], default=0)
        wide = [index for index, width in enumerate(widths) if width == widest]
        surplus = sum(widths) - room
        target = max(second, widest - -(-surplus // len(wide)), _NARROWEST)
        for index in wide:
            taken = min(widest - target, surplus)
            widths[index] -= taken
            surplus -= taken
    return widths


def _aligned(rows: Iterable[Sequence[str]], widths: Sequence[int]) -> list[str]:
    lines = []
    for row in rows:
        wrapped = [wrap(text, width) for text, width in zip(row, widths, strict=True)]
        for index in range(max(map(len, wrapped), default=0)):
            parts = [part[index] if index < len(part) else "" for part in wrapped]
            padded = [part + " " * (width - display_width(part)) for part, width in zip(parts, widths, strict=True)]
            lines.append(_GAP.join(padded).rstrip())
    return lines


def _records(columns: Sequence[str], cells: Iterable[Sequence[str]]) -> str:
    """Returns the rows with one value a line and an empty line between two rows."""
    blocks = ["".join(f"{name}: {text}\n" for name, text in zip(columns, row, strict=True)) for row in cells]
    return "\n".join(blocks)


def _escaped(text: str) -> str:
    for character in "\\|<":
        text = text.replace(character, "\\" + character)
    return text.replace("\r\n", "\n").replace("\n", "<br>")
