"""Worlds to judge: the real ontology, shapes and queries, with world.ttl and changed copies of its things."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from aikg.namespaces import BASE, PREFIXES

HERE = Path(__file__).parent
WORLD = HERE / "world.ttl"
CASES = HERE / "cases.tsv"

_PROLOGUE = f"@base <{BASE}> .\n" + "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


class Case(NamedTuple):
    """A copy of a thing of world.ttl with other objects for some properties, and the rules that must fire."""

    name: str
    fires: set[str]
    thing: str
    changes: dict[str, str]

    @property
    def copy(self) -> NamedNode:
        """The copy's IRI: `@id` among the changes, or one made of the thing's and the case's."""
        made = f"{self.thing}-{self.name.replace('/', '-')}"
        if self.thing.startswith("ontology#"):
            made = self.thing + self.name.title().replace("/", "").replace("-", "")
        return NamedNode(iri(self.changes.get("@id", made)))


def iri(name: str) -> str:
    """The IRI of a property (`cnai:theme`) or of a thing relative to our base (`id/place/shenzhen`)."""
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else name if colon else BASE + name


def cases() -> list[Case]:
    """The cases of cases.tsv; its rows of the same case are one case with several changes."""
    found: dict[str, Case] = {}
    with CASES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            fires = set(row["fires"].split()) - {"-"}
            case = found.setdefault(row["case"], Case(row["case"], fires, row["thing"], {}))
            if row["property"]:
                case.changes[row["property"]] = row["objects"]
    return list(found.values())


def write(home: Path, world: Path, data: bytes) -> Path:
    """A folder with the ontology, shapes and queries of *home*, and *data* (Turtle) for a graph."""
    (world / "data" / "graph").mkdir(parents=True)
    for room in ("ontology", "queries"):
        (world / room).symlink_to(home / room)
    (world / "data" / "graph" / "world.ttl").write_bytes(data)
    return world


def with_copies(cases: list[Case]) -> bytes:
    """world.ttl, and the changed copy of each case."""
    things = defaultdict(list)
    quads = list(parse(path=WORLD, format=RdfFormat.TURTLE))
    for quad in quads:
        things[quad.subject].append((quad.predicate, quad.object))
    copies = [quad for case in cases for quad in _copy(case, things[NamedNode(iri(case.thing))])]
    return serialize([quad.triple for quad in quads + copies], format=RdfFormat.TURTLE) or b""


def _copy(case: Case, said: list[tuple[NamedNode, object]]) -> list[Quad]:
    assert said, f"{case.name}: there is no {case.thing} in world.ttl"
    changed = {NamedNode(iri(name)) for name in case.changes if name[0] not in "@^"}
    kept = [Quad(case.copy, name, value) for name, value in said if name not in changed]
    text = _PROLOGUE
    for name, objects in case.changes.items():
        objects = objects.replace("<@>", f"<{case.copy.value}>")
        if name.startswith("^"):
            text += f"{objects} {name[1:]} <{case.copy.value}> .\n"
        elif name != "@id" and objects:
            text += f"<{case.copy.value}> {name} {objects} .\n"
    return kept + list(parse(text.encode(), format=RdfFormat.TURTLE, rename_blank_nodes=True))
