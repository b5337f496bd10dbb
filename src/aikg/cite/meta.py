"""Says to machines what a page is about: `citation_*` pairs for reference managers, schema.org for search engines."""

from __future__ import annotations

import json
from typing import Any

from aikg.cite.parts import address, line
from aikg.namespaces import DATASET
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.cite.citation import Citation
    from aikg.cite.model import Name, Work


def tags(citation: Citation, lang: str) -> list[tuple[str, str]]:
    """Returns the names and contents of the `meta` elements by which a reference manager imports a page.

    The page of a document is imported as the document; any other page as a part of the dataset.

    :param lang: `zh` or `en`
    """
    work, ours = _own(citation) or citation.ours, citation.ours
    title = work.title if work is not ours or citation.kind == "dataset" else citation.title
    pairs = [("citation_title", line(title.text(lang)))]
    pairs += [("citation_author", line(name.text(lang))) for name in work.authors]
    pairs += [
        ("citation_publication_date", work.day.replace("-", "/")),
        ("citation_technical_report_number", line(work.number)),
        ("citation_publisher", line(ours.title.text(lang)) if work is ours else ""),
        ("citation_fulltext_html_url", address(work) if work is not ours else ""),
        ("citation_public_url", address(ours)),
        ("citation_language", lang),
    ]
    return [pair for pair in pairs if pair[1]]


def linked_data(citation: Citation) -> dict[str, Any]:
    """Returns what a page is about in the terms of schema.org, as JSON-LD: Legislation for a document, or Dataset."""
    own = _own(citation)
    dataset = {"@id": DATASET, "@type": "Dataset"}
    if own is not None:
        data: dict[str, Any] = {
            "@type": "Legislation",
            "legislationIdentifier": line(own.number),
            "legislationPassedBy": [_organisation(name) for name in own.authors],
            "legislationDate": own.signed,
            "datePublished": own.published,
            "url": address(own),
            "subjectOf": dataset,
        }
    else:
        ours = citation.ours
        data = {
            "@type": "Dataset",
            "version": line(ours.version),
            "dateModified": ours.day,
            "license": ours.licence,
            "creator": [_organisation(name) for name in ours.authors],
            "isPartOf": dataset if citation.kind != "dataset" else None,
            "citation": [_work(work) for work in citation.works],
        }
    head = {"@context": "https://schema.org", "@id": citation.id if "://" in citation.id else None}
    return {key: value for key, value in (head | data | {"name": _names(citation.title)}).items() if value}


def embedded(data: dict[str, Any]) -> str:
    """Returns JSON-LD as text that may stand in a `script` element, whatever it holds."""
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _own(citation: Citation) -> Work | None:
    """Returns the work that a citation is about: the text of the document, if it is that of a document."""
    first = next(iter(citation.works), None)
    is_text = first is not None and first.kind == "legislation" and first.title == citation.title
    return first if citation.kind == "thing" and is_text else None


def _work(work: Work) -> dict[str, Any]:
    data = {
        "@type": "Legislation" if work.kind == "legislation" else "CreativeWork",
        "name": _names(work.title),
        "url": address(work),
        "datePublished": work.published,
        "author": [_organisation(name) for name in work.authors] if work.kind == "legislation" else [],
    }
    return {key: value for key, value in data.items() if value}


def _organisation(name: Name) -> dict[str, Any]:
    return {"@type": "Organization", "name": _names(name)}


def _names(name: Name) -> list[dict[str, str]] | str:
    """Returns a name in both languages; as plain text if it is the same in both."""
    if name.zh == name.en:
        return line(name.zh)
    return [{"@value": line(text), "@language": lang} for lang, text in (("zh", name.zh), ("en", name.en)) if text]
