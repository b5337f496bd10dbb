"""Draws the picture that a view names."""

from __future__ import annotations

from decimal import Decimal

from aikg.pictures.bars import bars
from aikg.pictures.caps import caps
from aikg.pictures.cascade import cascade
from aikg.pictures.curve import curve
from aikg.pictures.dots import dots
from aikg.pictures.pairs import pairs
from aikg.pictures.picture import Task
from aikg.pictures.profile import profile
from aikg.pictures.progress import progress
from aikg.pictures.reading import number, value
from aikg.pictures.tiles import tile_map
from aikg.pictures.timeline import timeline
from aikg.pictures.years import years
from aikg.questions.model import View
from aikg.rdf.terms import IRI
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aikg.pictures.picture import Picture
    from aikg.sparql.results import Row

KINDS: dict[str, Callable[[Task], Picture]] = {
    "bars": bars,
    "caps": caps,
    "cascade": cascade,
    "diffusion": curve,
    "pairs": pairs,
    "dots": dots,
    "profile": profile,
    "progress": progress,
    "tile-map": tile_map,
    "timeline": timeline,
    "years": years,
}


# The kinds that use the width of a wide screen: all but a matrix, which is a square.
BROAD = tuple(sorted(KINDS.keys() - {"pairs"}))


def draw(
    view: View,
    rows: Iterable[Row],
    *,
    lang: str,
    href: Callable[[str], str | None],
    release: str,
    broad: bool = False,
) -> Picture:
    """Draws the rows of a question's answer as its header wants them seen; the same rows give the same bytes.

    :param view: `query.header.view`, or what `fallback` found
    :param lang: `zh` or `en`
    :param href: the address of the page of an IRI; None if it has none
    :param release: the release that the rows come from, as `0.2.0`
    :param broad: whether to fill a wide screen; only the kinds in `BROAD` can
    """
    return KINDS[view.picture](Task(view, list(rows), lang, href, release, broad=broad and view.picture in BROAD))


def fallback(rows: Iterable[Row]) -> View | None:
    """Bars for an answer whose question names no picture; None if it has no things with one number each.

    The things are the places if these have one number each, otherwise the first that have. Numbers in several units
    are not compared.
    """
    found = list(rows)
    columns = list(found[0]._asdict()) if found else []
    things = [each for each in columns if any(isinstance(value(row, each), IRI) for row in found)]
    things.sort(key=lambda each: each != "place")
    numbers = [each for each in columns if each not in _NO_AMOUNTS and _all_numbers(found, each)]
    pairs = ((thing, amount) for amount in numbers for thing in things if _one_each(found, thing, amount))
    label, amount = next(pairs, ("", ""))
    if not label or len({value(row, "unit") for row in found}) > 1:
        return None
    title = dict.fromkeys(("zh", "en"), f"{amount} · {label}")
    counts = {
        "zh": f"每个 {label} 的 {amount}，如答案各行所列。",
        "en": f"The {amount} of each {label}, as the rows of the answer have it.",
    }
    roles = {"label": [label], "value": [amount]}
    return View("bars", title, counts, roles | ({"unit": ["unit"]} if "unit" in columns else {}))


# Columns with numbers that are no amounts.
_NO_AMOUNTS = {"latitude", "longitude", "of", "year", "coverage", "rank"}


def _all_numbers(rows: list[Row], column: str) -> bool:
    """Whether a column has numbers only, in half of the rows at least."""
    known = [row for row in rows if value(row, column) is not None]
    return len(known) * 2 >= len(rows) > 0 and all(isinstance(number(row, column), Decimal) for row in known)


def _one_each(rows: list[Row], thing: str, amount: str) -> bool:
    """Whether no thing has two numbers, and there are several things."""
    pairs = {(value(row, thing), value(row, amount)) for row in rows}
    return len(pairs) == len({each for each, _ in pairs}) > 1
