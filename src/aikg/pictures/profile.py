"""Shares with their intervals, each against a share of the whole: a dot, the line of its interval, and a stroke."""

from __future__ import annotations

from decimal import Decimal

from aikg.pictures.picture import Amount, finished, parted
from aikg.pictures.reading import iri, name, number
from aikg.pictures.svg import clip, line, mark, marks, mute, rect, room, tag, text
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pictures.picture import Datum, Picture, Task
    from aikg.sparql.results import Row

_HEAD, _ROW = 20, 24
# The widest name, and the room right of the axis, on a phone and on a wide screen, which has the intervals in figures.
_WIDEST, _BROAD_WIDEST = 150, 320
_FIGURES, _BROAD_FIGURES = 54, 140


def profile(task: Task) -> Picture:
    """Shares in percent; the roles are `label` and `share`, and `low`, `high` and `whole` if known."""
    task = parted(task)
    rows = sorted(
        (row for row in task.rows if number(row, task.one("share")) is not None),
        key=lambda row: (-(number(row, task.one("share")) or 0), iri(row, task.one("label"))),
    )
    names = [name(row, task.one("label"), task.lang) for row in rows]
    widest = _BROAD_WIDEST if task.broad else _WIDEST
    left = min(widest, max((room(each, 12) for each in names), default=0)) + 8
    right = task.width - (_BROAD_FIGURES if task.broad else _FIGURES)
    bottom = _HEAD + _ROW * len(rows)
    frame = "".join(
        line(x, _HEAD - 4, x, bottom, "grid") + text(x, 12, f"{percent}%" if percent == 100 else str(percent), "m mid")
        for percent in (0, 50, 100)
        for x in [_at(Decimal(percent), left, right)]
    )
    drawn = "".join(
        _row(task, row, words, (left, right), _HEAD + _ROW * place)
        for place, (row, words) in enumerate(zip(rows, names, strict=True))
    )
    shares = ("share", "low", "high", "whole")
    columns = [task.word("name"), *(task.word(key) for key in ("share", "share-low", "share-high", "share-whole"))]
    table: list[tuple[Datum, ...]] = [
        (words, *(number(row, task.one(role)) for role in shares)) for row, words in zip(rows, names, strict=True)
    ]
    shares_of = [(words, number(row, task.one("share"))) for row, words in zip(rows, names, strict=True)]
    amounts = [Amount(words, share, f"{share:f} %") for words, share in shares_of if share is not None]
    return finished(task, mute(frame) + marks(drawn), bottom, columns, table, (), amounts, [task.word("shares")])


def _at(percent: Decimal, left: float, right: float) -> float:
    return left + float(min(Decimal(100), max(Decimal(0), percent))) / 100 * (right - left)


def _row(task: Task, row: Row, words: str, ends: tuple[float, float], top: float) -> str:
    """A share on the axis between these ends."""
    share, low, high, whole = (number(row, task.one(role)) for role in ("share", "low", "high", "whole"))
    assert share is not None
    y = top + _ROW / 2
    shape = rect(0, top, task.width, _ROW, "hit") + text(0, top + 16, clip(words, ends[0] - 8))
    if low is not None and high is not None:
        shape += line(_at(low, *ends), y, _at(high, *ends), y, "edge")
    if whole is not None:
        shape += line(_at(whole, *ends), y - 6, _at(whole, *ends), y + 6, "thick")
    shape += tag("circle", cx=_at(share, *ends), cy=y, r=4.5, class_="bar")
    said = task.word("of", name=words, value=f"{share:f} %")
    figures = task.width
    if low is not None and high is not None:
        said += f" ({low:f}–{high:f} %)"
        if task.broad:
            shape += text(task.width, top + 16, f"{low:f} – {high:f}", "m end")
            figures -= 88
    shape += text(figures, top + 16, f"{share:f}", "ink end")
    if whole is not None:
        said += task.word("against-whole", whole=f"{whole:f} %")
    return mark(shape, said, task.href(iri(row, task.one("label"))))
