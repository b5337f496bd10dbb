"""What a document sets: targets, and instruments with their caps."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.bench.synthetic import anchors
from tests.bench.synthetic.writer import Writer, concept, en, labels, thing, typed, variable, zh

if TYPE_CHECKING:
    from tests.bench.synthetic.places import Area

# No document is of a later year.
LAST_YEAR = 2026


class Goal(NamedTuple):
    """What an observation needs to know of a target."""

    iri: str
    indicator: str
    unit: str
    variable: str
    year: int


def last_year(area: Area, number: int) -> int:
    """The last year in which the document can be issued, so that its first target comes after it."""
    return anchors.TARGETS[area.key][-1] - 1 if number == 0 and area.key in anchors.TARGETS else LAST_YEAR


def write_targets(
    to: Writer,
    area: Area,
    slug: str,
    number: int,
    year: int,
    source: str,
    goals: list[Goal],
    used: set[tuple[str, int]],
) -> None:
    """Up to three targets, added to those of the place; the first document of a place has those of the examples.

    :param number: which of the documents of the place it is
    :param used: variables and years of which the place has a target
    """
    count = to.rng.choice((0, 0, 1, 2, 3))
    for each in range(max(1, count) if number == 0 and area.key in anchors.TARGETS else count):
        _target(to, area, slug, each, year, source, goals, used)


def write_instruments(to: Writer, area: Area, slug: str, number: int, source: str) -> None:
    """Up to two instruments; the first document of a place has those of the examples."""
    for each in range(1 if number == 0 and area.key in anchors.INSTRUMENTS else to.rng.choice((0, 0, 0, 0, 1, 2))):
        _instrument(to, area, slug, each, source, first=number == 0 and each == 0)


def _target(
    to: Writer,
    area: Area,
    slug: str,
    number: int,
    year: int,
    source: str,
    goals: list[Goal],
    used: set[tuple[str, int]],
) -> None:
    """A target, unless the place has one of that variable for that year."""
    rng = to.rng
    due = year + rng.randrange(1, 6)
    indicator, unit, comparator, own = to.draw("Target.indicator,unit,comparator,ofVariable")
    of = variable(own, rng.randrange(to.copies))
    if not goals and area.key in anchors.TARGETS:
        *names, key, due = anchors.TARGETS[area.key]
        pairs = zip(("indicator", "unit", "comparator"), names, strict=True)
        indicator, unit, comparator = (concept(f"{scheme}/{name}") for scheme, name in pairs)
        of = thing(f"variable/{key}")
    if (of, due) in used:
        return
    used.add((of, due))
    value = rng.randrange(1, 2000)
    facts = [
        *labels(f"{area.place.zh}目标{slug}-{number}（{due}年）", f"Target {number} of {slug} for {due}"),
        ("indicator", indicator),
        ("unit", unit),
        ("comparator", comparator),
        ("value", typed(value, "decimal")),
        ("scope", area.iri),
        ("setIn", thing("document/" + slug)),
        ("deadline", to.date(str(due))),
        ("ofVariable", of),
        ("extent", concept("extent/whole-place")),
        ("targetRole", concept("target-role/goal")),
        ("adoption", concept("adoption/adopted")),
    ]
    if comparator.endswith("/range>"):
        facts.append(("upperValue", typed(2 * value, "decimal")))
    iri = to.state(f"target/{slug}/{number}", "Target", facts, source, _printed(comparator, value))
    goals.append(Goal(iri, indicator, unit, of, due))


def _printed(comparator: str, value: int) -> str:
    """The value as a source would print it with this comparator."""
    name = comparator.rpartition("/")[2][:-1]
    return {"over": f"超过{value}", "at-least": f"{value}以上", "nearly": f"近{value}"}.get(name, str(value))


def _instrument(to: Writer, area: Area, slug: str, number: int, source: str, first: bool) -> None:
    rng = to.rng
    kind, unit, basis, purpose = to.draw("PolicyInstrument.instrumentType,capUnit,capBasis,purpose")
    cap = rng.randrange(1, 400) * 50_000
    if first and area.key in anchors.INSTRUMENTS:
        *names, cap = anchors.INSTRUMENTS[area.key]
        schemes = ("instrument-type", "unit", "cap-basis", "instrument-purpose")
        kind, unit, basis, purpose = (concept(f"{scheme}/{name}") for scheme, name in zip(schemes, names, strict=True))
    facts = [
        *labels(f"{area.place.zh}政策工具{slug}-{number}", f"Instrument {number} of {slug}"),
        ("instrumentType", kind),
        ("atLevel", concept("governance-level/" + area.place.level)),
        ("offeredIn", area.iri),
        ("setIn", thing("document/" + slug)),
        ("beneficiary", zh("企业")),
        ("beneficiary", en("Enterprises")),
    ]
    if first or rng.random() < 0.66:
        facts += [("cap", typed(cap, "decimal")), ("capUnit", unit), ("capBasis", basis), ("purpose", purpose)]
    if rng.random() < 0.8:
        facts += [("conditions", zh("符合条件者")), ("conditions", en("Those who qualify"))]
    to.state(f"instrument/{slug}/{number}", "PolicyInstrument", facts, source, f"最高{cap}元")
