"""Facts as lines: N-Quads in graph/data, or N-Triples, written as they come and never held."""

from __future__ import annotations

import datetime
from functools import cache
from typing import TYPE_CHECKING

from aikg.namespaces import GRAPH, ID, VOCAB, expand
from aikg.tables.dates import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

    from tests.bench.synthetic.weights import Choice, Learnt

Fact = tuple[str, str]
XSD = "http://www.w3.org/2001/XMLSchema#"
SEEN = "2026-11-20"
_LAST = datetime.date.fromisoformat(SEEN)


@cache
def term(name: str) -> str:
    """A term of an ontology, `value` for one of ours, as it is written in N-Triples."""
    return f"<{expand(name if ':' in name else 'cnai:' + name)}>"


def thing(name: str) -> str:
    """A thing of ours: `place/shenzhen`."""
    return f"<{ID}{name}>"


def concept(name: str) -> str:
    """A concept of a vocabulary: `theme/compute`."""
    return f"<{VOCAB}{name}>"


def variable(iri: str, copy: int) -> str:
    """A variable, or its copy of this number."""
    return f"{iri[:-1]}-copy-{copy}>" if copy else iri


def zh(text: str) -> str:
    return f'"{text}"@zh'


def en(text: str) -> str:
    return f'"{text}"@en'


def typed(value: object, datatype: str) -> str:
    return f'"{value}"^^<{XSD}{datatype}>'


def labels(chinese: str, english: str) -> list[Fact]:
    return [("rdfs:label", zh(chinese)), ("rdfs:label", en(english))]


class Writer:
    """Where facts go; counts them, and gives each date its node when it is first used."""

    def __init__(self, write: Callable[[str], object], rng: Random, learnt: Learnt, quads: bool) -> None:
        self.write = write
        self.rng = rng
        self.learnt = learnt
        self.count = 0
        self.copies = 1
        self.end = f" <{GRAPH}data> .\n" if quads else " .\n"
        self._dates: set[str] = set()

    def draw(self, name: str) -> tuple[str, ...]:
        """IRIs of concepts as often used as by this class and property in the real dataset."""
        return tuple(f"<{iri}>" for iri in self.choice(name).draw(self.rng))

    def choice(self, name: str) -> Choice:
        return self.learnt.choices[name]

    def add(self, subject: str, facts: Iterable[Fact]) -> None:
        start, end = subject + " ", self.end
        lines = [f"{start}{term(name)} {value}{end}" for name, value in facts]
        self.count += len(lines)
        self.write("".join(lines))

    def write_variables(self, copies: int) -> None:
        """Write the variables, and so many times again for other domains and grades."""
        self.copies = copies
        domains, grades = (self._others(name) for name in ("appliedIn", "grade"))
        for copy in range(copies):
            narrowed = {term("appliedIn"): domains[copy % len(domains)], term("grade"): grades[copy // len(domains) % len(grades)]}
            lines = [
                f"{variable(iri, copy)} {name} {narrowed.get(name, value) if copy else value}{self.end}"
                for iri, name, value in self.learnt.variables
            ]
            self.count += len(lines)
            self.write("".join(lines))

    def _others(self, name: str) -> list[str]:
        """The concepts that variables have for a part, but for the one that narrows nothing."""
        return [f"<{iri}>" for (iri,) in self.choice(f"Variable.{name}").values if not iri.endswith(("/all", "/any", "/each"))]

    def state(self, name: str, kind: str, facts: list[Fact], source: str, printed: str = "") -> str:
        """Write a thing with its class and its evidence; gives its IRI."""
        subject = thing(name)
        evidence = self.evidence(name, source, printed)
        self.add(subject, [("rdf:type", term(kind)), *facts, ("evidence", evidence)])
        return subject

    def evidence(self, name: str, source: str, printed: str = "") -> str:
        subject = thing("evidence/" + name)
        facts = [
            ("rdf:type", term("Evidence")),
            ("source", source),
            ("locator", f'"section {self.rng.randrange(1, 40)}"'),
            *[("seenAs", seen) for seen in self.draw("Evidence.seenAs")],
            ("seenOn", self.date(SEEN)),
        ]
        if printed:
            facts.append(("asPrinted", f'"{printed}"'))
        self.add(subject, facts)
        return subject

    def relate(self, one: str, relation: str, other: str, source: str) -> None:
        """A relation between two things (IRIs in brackets), with the axiom that carries its evidence."""
        short = [each[len(ID) + 1 : -1].partition("/")[2].replace("/", "-") for each in (one, other)]
        name = f"relation/{short[0]}--{_hyphenated(relation)}--{short[1]}"
        self.add(one, [(relation, other)])
        annotated = [("annotatedSource", one), ("annotatedProperty", term(relation)), ("annotatedTarget", other)]
        facts = [("rdf:type", term("owl:Axiom")), *(("owl:" + key, value) for key, value in annotated)]
        self.add(thing(name), [*facts, ("evidence", self.evidence(name, source))])

    def date(self, text: str) -> str:
        subject = thing("date/" + text)
        if text not in self._dates:
            self._dates.add(text)
            span = parse(text)
            facts = [
                ("rdf:type", term("DateSpan")),
                *labels(span.label_zh, span.label_en),
                ("dateText", f'"{text}"'),
                ("earliest", typed(span.earliest, "date")),
                ("latest", typed(span.latest, "date")),
                ("precision", concept("date-precision/" + span.precision)),
            ]
            if span.precision == "day":
                facts.append(("dayNumber", typed(span.number, "integer")))
            self.add(subject, facts)
        return subject

    def day(self, year: int) -> str:
        """The written form of a day of the year, none after the day on which all was seen."""
        first = datetime.date(year, 1, 1)
        days = min(365, (_LAST - first).days + 1)
        return (first + datetime.timedelta(days=self.rng.randrange(days))).isoformat()

    def after(self, day: str, days: int) -> str:
        """The day itself or one of so many after it, none after the day on which all was seen."""
        later = datetime.date.fromisoformat(day) + datetime.timedelta(days=self.rng.randrange(days + 1))
        return min(later, _LAST).isoformat()


@cache
def _hyphenated(relation: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in relation)
