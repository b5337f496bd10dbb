"""Puts values into at most five steps of a scale, or concepts into the order that the view gives them."""

from __future__ import annotations

from typing import NamedTuple

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

_STEPS = 5


class Step(NamedTuple):
    """A step of a scale: its smallest and greatest value, and its shade from 1 (palest) to 5."""

    low: Decimal
    high: Decimal
    shade: int


def steps(values: Sequence[Decimal]) -> list[Step]:
    """The steps of a scale, from the smallest value on: about as many values in each, equal values in one.

    >>> [(int(step.low), int(step.high)) for step in steps([Decimal(each) for each in (0, 1, 1, 2, 5, 9, 30)])]
    [(0, 1), (2, 2), (5, 5), (9, 9), (30, 30)]
    """
    ranked = sorted(values)
    if len(set(ranked)) <= _STEPS:
        bounds = sorted(set(ranked))
    else:
        bounds = sorted({ranked[-(-len(ranked) * part // _STEPS) - 1] for part in range(1, _STEPS + 1)})
    found: list[tuple[Decimal, Decimal]] = []
    for high in bounds:
        found.append((min(each for each in ranked if each <= high and (not found or each > found[-1][1])), high))
    return [Step(low, high, shade(number, len(found))) for number, (low, high) in enumerate(found)]


def shade(rank: int, count: int, palest: int = 1) -> int:
    """The shade of one of several steps, spread from the palest (0 is an outline) to 5; 3 if there is but one."""
    return 3 if count < 2 else palest + round(rank * (_STEPS - palest) / (count - 1))
