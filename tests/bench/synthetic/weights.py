"""What the real dataset uses how often: concepts by the class and property that lead to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode, RdfFormat, parse

from aikg.dataset.dataset import Dataset
from aikg.namespaces import CNAI, GRAPH, ID, PREFIXES, VOCAB
from tests.bench.synthetic import anchors

if TYPE_CHECKING:
    from random import Random

    from aikg.types import StrPath

_TYPE, _LABEL = PREFIXES["rdf"] + "type", PREFIXES["rdfs"] + "label"
# Class of ours -> properties whose values are used together: (indicator, unit) and so on.
_TOGETHER = {
    "Target": ("indicator", "unit", "comparator", "ofVariable"),
    "PolicyDocument": ("atLevel", "documentKind"),
    "PolicyInstrument": ("instrumentType", "capUnit", "capBasis", "purpose"),
}
# So many variables are enough: those of most targets, and those of the examples.
_VARIABLES = 60


class Choice(NamedTuple):
    """Values, each as likely as it is often in the real dataset."""

    values: list[tuple[str, ...]]
    cumulative: list[int]

    def draw(self, rng: Random) -> tuple[str, ...]:
        return rng.choices(self.values, cum_weights=self.cumulative)[0]


class Place(NamedTuple):
    """A real place, by its name: what the synthetic systems are built around."""

    key: str
    zh: str
    en: str
    level: str
    above: str


class Learnt(NamedTuple):
    """The weights, `Target.indicator,unit,comparator,ofVariable` or `Site.siteKind`, the real places by level, and
    the facts of the variables: subject, predicate, object as they stand in N-Triples."""

    choices: dict[str, Choice]
    places: list[Place]
    variables: list[tuple[str, str, str]]


def learn(home: StrPath) -> Learnt:
    """Read the asserted facts of the dataset.

    :raises OSError: if a file of it is missing
    """
    facts: dict[str, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    for graph, path in Dataset(home).graph_files():
        if graph == GRAPH + "data":
            for quad in parse(path=path, format=RdfFormat.TURTLE):
                facts[str(quad.subject)[1:-1]][quad.predicate.value].append(quad.object)
    counts: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for about in facts.values():
        for kind in about.get(_TYPE, ()):
            if isinstance(kind, NamedNode) and kind.value.startswith(CNAI):
                _count(counts, kind.value.removeprefix(CNAI), about)
    targets = counts["Target." + ",".join(_TOGETHER["Target"])]
    used = {iri for iri, _ in Counter({key[-1]: n for key, n in targets.most_common()}).most_common(_VARIABLES)}
    used |= {f"{ID}variable/{name}" for _, _, _, name, _ in anchors.TARGETS.values()}
    used |= {f"{ID}variable/{name}" for _, _, name in anchors.OBSERVATIONS.values()}
    for key in [key for key in targets if key[-1] not in used]:
        del targets[key]
    variables = [(f"<{iri}>", f"<{name}>", str(value)) for iri in sorted(used) for name, values in facts[iri].items() for value in values]
    choices = {name: _choice(counter) for name, counter in counts.items()}
    places = sorted(filter(None, (_place(iri, about) for iri, about in facts.items())))
    return Learnt(choices, places, variables)


def _count(counts: dict[str, Counter[tuple[str, ...]]], kind: str, about: dict[str, list[object]]) -> None:
    for name, values in about.items():
        concepts = [str(value)[1:-1] for value in values if str(value).startswith("<" + VOCAB)]
        counts[f"{kind}.{name.removeprefix(CNAI)}"].update((concept,) for concept in concepts)
    together = _TOGETHER.get(kind, ())
    if together and all(CNAI + name in about for name in together):
        counts[f"{kind}.{','.join(together)}"][tuple(str(about[CNAI + name][0])[1:-1] for name in together)] += 1


def _choice(counter: Counter[tuple[str, ...]]) -> Choice:
    values = sorted(counter)
    total, cumulative = 0, []
    for value in values:
        total += counter[value]
        cumulative.append(total)
    return Choice(values, cumulative)


def _place(iri: str, about: dict[str, list[object]]) -> Place | None:
    level = about.get(CNAI + "atLevel")
    if not iri.startswith(ID + "place/") or not level:
        return None
    names = {label.language: label.value for label in about[_LABEL]}  # type: ignore[attr-defined]
    above = [str(value)[1:-1].rpartition("/")[2] for value in about.get(CNAI + "partOf", ())]
    return Place(iri.rpartition("/")[2], names["zh"], names["en"], str(level[0])[1:-1].rpartition("/")[2], above[0])
