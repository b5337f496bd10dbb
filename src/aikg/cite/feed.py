"""Makes Atom feeds (RFC 4287): of new documents, and of what changed between two releases."""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from aikg.cite.parts import line
from aikg.diff.write import sentence
from aikg.namespaces import PREFIXES, compact, expand
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aikg.diff.compare import Difference
    from aikg.sparql.source import Source

_DOCUMENTS = """SELECT ?document (SAMPLE(?text) AS ?day) (SAMPLE(?label) AS ?title) (SAMPLE(?official) AS ?number)
    (GROUP_CONCAT(DISTINCT ?issuer; SEPARATOR=%s) AS ?issuers)
WHERE {
  ?document a cnai:PolicyDocument ; rdfs:label ?label ; cnai:publishedOn ?date .
  ?date cnai:dateText ?text ; cnai:earliest ?earliest ; cnai:latest ?earliest .
  FILTER (LANG(?label) = "%s")
  OPTIONAL { ?document cnai:officialNumber ?official }
  OPTIONAL { ?document cnai:issuedBy/rdfs:label ?issuer FILTER (LANG(?issuer) = "%s") }
}
GROUP BY ?document ORDER BY DESC(?day) ?document LIMIT %d"""


class Entry(NamedTuple):
    """An entry of a feed.

    `id` is an IRI that no other entry has, `about` the short IRI of the thing that it is about, `day` a full date.
    """

    id: str
    about: str
    title: str
    day: str
    summary: str


def new_documents(source: Source, lang: str, limit: int = 50) -> list[Entry]:
    """Returns the documents that were published last, the newest first; those whose day of publication is known.

    :param lang: `zh` or `en`
    :param limit: the greatest number of entries
    """
    mark = '"、"' if lang == "zh" else '", "'
    rows: Any = source.query(_DOCUMENTS % (mark, lang, lang, limit), PREFIXES)
    entries = []
    for row in rows:
        texts = [row[name].value for name in ("issuers", "number") if row[name] is not None and row[name].value]
        summary = ("，" if lang == "zh" else ", ").join(texts)
        iri = row["document"].value
        entries.append(Entry(iri, compact(iri), row["title"].value, row["day"].value, summary))
    return entries


def changes(difference: Difference, lang: str, day: str, limit: int = 500) -> list[Entry]:
    """Returns what changed between two releases as entries: what sources say, not what follows from it.

    :param lang: `zh` or `en`
    :param day: the day of the newer release
    :param limit: the greatest number of entries
    """
    stated = [change for change in difference.changes if not change.derived]
    entries = []
    for change in stated[:limit]:
        words = sentence(change, lang)
        mark = hashlib.blake2b(f"{day} {sentence(change, 'en')}".encode(), digest_size=8).hexdigest()
        about = change.subject.id
        iri = about if "://" in about else expand(about)
        entries.append(Entry(f"{iri}#change-{mark}", about, words, day, ""))
    return entries


def atom(
    entries: Iterable[Entry], *, id: str, title: str, author: str, day: str, lang: str, href: Callable[[str], str]
) -> str:
    """Returns a feed as XML.

    :param id: the IRI of the feed
    :param author: who publishes it
    :param day: the day of the release, for a feed without entries
    :param href: gives the address of the page of a thing by its short IRI
    """
    made = list(entries)
    updated = max((entry.day for entry in made), default=day)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(lang)}>',
        f"  <id>{_text(id)}</id>",
        f"  <title>{_text(title)}</title>",
        f"  <updated>{updated}T00:00:00Z</updated>",
        f"  <author><name>{_text(author)}</name></author>",
    ]
    for entry in made:
        lines += [
            "  <entry>",
            f"    <id>{_text(entry.id)}</id>",
            f"    <title>{_text(entry.title)}</title>",
            f"    <updated>{entry.day}T00:00:00Z</updated>",
            f"    <link href={quoteattr(line(href(entry.about)))}/>",
            *([f"    <summary>{_text(entry.summary)}</summary>"] if entry.summary else []),
            "  </entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _text(text: str) -> str:
    """Returns a text for XML, which allows no control characters."""
    return escape("".join(each for each in line(text) if each not in "\ufffe\uffff"))
