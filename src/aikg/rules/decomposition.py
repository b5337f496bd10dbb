"""The parts of two variables side by side: why figures of them can be compared, or one is part of the other."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import NamedNode

from aikg.namespaces import CNAI
from aikg.things.labels import name
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from aikg.sparql.source import Source

# The parts in the order in which a variable is read, then what belongs to the figure itself.
_OF_VARIABLE = (
    *("measuredProperty", "objectOfInterest", "technology", "appliedIn", "grade", "statisticalScope", "aggregation"),
    *("numerator", "denominator"),
)
_OF_FIGURE = ("scope", "value", "unit", "deadline", "setIn")
_VARIABLE = NamedNode(CNAI + "ofVariable")


class Part(NamedTuple):
    """A part: its name, and what it is in the first figure and in the second; empty where there is none."""

    part: str
    first: str
    second: str


def decomposition(source: Source, fact: Triple, lang: str) -> list[Part]:
    """The variables, their parts and the figures of the two ends of a fact; nothing if these are no figures."""
    ends = [end for end in (fact.subject, fact.object) if isinstance(end, NamedNode)]
    variables = [next((quad.object for quad in source.quads(end, _VARIABLE, None)), None) for end in ends]
    if len(ends) < 2 or not all(isinstance(each, NamedNode) for each in variables):
        return []
    first, second = variables
    parts = [_part(source, "ofVariable", ends[0], ends[1], lang)]
    parts += [_part(source, each, first, second, lang) for each in _OF_VARIABLE]
    parts += [_part(source, each, ends[0], ends[1], lang) for each in _OF_FIGURE]
    return [part for part in parts if part.first or part.second]


def lines(parts: list[Part]) -> list[str]:
    """The parts to read, a line each: what is equal once, what differs with a mark between."""
    return [f"{each.part} · {' | '.join(dict.fromkeys((each.first, each.second)))}" for each in parts]


def _part(source: Source, local: str, first: object, second: object, lang: str) -> Part:
    predicate = NamedNode(CNAI + local)
    values = [_value(source, thing, predicate, lang) for thing in (first, second)]
    return Part(name(source, predicate, lang), *values)


def _value(source: Source, thing: object, predicate: NamedNode, lang: str) -> str:
    if not isinstance(thing, NamedNode):
        return ""
    values = [quad.object for quad in source.quads(thing, predicate, None)]
    tagged = [each for each in values if getattr(each, "language", None) in (None, lang) or lang == "both"]
    return ", ".join(sorted(name(source, each, lang) for each in tagged))
