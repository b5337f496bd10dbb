"""Programmes of the country, and the documents that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.bench.synthetic import anchors
from tests.bench.synthetic.writer import concept, en, labels, thing, zh

if TYPE_CHECKING:
    from tests.bench.synthetic.documents import Document
    from tests.bench.synthetic.writer import Writer


class Programme(NamedTuple):
    """What a document needs to know of a programme to name it: its IRI, and the year in which it was launched."""

    iri: str
    year: int


def write_programmes(to: Writer, central: list[Document], source: str) -> list[Programme]:
    """The programmes of the examples, and one more for each twenty central documents."""
    known = {document.iri: document for document in central}
    found = []
    for key, slugs in anchors.PROGRAMMES.items():
        launched, plan = (known[thing("document/" + slug)] for slug in slugs)
        found.append(_programme(to, key, launched, plan, source))
    invented = central[len(anchors.DOCUMENTS["china"]) :]
    for number in range(len(invented) // 20):
        launched, plan = sorted(to.rng.sample(invented, 2), key=lambda document: (document.year, document.iri))
        found.append(_programme(to, f"programme-{number}", launched, plan, source))
    return found


def _programme(to: Writer, key: str, launched: Document, plan: Document, source: str) -> Programme:
    facts = [
        *labels(f"{key}行动", f"{key} action"),
        ("skos:altLabel", zh(f"{key}专项")),
        ("skos:altLabel", en(f"{key} initiative")),
        ("policySubject", concept("policy-subject/artificial-intelligence")),
        ("launchedIn", launched.iri),
        ("programmeSetOutIn", plan.iri),
    ]
    return Programme(to.state("programme/" + key, "PolicyProgramme", facts, source), launched.year)


def name_programme(
    to: Writer, iri: str, year: int, fixed: anchors.Given | None, programmes: list[Programme], source: str
) -> None:
    """One document of twelve names a programme of an earlier year, the first ones most often."""
    if fixed and fixed.programme:
        to.relate(iri, "namesProgramme", thing("programme/" + fixed.programme), source)
    elif to.rng.random() < 0.08:
        earlier = [programme for programme in programmes if programme.year < year]
        if earlier:
            to.relate(iri, "namesProgramme", earlier[int(len(earlier) * to.rng.random() ** 3)].iri, source)
