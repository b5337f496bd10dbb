"""What stands or is known in a place beside its documents: sites, designations, observations, strengths, disputes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.synthetic import anchors
from tests.bench.synthetic.writer import Writer, concept, en, labels, term, thing, typed, zh

if TYPE_CHECKING:
    from tests.bench.synthetic.documents import Document, Issued
    from tests.bench.synthetic.measures import Goal
    from tests.bench.synthetic.places import Area


def write_things(to: Writer, area: Area, issued: Issued, central: list[Document], source: str) -> None:
    """As many things as the place has documents for.

    :param central: documents of the country, under which a status is given
    """
    granted: set[str] = set()
    for number, document in enumerate(issued.documents):
        if (number == 0 and area.key in (*anchors.SITES, *anchors.STATUSES)) or to.rng.random() < 0.3:
            _site(to, area, number, central, granted, source)
        if (number == 0 and area.key in anchors.DOCUMENTS) or to.rng.random() < 0.05:
            _contested(to, document, source)
    for number, goal in enumerate(issued.goals):
        if number == 0 or to.rng.random() < 0.15:
            _observation(to, area, number, goal, source)
    if area.key in anchors.OBSERVATIONS:
        indicator, unit, variable = anchors.OBSERVATIONS[area.key]
        of = thing("variable/" + variable)
        _observe(to, area, "first", concept("indicator/" + indicator), concept("unit/" + unit), of, 2024, source)
    if area.key in anchors.SPECIALISED or to.rng.random() < 0.1:
        field = to.draw("Specialisation.field")[0]
        facts = [*labels(f"{area.place.zh}产业专长", f"Specialisation of {area.place.en}"), ("ofPlace", area.iri), ("field", field)]
        to.state(f"specialisation/{area.key}", "Specialisation", facts, source)


def _site(to: Writer, area: Area, number: int, central: list[Document], granted: set[str], source: str) -> None:
    rng, name = to.rng, f"{area.key}-{number}"
    kind = to.draw("Site.siteKind")[0]
    if number == 0 and area.key in anchors.SITES:
        kind = concept("site-kind/" + anchors.SITES[area.key])
    facts = [
        *labels(f"{area.place.zh}载体{number}", f"Site {number} of {area.place.en}"),
        ("siteKind", kind),
        ("locatedIn", area.iri),
        ("focus", to.draw("Site.focus")[0]),
    ]
    if rng.random() < 0.3 or (number == 0 and area.key in anchors.LEADS):
        company = anchors.LEADS.get(area.key) if number == 0 else None
        lead = f"organisation/{company or 'company-' + name}"
        about = [*labels(f"{area.place.zh}公司{number}", f"Company {number} of {area.place.en}"), ("locatedIn", area.iri)]
        facts.append(("leadOrganisation", to.state(lead, "Company", about, source)))
    site = to.state("site/" + name, "Site", facts, source)
    if (number == 0 and area.key in anchors.STATUSES) or rng.random() < 0.75:
        _designation(to, area, number, site, central, granted, source)


def _designation(
    to: Writer, area: Area, number: int, site: str, central: list[Document], granted: set[str], source: str
) -> None:
    """A status of a site of the place, or of the place itself, which is given each status once."""
    rng = to.rng
    status = to.draw("Designation.grantsStatus")[0]
    if number == 0 and area.key in anchors.STATUSES:
        status = concept("designation-status/" + anchors.STATUSES[area.key])
    year = rng.randrange(2016, 2026)
    of_place = rng.random() < 0.2 and status not in granted
    if of_place:
        granted.add(status)
    facts = [
        *labels(f"{area.place.zh}授牌{number}", f"Designation {number} of {area.place.en}"),
        ("grantsStatus", status),
        ("designates", area.iri if of_place else site),
        ("designatedBy", thing("body/" + rng.choice(("miit", "most", "ndrc")))),
        ("designatedOn", to.date(to.day(year))),
    ]
    under = central[int(len(central) * rng.random() ** 3)] if central else None
    gap = anchors.GAP in (area.key, *area.around)
    if under and under.year <= year and not (gap and under.famous) and rng.random() < 0.5:
        facts.append(("underDocument", under.iri))
    to.state(f"designation/{area.key}-{number}", "Designation", facts, source)


def _observation(to: Writer, area: Area, number: int, goal: Goal, source: str) -> None:
    _observe(to, area, str(number), goal.indicator, goal.unit, goal.variable, goal.year - 1, source)


def _observe(to: Writer, area: Area, name: str, indicator: str, unit: str, variable: str, year: int, source: str) -> None:
    value = to.rng.randrange(1, 1500)
    facts = [
        *labels(f"{area.place.zh}观测值（{year}年）", f"Observed in {area.place.en}, {year}"),
        ("indicator", indicator),
        ("unit", unit),
        ("comparator", concept("comparator/exactly")),
        ("value", typed(value, "decimal")),
        ("scope", area.iri),
        ("period", to.date(str(year))),
        ("extent", concept("extent/whole-place")),
        ("ofVariable", variable),
    ]
    kind = "Forecast" if to.rng.random() < 0.05 and name not in ("first", "0") else "Observation"
    to.state(f"observation/{area.key}-{name}", kind, facts, source, str(value))


def _contested(to: Writer, document: Document, source: str) -> None:
    name = document.iri.rpartition("/")[2][:-1]
    facts = [
        *labels(f"{name}发布日期之争", f"Day of publication of {name}"),
        ("contests", document.iri),
        ("onProperty", term("publishedOn")),
        ("statedThing", to.date(to.day(document.year))),
        ("reason", zh("另一来源所记不同。")),
        ("reason", en("Another source gives another day.")),
    ]
    to.state(f"contested/{name}", "ContestedValue", facts, source)
