"""What is said of a document by itself: its kind, its issuers and their order, its dates, what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.synthetic import anchors
from tests.bench.synthetic.writer import SEEN, Fact, Writer, concept, labels, term, thing, typed, zh

if TYPE_CHECKING:
    from tests.bench.synthetic.places import Area

# Before 人工智能 in a title, it gives the stem of the famous directive: a sign that a document follows it unnamed.
STEM = "新一代"


def describe(
    to: Writer, area: Area, number: int, year: int, issue: str, fixed: anchors.Given | None, issuers: list[str]
) -> list[Fact]:
    """The facts of a document.

    :param issue: the day on which it was signed or published
    """
    rng, place = to.rng, area.place
    kind = concept("document-kind/" + fixed.kind) if fixed else to.draw("PolicyDocument.documentKind")[0]
    facts = [
        ("documentKind", kind),
        ("atLevel", concept("governance-level/" + place.level)),
        ("appliesIn", area.iri),
        ("englishTitleStanding", concept("title-standing/translated")),
        ("policySubject", concept("policy-subject/artificial-intelligence")),
        ("lastCheckedOn", to.date(SEEN)),
        *(("issuedBy", body) for body in issuers),
        *_legal_time(to, year, issue, fixed),
    ]
    themes = {to.draw("PolicyDocument.theme")[0] for _ in range(rng.randrange(2, 6))}
    if area.key in anchors.THEMES:
        themes.add(concept("theme/" + anchors.THEMES[area.key]))
    facts += [("theme", theme) for theme in sorted(themes)]
    if rng.random() < 0.3:
        facts.append(("officialNumber", f'"{place.zh[0]}政发〔{year}〕{number + 1}号"'))
    elif rng.random() < 0.2:
        facts.append(("lacks", concept("document-part/number")))
    if fixed and fixed.stem:
        facts.append(("titleStem", zh(fixed.stem)))
    if fixed and fixed.regulates:
        facts.append(("regulates", concept("regulated-subject/" + fixed.regulates)))
    elif rng.random() < 0.03:
        facts.append(("regulates", to.draw("PolicyDocument.regulates")[0]))
    return facts


def _legal_time(to: Writer, year: int, issue: str, fixed: anchors.Given | None) -> list[Fact]:
    """Signature, publication, effect, term and period; a status only of a document that no example needs in force."""
    rng, last = to.rng, issue
    facts: list[Fact] = []
    if rng.random() < 0.4:
        facts.append(("signedOn", to.date(issue)))
        if rng.random() < 0.4:
            last = to.after(issue, 30)
            facts.append(("publishedOn", to.date(last)))
    else:
        facts.append(("publishedOn", to.date(issue)))
    if fixed and fixed.until:
        return [*facts, ("periodEnd", to.date(str(fixed.until)))]
    if rng.random() < 0.1:
        last = to.after(last, 60)
        facts.append(("effectiveOn", to.date(last)))
        if rng.random() < 0.3:
            facts.append(("termOfValidity", typed(f"P{rng.randrange(1, 6)}Y", "yearMonthDuration")))
        elif rng.random() < 0.3:
            facts.append(("expiresOn", to.date(f"{year + rng.randrange(1, 6)}-12-31")))
    if rng.random() < 0.5:
        facts += [("periodStart", to.date(str(year))), ("periodEnd", to.date(str(year + rng.randrange(1, 6))))]
    if not fixed and rng.random() < 0.1:
        facts.append(("legalStatus", to.draw("PolicyDocument.legalStatus")[0]))
    return facts


def draw_issuers(to: Writer, area: Area, fixed: anchors.Given | None) -> list[str]:
    """The bodies that issue a document, in the order printed: one, but several for one document of seven."""
    if fixed and fixed.issuers:
        return [thing("body/" + name) for name in fixed.issuers]
    count = to.rng.randrange(2, len(area.bodies) + 1) if to.rng.random() < 0.15 else 1
    return to.rng.sample(area.bodies, count)


def write_joint_issuers(to: Writer, slug: str, titles: tuple[str, str], issuers: list[str]) -> None:
    """A node for the place of each of several issuers; one who issues alone needs none."""
    if len(issuers) < 2:
        return
    for position, body in enumerate(issuers, start=1):
        node = thing(f"joint-issuer/{slug}/{position}")
        to.add(thing("document/" + slug), [("prov:qualifiedAttribution", node)])
        facts = [
            ("rdf:type", term("JointIssuer")),
            *labels(f"{titles[0]}：第{position}发文机关", f"{titles[1]}: issuer {position}"),
            ("prov:agent", body),
            ("issuerPosition", typed(position, "integer")),
            ("evidence", thing("evidence/document/" + slug)),
        ]
        to.add(node, facts)
