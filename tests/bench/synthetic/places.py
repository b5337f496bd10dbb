"""Places, the bodies that govern them, and how many documents each place issues."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.synthetic import anchors
from tests.bench.synthetic.writer import Writer, concept, labels, term, thing, typed, zh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.synthetic.weights import Place

LEVELS = ("central", "provincial", "municipal", "county")
# Share of the documents of each level, and the places of it in the whole country.
_SHARE = {"central": 0.1, "provincial": 0.25, "municipal": 0.4, "county": 0.25}
_MOST = {"central": 1, "provincial": 34, "municipal": 333, "county": 2850}
_LEAST = {"central": 1, "provincial": 34, "municipal": 5, "county": 2}
# Places of a level for each document of the whole system, until the country is full.
_EACH = {"central": 0.0, "provincial": 0.0, "municipal": 0.3, "county": 0.3}
_KINDS = {"central": "country", "provincial": "province", "municipal": "prefecture-level-city", "county": "district"}
_BODIES = {
    "central": ("state-council", "miit", "ndrc", "most", "cac"),
    "provincial": ("government", "government-office", "miit-department", "drc"),
    "municipal": ("government", "government-office", "miit-bureau"),
    "county": ("government", "government-office"),
}


class Area(NamedTuple):
    """A place of the system: its names, the keys of the places around it from the nearest on, its documents."""

    place: Place
    around: tuple[str, ...]
    documents: int

    @property
    def key(self) -> str:
        return self.place.key

    @property
    def iri(self) -> str:
        return thing("place/" + self.place.key)

    @property
    def bodies(self) -> list[str]:
        prefix = "" if self.place.level == "central" else self.key + "-"
        return [thing(f"body/{prefix}{name}") for name in _BODIES[self.place.level]]


def places_for(documents: int) -> dict[str, int]:
    """How many places of each level a system of so many documents has."""
    return {level: min(_MOST[level], max(_LEAST[level], int(_EACH[level] * documents))) for level in LEVELS}


def areas(real: list[Place], documents: int) -> Iterator[Area]:
    """The places, each after the one that it is part of, and its neighbours under that one in a row."""
    chosen = _choose(real, places_for(documents))
    below: dict[str, list[Place]] = defaultdict(list)
    for level in LEVELS[1:]:
        for place in chosen[level]:
            below[place.above].append(place)
    shares = {level: list(_shares(chosen[level], int(_SHARE[level] * documents))) for level in LEVELS}
    counts = {place.key: count for level in LEVELS for place, count in zip(chosen[level], shares[level], strict=True)}

    def walk(place: Place, around: tuple[str, ...]) -> Iterator[Area]:
        yield Area(place, around, counts[place.key])
        for lower in below[place.key]:
            yield from walk(lower, (place.key, *around))

    yield from walk(chosen["central"][0], ())


def _shares(places: list[Place], documents: int) -> Iterator[int]:
    for index, place in enumerate(places):
        count = documents // len(places) + (index < documents % len(places))
        yield max(count, len(anchors.DOCUMENTS.get(place.key, ())), 1)


def _choose(real: list[Place], counts: dict[str, int]) -> dict[str, list[Place]]:
    """Real places first, those that the examples need before all others; then invented ones, evenly spread."""
    chosen: dict[str, list[Place]] = {"central": [next(place for place in real if place.key == "china")]}
    for level, upper in zip(LEVELS[1:], LEVELS, strict=False):
        keys = [place.key for place in chosen[upper]]
        found = [place for place in real if place.level == level and place.above in keys]
        found.sort(key=lambda place: (place.key not in anchors.CITIES, place.key))
        chosen[level] = found[: counts[level]]
        parents = {place.key: place for place in chosen[upper]}
        for number in range(len(chosen[level]), counts[level]):
            chosen[level].append(_invented(parents[keys[number % len(keys)]], level, number))
    return chosen


def _invented(above: Place, level: str, number: int) -> Place:
    word_zh, word_en = ("市", "City") if level == "municipal" else ("区", "District")
    kind = type(above)
    return kind(f"{above.key}-{number}", f"{above.zh}第{number}{word_zh}", f"{above.en} {word_en} {number}", level, above.key)


def write_area(to: Writer, area: Area) -> str:
    """The place and its bodies; gives the source that they are known from."""
    place, rng = area.place, to.rng
    source = write_source(to, f"web-{place.key}", f"{place.zh}政府网站", f"Website of {place.en}", "web-page", "")
    facts = [
        *labels(place.zh, place.en),
        ("skos:altLabel", zh(place.zh[:-1] or place.zh)),
        ("placeKind", concept("place-kind/" + _KINDS[place.level])),
        ("atLevel", concept("governance-level/" + place.level)),
        ("partOf", thing("place/" + place.above)),
        ("geo:lat", typed(round(rng.uniform(20, 50), 4), "decimal")),
        ("geo:long", typed(round(rng.uniform(80, 130), 4), "decimal")),
    ]
    if place.level == "central":
        facts.append(("rdf:type", term("Country")))
    to.state("place/" + place.key, "Jurisdiction", facts, source)
    first = area.bodies[0]
    for number, body in enumerate(area.bodies):
        name = body.rpartition("/")[2][:-1]
        about = [
            *labels(f"{place.zh}机关{number + 1}", f"{name.replace('-', ' ').title()}"),
            ("atLevel", concept("governance-level/" + place.level)),
            ("forJurisdiction", area.iri),
        ]
        if number:
            about.append(("parentBody", first))
        to.state("body/" + name, "StateBody", about, source)
    return source


def write_source(to: Writer, name: str, chinese: str, english: str, kind: str, published: str) -> str:
    """A source; gives its IRI."""
    subject = thing("source/" + name)
    facts = [
        ("rdf:type", term("Source")),
        *labels(chinese, english),
        ("sourceKind", concept("source-kind/" + kind)),
    ]
    if published:
        facts.append(("publishedOn", to.date(published)))
    to.add(subject, facts)
    return subject
