"""Documents of a place: what they follow and name, and whatever comes with each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.bench.synthetic import anchors
from tests.bench.synthetic.descriptions import STEM, describe, draw_issuers, write_joint_issuers
from tests.bench.synthetic.measures import LAST_YEAR, Goal, last_year, write_instruments, write_targets
from tests.bench.synthetic.places import write_source
from tests.bench.synthetic.programmes import Programme, name_programme
from tests.bench.synthetic.status import write_event, write_succession
from tests.bench.synthetic.writer import Writer, concept, labels, thing

if TYPE_CHECKING:
    from tests.bench.synthetic.places import Area

_YEARS = range(2014, LAST_YEAR + 1)


class Document(NamedTuple):
    """What later documents need to know of one: its IRI, its year, whether it leads back to the famous directive."""

    iri: str
    year: int
    famous: bool


class Issued(NamedTuple):
    """The documents of a place and their targets; a place keeps as many as later documents can follow."""

    documents: list[Document]
    goals: list[Goal]


def write_documents(to: Writer, area: Area, upper: list[list[Document]], programmes: list[Programme]) -> Issued:
    """All documents of a place.

    :param upper: the documents of the places around it, from the nearest on
    :param programmes: those that a document of the place can name
    """
    issued, used = Issued([], []), set[tuple[str, int]]()
    given = anchors.DOCUMENTS.get(area.key, [])
    for number in range(area.documents):
        fixed = given[number] if number < len(given) else None
        _write(to, area, number, fixed, upper, issued, used, programmes)
    return issued


def _write(
    to: Writer,
    area: Area,
    number: int,
    fixed: anchors.Given | None,
    upper: list[list[Document]],
    issued: Issued,
    used: set[tuple[str, int]],
    programmes: list[Programme],
) -> None:
    rng = to.rng
    year = fixed.year if fixed else min(rng.choice(_YEARS), last_year(area, number))
    slug = fixed.slug if fixed else f"{area.key}-{year}-{number}"
    issue = to.day(year)
    chinese, english = _titles(to, area, number, year, fixed)
    source = write_source(to, "doc-" + slug, chinese, english, "policy-document", issue)
    iri = thing("document/" + slug)
    issuers = draw_issuers(to, area, fixed)
    facts = [*labels(chinese, english), *describe(to, area, number, year, issue, fixed, issuers)]
    to.state("document/" + slug, "PolicyDocument", facts, source)
    write_joint_issuers(to, slug, (chinese, english), issuers)
    famous = _relate(to, area, iri, year, issue, fixed, upper, issued, source)
    name_programme(to, iri, year, fixed, programmes, source)
    if not fixed and rng.random() < 0.02:
        write_event(to, slug, year, source)
    issued.documents.append(Document(iri, year, famous or slug == anchors.FAMOUS))
    write_targets(to, area, slug, number, year, source, issued.goals, used)
    write_instruments(to, area, slug, number, source)


def _titles(to: Writer, area: Area, number: int, year: int, fixed: anchors.Given | None) -> tuple[str, str]:
    """Chinese and English; one document of twenty below the country has the stem of the famous directive in its title."""
    stem = STEM if area.around and not fixed and not _in_gap(area) and to.rng.random() < 0.05 else ""
    return f"{area.place.zh}{stem}人工智能政策（{year}年第{number}号）", f"{area.place.en} AI Policy {year}, No. {number}"


def _in_gap(area: Area) -> bool:
    return anchors.GAP in (area.key, *area.around)


def _relate(
    to: Writer,
    area: Area,
    iri: str,
    year: int,
    issue: str,
    fixed: anchors.Given | None,
    upper: list[list[Document]],
    issued: Issued,
    source: str,
) -> bool:
    """What a document carries out, cites, replaces or lacks; says whether it leads back to the famous directive."""
    rng, famous, bases = to.rng, False, dict[str, str]()
    if fixed and fixed.implements:
        bases[thing("document/" + fixed.implements)] = "implements"
        famous = fixed.implements == anchors.FAMOUS
    # The documents of the country follow earlier ones of its own.
    lists = upper or [issued.documents]
    chances = (("implements", 0.3), ("implements", 0.15), ("cites", 0.1), ("alignsAsStated", 0.03))
    for relation, chance in chances:
        if rng.random() < chance:
            basis = _basis(to, area, lists, year)
            if basis and basis.iri != iri and basis.iri not in bases:
                bases[basis.iri] = relation
                famous = famous or (relation == "implements" and basis.famous)
    for basis_iri, relation in bases.items():
        to.relate(iri, relation, basis_iri, source)
    if "implements" not in bases.values() and (_in_gap(area) or rng.random() < 0.15):
        to.add(iri, [("lacks", concept("document-part/basis"))])
    # What the examples need stays in force.
    invented = issued.documents[len(anchors.DOCUMENTS.get(area.key, ())) :]
    if fixed and fixed.supersedes:
        _replace(to, iri, "supersedes", thing("document/" + fixed.supersedes), issue, source)
    elif invented and rng.random() < 0.03:
        older = rng.choice(invented)
        if older.year < year and older.iri not in bases:
            _replace(to, iri, rng.choice(("supersedes", "supersedes", "amends", "draftOf")), older.iri, issue, source)
    if rng.random() < 0.1 or (fixed and fixed.slug == anchors.FAMOUS):
        to.relate(iri, "cites", _stub(to, area, iri, source), source)
    return famous


def _replace(to: Writer, newer: str, relation: str, older: str, issue: str, source: str) -> None:
    to.relate(newer, relation, older, source)
    if relation == "supersedes" and to.rng.random() < 0.5:
        write_succession(to, _slug(older), _slug(newer), issue, source)


def _slug(iri: str) -> str:
    return iri.rpartition("/")[2][:-1]


def _basis(to: Writer, area: Area, lists: list[list[Document]], year: int) -> Document | None:
    """A document of a place around, as likely as it is famous: the first ones of a place are followed most."""
    documents = to.rng.choice(lists)
    for _ in range(4):
        if documents:
            found = documents[int(len(documents) * to.rng.random() ** 3)]
            if found.year < year and not (_in_gap(area) and found.famous):
                return found
    return None


def _stub(to: Writer, area: Area, citing: str, source: str) -> str:
    """A document that is only named, of the place around."""
    place = area.around[0] if area.around else area.key
    levels = {0: "central", 1: "central", 2: "provincial", 3: "municipal"}
    name = _slug(citing)
    facts = [
        *labels(f"{name}所称文件", f"Document named by {name}"),
        ("documentKind", to.draw("NamedDocument.documentKind")[0]),
        ("atLevel", concept("governance-level/" + levels[len(area.around)])),
        ("appliesIn", thing("place/" + place)),
        ("englishTitleStanding", concept("title-standing/translated")),
        ("policySubject", concept("policy-subject/artificial-intelligence")),
    ]
    return to.state(f"document/{name}-named", "NamedDocument", facts, source)
