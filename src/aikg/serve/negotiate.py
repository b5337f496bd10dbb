"""Chooses the form of answer that a client accepts (RFC 9110, 12.5.1)."""

from __future__ import annotations

from typing import NamedTuple


class Form(NamedTuple):
    """A form of answer: its media type, and other media types by which a client may ask for it."""

    media: str
    also: tuple[str, ...] = ()


# Notation3, of which Turtle is a part, so that Turtle is an answer in it.
_N3 = ("text/n3", "text/rdf+n3", "application/n3")
# Media types of text name the encoding at the end, because some clients take Latin-1 otherwise. JSON is always UTF-8.
FORMS = {
    "json": Form("application/sparql-results+json", ("application/json",)),
    "xml": Form("application/sparql-results+xml; charset=utf-8", ("application/xml", "text/xml")),
    "csv": Form("text/csv; header=present; charset=utf-8"),
    "tsv": Form("text/tab-separated-values; charset=utf-8"),
    "turtle": Form("text/turtle; charset=utf-8", ("application/x-turtle", "application/turtle", *_N3)),
    "ntriples": Form("application/n-triples", ("text/plain",)),
    "jsonld": Form("application/ld+json", ("application/json", "application/x-json+ld")),
    "trig": Form("application/trig", ("application/x-trig",)),
    "rdfxml": Form("application/rdf+xml; charset=utf-8", ("application/xml", "text/xml")),
    "nquads": Form("application/n-quads", ("text/x-nquads",)),
    "html": Form("text/html; charset=utf-8", ("application/xhtml+xml",)),
    "sitemap": Form("application/xml; charset=utf-8"),
    "atom": Form("application/atom+xml; charset=utf-8"),
    "text": Form("text/plain; charset=utf-8"),
}


# Other names by which clients ask for a form, in lower case.
_NAMES = {
    "turtle": ("ttl", "n3"),
    "ntriples": ("nt", "n-triples"),
    "jsonld": ("json", "json-ld"),
    "rdfxml": ("xml", "rdf", "rdf+xml", "rdf/xml", "rdf-xml"),
    "nquads": ("nq", "n-quads"),
    "html": ("htm",),
}


def named(text: str, offered: tuple[str, ...]) -> list[str]:
    """Returns the forms that the value of a `format` parameter names, by a name or a media type in any case.

    `json` and `xml` are forms of rows and also forms of graphs, so both are returned.
    """
    name = text.partition(";")[0].strip().lower().replace(" ", "+")  # A bare + in a URL arrives as a blank.
    return [
        form
        for form in offered
        if name in (form, FORMS[form].media.partition(";")[0], *FORMS[form].also, *_NAMES.get(form, ()))
    ]


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
