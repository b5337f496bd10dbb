"""Finds a small set of facts that contradict each other, by giving the reasoner fewer and fewer facts."""

from __future__ import annotations

import time

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pyoxigraph import Triple


def shrink(
    facts: Sequence[Triple],
    contradict: Callable[[Sequence[Triple]], bool],
    seconds: float,
    progress: Callable[[int], None] = lambda left: None,
) -> list[Triple]:
    """Returns a small part of *facts* that still contradict each other (delta debugging).

    :param facts: facts that contradict each other
    :param contradict: returns whether some facts contradict each other
    :param seconds: the search stops after this time and returns the smallest part so far
    :param progress: called with the number of facts left
    """
    until = time.monotonic() + seconds
    left, parts = list(facts), 2
    while len(left) > 1 and time.monotonic() < until:
        size = -(-len(left) // parts)
        for start in range(0, len(left), size):
            rest = left[:start] + left[start + size :]
            if time.monotonic() >= until:
                return left
            if rest and contradict(rest):
                left, parts = rest, max(parts - 1, 2)
                progress(len(left))
                break
        else:
            if size == 1:
                return left
            parts = min(parts * 2, len(left))
    return left
