"""What holds between two places: a matrix of the places with most relations, or the others of one place in a list."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from aikg.pictures.picture import WIDTH, Amount, finished, parted
from aikg.pictures.reading import iri, name
from aikg.pictures.signs import RELATIONS, STATED, sign
from aikg.pictures.svg import clip, line, mark, marks, mute, rect, text
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pictures.picture import Datum, Picture, Task

_SIDE, _LINE = 24, 18
_PLACES, _LISTED = 12, 40


class Pair(NamedTuple):
    """Two places with the number of things of each relation between them, and the first of these things."""

    ends: tuple[str, str]
    names: tuple[str, ...]
    counts: Counter[str]
    thing: str


def pairs(task: Task) -> Picture:
    """Signs of relations; the roles are `place`, `other`, `relation`, and `thing`, which is counted."""
    task = parted(task)
    found, words = _pairs(task)
    relations = [*(each for each in RELATIONS if each in words), *sorted(set(words) - set(RELATIONS))]
    legend = "".join(
        sign(each, 8, _LINE * number + 8) + text(22, _LINE * number + 12, words[each])
        for number, each in enumerate(relations)
    )
    top = _LINE * len(relations) + 10
    hub = next((each for each in _degrees(found) if len(found) > 1 and all(each in pair for pair in found)), "")
    drawn, still, height, key = (
        _list(task, found, hub, relations, words, top) if hub else _matrix(task, found, words, top)
    )
    if hub:
        names = {end: each for pair in found.values() for end, each in zip(pair.ends, pair.names, strict=True)}
        task = replace(task, part=names[hub])
    columns = [task.word("place"), task.word("other-place"), *(words[each] for each in relations)]
    table: list[tuple[Datum, ...]] = [
        (*pair.names, *(pair.counts[each] for each in relations)) for pair in found.values()
    ]
    amounts = [
        Amount(" – ".join(pair.names), Decimal(pair.counts.total()), _counted(task, pair, words))
        for pair in found.values()
    ]
    return finished(
        task, mute(legend + still) + marks(drawn), top + height, columns, table, (), amounts, [task.word("signs"), *key]
    )


def _pairs(task: Task) -> tuple[dict[frozenset[str], Pair], dict[str, str]]:
    """The pairs of places, those with most things first, and the relations in words."""
    things: dict[frozenset[str], dict[str, set[str]]] = {}
    names: dict[frozenset[str], tuple[tuple[str, str], tuple[str, ...]]] = {}
    words: dict[str, str] = {}
    for row in task.rows:
        ends = iri(row, task.one("place")), iri(row, task.one("other"))
        relation = iri(row, task.one("relation")).rpartition("/")[2]
        words[relation] = name(row, task.one("relation"), task.lang)
        key = frozenset(ends)
        if len(key) < 2:
            continue
        names.setdefault(key, (ends, tuple(name(row, task.one(role), task.lang) for role in ("place", "other"))))
        things.setdefault(key, {}).setdefault(relation, set()).add(iri(row, task.one("thing")))
    found = {}
    for key, kinds in things.items():
        first = min(min(each) for each in kinds.values())
        found[key] = Pair(*names[key], Counter({kind: len(each) for kind, each in kinds.items()}), first)
    ranked = sorted(found, key=lambda key: (-len(found[key].counts), -found[key].counts.total(), found[key].names))
    return {key: found[key] for key in ranked}, words


def _degrees(found: dict[frozenset[str], Pair]) -> dict[str, int]:
    """The places by the number of places that they have relations with, those with most stated ones first."""
    degrees = Counter(place for key in found for place in sorted(key))
    stated = Counter(place for key, pair in found.items() if STATED & pair.counts.keys() for place in sorted(key))
    return dict(sorted(degrees.items(), key=lambda item: (-stated[item[0]], -item[1], item[0])))


def _matrix(
    task: Task, found: dict[frozenset[str], Pair], words: dict[str, str], top: float
) -> tuple[str, str, float, list[str]]:
    """A triangle: the name of a place ends its row and stands above its column."""
    degrees = _degrees(found)
    places = list(degrees)[:_PLACES]
    names = {end: each for pair in found.values() for end, each in zip(pair.ends, pair.names, strict=True)}
    drawn = still = ""
    for number, place in enumerate(places):
        y = top + number * _SIDE
        still += text(number * _SIDE + 4, y + 16, clip(names[place], WIDTH - number * _SIDE - 6))
        still += line(0, y + _SIDE, (number + 1) * _SIDE, y + _SIDE, "grid")
        still += line((number + 1) * _SIDE, y + _SIDE, (number + 1) * _SIDE, top + len(places) * _SIDE, "grid")
        for column, other in enumerate(places[:number]):
            pair = found.get(frozenset((place, other)))
            if pair:
                drawn += _cell(task, pair, words, column * _SIDE, y)
    key = [task.word("some-places", total=len(degrees), shown=len(places))] if len(degrees) > _PLACES else []
    return drawn, still, len(places) * _SIDE, key


def _cell(task: Task, pair: Pair, words: dict[str, str], x: float, y: float) -> str:
    kinds = [each for each in [*RELATIONS, *sorted(set(pair.counts) - set(RELATIONS))] if each in pair.counts][:4]
    spots = [(12, 12)] if len(kinds) == 1 else [(7, 7), (17, 17), (17, 7), (7, 17)]
    shape = rect(x, y, _SIDE, _SIDE, "hit")
    shape += "".join(sign(kind, x + left, y + down, 4) for kind, (left, down) in zip(kinds, spots, strict=False))
    return mark(shape, _said(task, pair, words), task.href(pair.thing) if pair.thing else None)


def _list(
    task: Task, found: dict[frozenset[str], Pair], hub: str, relations: list[str], words: dict[str, str], top: float
) -> tuple[str, str, float, list[str]]:
    """The other places of one place, each with a sign and a number for each relation."""
    wide = min(48.0, 240 / len(relations))
    drawn = ""
    shown = list(found.values())[:_LISTED]
    for number, pair in enumerate(shown):
        y = top + number * _SIDE
        other = next(each for end, each in zip(pair.ends, pair.names, strict=True) if end != hub)
        shape = rect(0, y, WIDTH, _SIDE, "hit") + text(0, y + 16, clip(other, WIDTH - 8 - wide * len(relations)))
        for column, relation in enumerate(relations):
            if pair.counts[relation]:
                x = WIDTH - wide * (len(relations) - column)
                shape += sign(relation, x + wide - 24, y + 12)
                shape += text(x + wide, y + 16, str(pair.counts[relation]), "ink end")
        drawn += mark(shape, _said(task, pair, words), task.href(pair.thing) if pair.thing else None)
    key = [task.word("shown", total=len(found), shown=_LISTED)] if len(found) > _LISTED else []
    return drawn, "", len(shown) * _SIDE, key


def _said(task: Task, pair: Pair, words: dict[str, str]) -> str:
    return task.word("of", name=" – ".join(pair.names), value=_counted(task, pair, words))


def _counted(task: Task, pair: Pair, words: dict[str, str]) -> str:
    comma = "，" if task.lang == "zh" else ", "
    return comma.join(f"{words[kind]} {count}" for kind, count in pair.counts.most_common())
