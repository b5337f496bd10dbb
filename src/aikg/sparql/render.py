"""Writes tables for people. A table is as wide as the terminal, and an East Asian character takes two columns."""

from __future__ import annotations

import unicodedata

from pyoxigraph import Literal, NamedNode

from aikg.namespaces import compact
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from aikg.rdf.terms import Term

# The least width of a column. A terminal too narrow for such columns gets one value a line.
_NARROWEST = 8
# The width that a text needs to be read well, and the fewest columns of a table that leaves some out.
_READABLE = 20
_FEWEST = 2
_GAP = "  "


def cell(term: Term | None) -> str:
    """Returns a term as text: our IRIs as `document/ngaidp-2017`, other IRIs as CURIEs, literals unchanged."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return compact(term.value)
    return term.value if isinstance(term, Literal) else str(term)


def table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], width: int | None = None, whole: Collection[int] = ()
) -> str:
    """Returns a plain table; one value a line where the columns do not fit.

    :param width: the greatest width in columns; by default that of the terminal
    :param whole: the columns whose values must stay on one line, by number
    """
    width = terminal_width() if width is None else width
    shown = [[_visible(text) for text in row] for row in rows]
    widths = [max(map(_line_width, column)) for column in zip(columns, *shown, strict=True)]
    least = _least(widths, list(zip(*shown, strict=True)), whole)
    fitted = _fit(widths, least, width)
    if fitted is None:
        return records(columns, shown, width)
    lines = [
        *_aligned([columns], fitted),
        _GAP.join("─" * width for width in fitted),
        *_aligned(shown, fitted),
    ]
    return "".join(f"{line}\n" for line in lines)


def fitting(
    columns: Sequence[str], rows: Sequence[Sequence[str]], whole: Collection[int], order: Sequence[int], width: int
) -> list[int]:
    """Returns the first columns of *order* that fit side by side with room to read; two at least.

    :param whole: as in `table`
    :param order: numbers of columns, the most important first
    """
    chosen: list[int] = []
    room = width + len(_GAP)
    for place in order:
        widest = max((_line_width(_visible(row[place])) for row in rows), default=0)
        head = display_width(columns[place])
        needed = max(widest, min(head, _NARROWEST)) if place in whole else min(max(widest, head), _READABLE)
        room -= needed + len(_GAP)
        if room < 0 and len(chosen) >= _FEWEST:
            break
        chosen.append(place)
    return chosen


def records(columns: Sequence[str], rows: Iterable[Sequence[str]], width: int | None = None) -> str:
    """Returns the rows with one value a line, under the number of the row; what has no value is left out."""
    width = terminal_width() if width is None else width
    left = max(map(display_width, columns), default=0)
    room = max(width - left - len(_GAP), _NARROWEST)
    blocks = []
    for number, row in enumerate(rows, 1):
        lines = [f"── {number} ──"]
        for name, text in zip(columns, row, strict=True):
            for index, part in enumerate(wrap(_visible(text), room) if text else []):
                begin = name if index == 0 else ""
                lines.append(begin + " " * (left - display_width(begin)) + _GAP + part)
        blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks)


def terminal_width() -> int:
    """Returns the width of the terminal in columns."""
    from shutil import get_terminal_size

    return get_terminal_size().columns


def markdown(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Returns a table in GitHub Markdown."""
    lines = [[_escaped(column) for column in columns], ["---"] * len(columns)]
    lines += [[_escaped(text) for text in row] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def display_width(text: str) -> int:
    """Returns how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    import wcwidth  # Not at the top: most commands write no table, and it is slow to load.

    return wcwidth.width(text, control_codes="ignore")


def wrap(text: str, room: int) -> list[str]:
    """Returns the lines of a text, each at most *room* columns wide, broken at spaces where there are any."""
    import wcwidth

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


def _least(widths: Sequence[int], columns: Sequence[Sequence[str]], whole: Collection[int]) -> list[int]:
    """Returns the least width of each column: that of its widest value if it must stay on one line, else of a word."""
    least = []
    for place, width in enumerate(widths):
        values = columns[place] if columns else ()
        needed = max(map(_line_width if place in whole else _longest_word, values), default=0)
        least.append(max(min(width, _NARROWEST), needed))
    return least


def _longest_word(text: str) -> int:
    """Returns the width of the longest word, as far as it is readable; Chinese breaks anywhere."""
    return min(max((len(word) for word in text.split() if word.isascii()), default=0), _READABLE)


def _fit(widths: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """Returns column widths that fit into *room*: the widest columns become narrower; None if nothing fits."""
    widths = list(widths)
    room -= len(_GAP) * (len(widths) - 1)
    if sum(least) > room:
        return None
    while sum(widths) > room:
        free = [place for place, width in enumerate(widths) if width > least[place]]
        widest = max(widths[place] for place in free)
        second = max([widths[place] for place in free if widths[place] < widest], default=0)
        wide = [place for place in free if widths[place] == widest]
        surplus = sum(widths) - room
        target = max(second, widest - -(-surplus // len(wide)))
        for place in wide:
            taken = min(widest - max(target, least[place]), surplus)
            widths[place] -= taken
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


def _escaped(text: str) -> str:
    for character in "\\|<":
        text = text.replace(character, "\\" + character)
    return text.replace("\r\n", "\n").replace("\n", "<br>")
