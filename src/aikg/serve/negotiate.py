"""Chooses the form of answer that a client accepts (RFC 9110, 12.5.1)."""

from __future__ import annotations

from typing import NamedTuple


class Form(NamedTuple):
    """A form of answer: its media type, and other media types by which a client may ask for it."""

    media: str
    also: tuple[str, ...] = ()


FORMS = {
    "json": Form("application/sparql-results+json", ("application/json",)),
    "xml": Form("application/sparql-results+xml", ("application/xml", "text/xml")),
    "csv": Form("text/csv; charset=utf-8; header=present"),
    "tsv": Form("text/tab-separated-values; charset=utf-8"),
    "turtle": Form("text/turtle; charset=utf-8", ("application/x-turtle",)),
    "ntriples": Form("application/n-triples", ("text/plain",)),
    "jsonld": Form("application/ld+json", ("application/json",)),
    "trig": Form("application/trig"),
    "rdfxml": Form("application/rdf+xml", ("application/xml", "text/xml")),
    "nquads": Form("application/n-quads"),
    "html": Form("text/html; charset=utf-8", ("application/xhtml+xml",)),
    "sitemap": Form("application/xml; charset=utf-8"),
    "text": Form("text/plain; charset=utf-8"),
}


def wanted(accept: str, offered: tuple[str, ...] = tuple(FORMS)) -> list[str]:
    """Returns the forms that an Accept header accepts, the best first; all that are offered if it is empty."""
    ranked = []
    for index, form in enumerate(offered):
        quality, exactness = _quality(accept or "*/*", form)
        if quality > 0:
            ranked.append((-quality, -exactness, index, form))
    return [form for *_, form in sorted(ranked)]


def _quality(accept: str, form: str) -> tuple[float, int]:
    """Returns the quality of a form in an Accept header, and how exact the range is. The most exact range counts."""
    best = (0.0, 0)
    media = FORMS[form].media.partition(";")[0]
    for part in accept.split(","):
        name, *parameters = (each.strip().lower() for each in part.split(";"))
        if name == media:
            exactness = 4
        elif name in FORMS[form].also:
            exactness = 3
        elif name == media.partition("/")[0] + "/*":
            exactness = 2
        else:
            exactness = 1 if name == "*/*" else 0
        if exactness > best[1]:
            best = (_number(parameters), exactness)
    return best


def _number(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
