"""What lies between places: circles, co-opetition, mechanisms, initiatives abroad, and the reading as PARTS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.synthetic import anchors
from tests.bench.synthetic.places import write_source
from tests.bench.synthetic.writer import Writer, concept, en, labels, thing, zh

if TYPE_CHECKING:
    from tests.bench.synthetic.documents import Document


def write_paper(to: Writer) -> str:
    """The founding paper, the source of what is read into the system as a whole."""
    return write_source(to, "lin-2025", "政策制定实施的路径分析", "The founding paper", "journal-article", "2025")


def write_circles(to: Writer, siblings: list[list[str]], source: str) -> None:
    """The circles of the real country, and one of up to six neighbours in every group that has so many."""
    groups = {key: [thing("place/" + member) for member in members] for key, members in anchors.CIRCLES.items()}
    groups |= {f"circle-{number}": group[:6] for number, group in enumerate(siblings) if len(group) > 5}
    for key, members in groups.items():
        facts = [
            *labels(f"经济圈{key}", f"Economic circle {key}"),
            ("placeKind", concept("place-kind/economic-circle")),
            ("partOf", thing("place/china")),
            *(("hasMember", member) for member in members),
        ]
        to.state("place/" + key, "EconomicCircle", facts, source)


def write_coopetition(to: Writer, siblings: list[list[str]], documents: int, source: str) -> None:
    """Relations between neighbours: of seven, four cooperate, two connect and one competes."""
    jiangsu, zhejiang = thing("place/jiangsu"), thing("place/zhejiang")
    for kind in ("Cooperation", "Competition"):
        _between(to, kind, f"first-{kind.lower()}", [jiangsu, zhejiang], source)
    groups = [group for group in siblings if len(group) > 1]
    for number in range(documents // 4):
        parties = to.rng.sample(to.rng.choice(groups), 2)
        kind = to.rng.choice(("Cooperation",) * 4 + ("Connection",) * 2 + ("Competition",))
        _between(to, kind, str(number), parties, source)


def _between(to: Writer, kind: str, name: str, parties: list[str], source: str) -> None:
    ground = concept("relation-ground/stated-by-source") if name.startswith("first") else to.draw(f"{kind}.ground")[0]
    facts = [*labels(f"地方关系{name}", f"{kind} {name}"), ("ground", ground)]
    if kind == "Connection":
        facts += [("initiator", parties[0]), ("counterpart", parties[1])]
    else:
        facts += [("party", party) for party in parties]
    to.state("coopetition/" + name, kind, facts, source)


def write_mechanisms(to: Writer, source: str) -> None:
    """A dozen mechanisms, and each of the five elements of co-opetition read three times."""
    for number in range(12):
        kind = to.draw("Mechanism.mechanismKind")[0] if number else concept("mechanism-kind/assessment")
        facts = [
            *labels(f"机制{number}", f"Mechanism {number}"),
            ("mechanismKind", kind),
            ("actsFrom", concept("governance-level/central")),
            ("actsOn", concept("governance-level/provincial")),
            ("party", thing("place/china")),
        ]
        if number == 0:
            facts.append(("assesses", concept("assessed-matter/gdp-growth")))
            facts.append(("mitigates", concept("policy-problem/zero-sum-competition")))
        to.state(f"mechanism/{number}", "Mechanism", facts, source)
    for element in ("players", "added-values", "rules", "tactics", "scope"):
        for number in range(3):
            facts = [
                *labels(f"要素解读{element}-{number}", f"Reading {number} as {element}"),
                ("partsElement", concept("parts/" + element)),
                ("mapsTo", thing(f"mechanism/{number}")),
                ("reading", zh("机制即要素。")),
                ("reading", en("The mechanism is the element.")),
            ]
            to.state(f"parts/{element}-{number}", "PartsMapping", facts, source)


def write_initiatives(to: Writer, documents: int, central: list[Document], source: str) -> None:
    """Partners abroad, and what is done with them: one initiative for six documents."""
    partners = ["zambia", *(f"country-{number}" for number in range(min(150, 2 + documents // 20)))]
    to.state("place/world", "Place", [*labels("世界", "World"), ("placeKind", concept("place-kind/world"))], source)
    facts = [*labels("非洲国家", "African Countries"), ("placeKind", concept("place-kind/country-group")), ("partOf", thing("place/world"))]
    to.state("place/africa", "Place", facts, source)
    for number, partner in enumerate(partners):
        facts = [*labels(f"伙伴国{partner}", partner.title()), ("placeKind", concept("place-kind/country")), ("partOf", thing("place/world"))]
        if number % 3 == 0:
            facts.append(("inGroup", thing("place/africa")))
        to.state("place/" + partner, "Country", facts, source)
    origin = next(document for document in central if document.iri.endswith("/ai-capacity-building-plan-2024>"))
    for number in range(1 + documents // 6):
        modalities = {to.draw("Initiative.modality")[0] for _ in range(to.rng.randrange(1, 4))}
        document = to.rng.choice(central)
        partner = to.rng.choice(partners)
        if number == 0:
            modalities, document, partner = {concept("modality/capacity-building")}, origin, "zambia"
        facts = [
            *labels(f"国际倡议{number}", f"Initiative {number}"),
            ("initiativeKind", to.draw("Initiative.initiativeKind")[0]),
            *(("modality", modality) for modality in sorted(modalities)),
            ("partner", thing("place/" + partner)),
            ("ledBy", thing("body/" + to.rng.choice(("state-council", "most", "cac")))),
            ("announcedOn", to.date(to.day(max(document.year, 2018)))),
            ("venue", zh("北京")),
            ("venue", en("Beijing")),
        ]
        if number == 0 or to.rng.random() < 0.5:
            facts.append(("setOutIn", document.iri))
        to.state(f"initiative/{number}", "Initiative", facts, source)
