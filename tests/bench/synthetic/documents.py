"""Documents of a place: what they are, what they follow, the targets and instruments they set."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.bench.synthetic import anchors
from tests.bench.synthetic.places import write_source
from tests.bench.synthetic.writer import Fact, Writer, concept, en, labels, thing, typed, variable, zh

if TYPE_CHECKING:
    from tests.bench.synthetic.places import Area

_YEARS = range(2014, 2027)


class Document(NamedTuple):
    """What later documents need to know of one: its IRI, its year, whether it leads back to the famous directive."""

    iri: str
    year: int
    famous: bool


class Goal(NamedTuple):
    """What an observation needs to know of a target."""

    iri: str
    indicator: str
    unit: str
    variable: str
    year: int


class Issued(NamedTuple):
    """The documents of a place and their targets; a place keeps as many as later documents can follow."""

    documents: list[Document]
    goals: list[Goal]


def write_documents(to: Writer, area: Area, upper: list[list[Document]]) -> Issued:
    """All documents of a place.

    :param upper: the documents of the places around it, from the nearest on
    """
    issued, used = Issued([], []), set[tuple[str, int]]()
    given = anchors.DOCUMENTS.get(area.key, [])
    for number in range(area.documents):
        fixed = given[number] if number < len(given) else None
        _write(to, area, number, fixed, upper, issued, used)
    return issued


def _write(
    to: Writer,
    area: Area,
    number: int,
    fixed: anchors.Given | None,
    upper: list[list[Document]],
    issued: Issued,
    used: set[tuple[str, int]],
) -> None:
    rng = to.rng
    year = fixed.year if fixed else min(rng.choice(_YEARS), _year_before(area, number))
    slug = fixed.slug if fixed else f"{area.key}-{year}-{number}"
    issue = to.day(year)
    english, chinese = f"{area.place.en} AI Policy {year}, No. {number}", f"{area.place.zh}人工智能政策（{year}年第{number}号）"
    source = write_source(to, "doc-" + slug, chinese, english, "policy-document", issue)
    iri = thing("document/" + slug)
    facts = [*labels(chinese, english), *_description(to, area, number, year, issue, fixed)]
    to.state("document/" + slug, "PolicyDocument", facts, source)
    famous = _relate(to, area, iri, year, fixed, upper, issued, source)
    issued.documents.append(Document(iri, year, famous or slug == anchors.FAMOUS))
    targets = rng.choice((0, 0, 1, 2, 3))
    for each in range(max(1, targets) if number == 0 and area.key in anchors.TARGETS else targets):
        _target(to, area, slug, each, year, source, issued, used)
    for each in range(1 if number == 0 and area.key in anchors.INSTRUMENTS else rng.choice((0, 0, 0, 0, 1, 2))):
        _instrument(to, area, slug, each, source, first=number == 0 and each == 0)


def _year_before(area: Area, number: int) -> int:
    """The last year in which the document can be issued."""
    return anchors.TARGETS[area.key][-1] - 1 if number == 0 and area.key in anchors.TARGETS else _YEARS[-1]


def _description(to: Writer, area: Area, number: int, year: int, issue: str, fixed: anchors.Given | None) -> list[Fact]:
    rng, place = to.rng, area.place
    kind = concept("document-kind/" + fixed.kind) if fixed else to.draw("PolicyDocument.documentKind")[0]
    facts = [
        ("documentKind", kind),
        ("atLevel", concept("governance-level/" + place.level)),
        ("appliesIn", area.iri),
        ("englishTitleStanding", concept("title-standing/translated")),
        ("policySubject", concept("policy-subject/artificial-intelligence")),
        ("lastCheckedOn", to.date("2026-11-20")),
        ("signedOn" if rng.random() < 0.4 else "publishedOn", to.date(issue)),
    ]
    themes = {to.draw("PolicyDocument.theme")[0] for _ in range(rng.randrange(2, 6))}
    if area.key in anchors.THEMES:
        themes.add(concept("theme/" + anchors.THEMES[area.key]))
    facts += [("theme", theme) for theme in sorted(themes)]
    issuers = 1 if rng.random() < 0.8 else 2
    facts += [("issuedBy", body) for body in sorted(rng.sample(area.bodies, issuers))]
    if rng.random() < 0.5:
        facts += [("periodStart", to.date(str(year))), ("periodEnd", to.date(str(year + rng.randrange(1, 6))))]
    if rng.random() < 0.3:
        facts.append(("legalStatus", to.draw("PolicyDocument.legalStatus")[0]))
    if rng.random() < 0.3:
        facts.append(("officialNumber", f'"{place.zh[0]}政发〔{year}〕{number + 1}号"'))
    if fixed and fixed.regulates:
        facts.append(("regulates", concept("regulated-subject/" + fixed.regulates)))
    elif rng.random() < 0.03:
        facts.append(("regulates", to.draw("PolicyDocument.regulates")[0]))
    return facts


def _relate(
    to: Writer,
    area: Area,
    iri: str,
    year: int,
    fixed: anchors.Given | None,
    upper: list[list[Document]],
    issued: Issued,
    source: str,
) -> bool:
    """What a document carries out, cites, replaces; says whether it leads back to the famous directive."""
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
    if fixed and fixed.supersedes:
        to.relate(iri, "supersedes", thing("document/" + fixed.supersedes), source)
    elif issued.documents and rng.random() < 0.03:
        older = rng.choice(issued.documents)
        if older.year < year and older.iri not in bases:
            to.relate(iri, rng.choice(("supersedes", "supersedes", "amends", "draftOf")), older.iri, source)
    if rng.random() < 0.1 or (fixed and fixed.slug == anchors.FAMOUS):
        to.relate(iri, "cites", _stub(to, area, iri, source), source)
    return famous


def _basis(to: Writer, area: Area, lists: list[list[Document]], year: int) -> Document | None:
    """A document of a place around, as likely as it is famous: the first ones of a place are followed most."""
    documents = to.rng.choice(lists)
    gap = anchors.GAP in (area.key, *area.around)
    for _ in range(4):
        if documents:
            found = documents[int(len(documents) * to.rng.random() ** 3)]
            if found.year < year and not (gap and found.famous):
                return found
    return None


def _stub(to: Writer, area: Area, citing: str, source: str) -> str:
    """A document that is only named, of the place around."""
    place = area.around[0] if area.around else area.key
    levels = {0: "central", 1: "central", 2: "provincial", 3: "municipal"}
    name = citing.rpartition("/")[2][:-1]
    facts = [
        *labels(f"{name}所称文件", f"Document named by {name}"),
        ("documentKind", to.draw("NamedDocument.documentKind")[0]),
        ("atLevel", concept("governance-level/" + levels[len(area.around)])),
        ("appliesIn", thing("place/" + place)),
        ("englishTitleStanding", concept("title-standing/translated")),
        ("policySubject", concept("policy-subject/artificial-intelligence")),
    ]
    return to.state(f"document/{name}-named", "NamedDocument", facts, source)


def _target(
    to: Writer, area: Area, slug: str, number: int, year: int, source: str, issued: Issued, used: set[tuple[str, int]]
) -> None:
    """A target, unless the place has one of that variable for that year."""
    rng = to.rng
    due = year + rng.randrange(1, 6)
    indicator, unit, comparator, own = to.draw("Target.indicator,unit,comparator,ofVariable")
    of = variable(own, rng.randrange(to.copies))
    if not issued.goals and area.key in anchors.TARGETS:
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
    issued.goals.append(Goal(iri, indicator, unit, of, due))


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


