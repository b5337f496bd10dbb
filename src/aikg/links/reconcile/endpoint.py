"""Looks in a SPARQL endpoint for items with the names or codes of our things: Wikidata, or any with labels."""

from __future__ import annotations

from typing import Any, NamedTuple

from pyoxigraph import Literal

from aikg.links.reconcile.matching import Item
from aikg.remote.ask import answer_errors, ask
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aikg.links.reconcile.conversation import Conversation
    from aikg.links.reconcile.things import Thing

# The number of things in one query. Wikidata's service stops a query after a minute.
BATCH = 25
_SILENCE = 90
_CHINESE = ("zh", "zh-hans", "zh-cn")
_SEPARATOR = "\t"
_PARTS = ("names", "types", "within", "codes")

# The items of Wikidata with a name (or alias) or a code of a division of China (P442), with their names, their types
# (P31), and the divisions (P131) that contain them or their seat (P159).
_WIKIDATA = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
SELECT ?found
  (GROUP_CONCAT(DISTINCT ?label; separator="\\t") AS ?names) (GROUP_CONCAT(DISTINCT ?type; separator="\\t") AS ?types)
  (GROUP_CONCAT(DISTINCT ?place; separator="\\t") AS ?within) (GROUP_CONCAT(DISTINCT ?code; separator="\\t") AS ?codes)
WHERE {
  { SELECT DISTINCT ?item WHERE {
    { VALUES ?name { %(names)s } ?item rdfs:label|skos:altLabel ?name } UNION
    { VALUES ?given { %(codes)s } ?item wdt:P442 ?given }
  } }
  %(found)s
  OPTIONAL { ?item rdfs:label|skos:altLabel ?label FILTER(LANG(?label) IN ("zh", "zh-hans", "zh-cn", "en")) }
  OPTIONAL { ?item wdt:P31/rdfs:label ?type FILTER(LANG(?type) IN ("zh", "en")) }
  OPTIONAL { ?item (wdt:P131/wdt:P131?)|(wdt:P159/wdt:P131?) ?outer . ?outer rdfs:label ?place
    FILTER(LANG(?place) IN ("zh", "zh-hans", "en")) }
  OPTIONAL { ?item wdt:P442 ?code }
}
GROUP BY ?found
"""
_ITSELF = "BIND(?item AS ?found)"
_IN_GEONAMES = '?item wdt:P1566 ?number . BIND(IRI(CONCAT("https://sws.geonames.org/", STR(?number), "/")) AS ?found)'
# The items with a label, by the usual vocabularies.
_ANY = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?found
  (GROUP_CONCAT(DISTINCT STR(?label); separator="\\t") AS ?names)
  (GROUP_CONCAT(DISTINCT STR(?kind); separator="\\t") AS ?types)
  (GROUP_CONCAT(DISTINCT STR(?place); separator="\\t") AS ?within)
WHERE {
  { SELECT DISTINCT ?found WHERE {
    VALUES ?name { %(names)s }
    ?found rdfs:label|skos:prefLabel|skos:altLabel|schema:name|foaf:name ?name
    FILTER(ISIRI(?found))
  } }
  OPTIONAL { ?found rdfs:label|skos:prefLabel|skos:altLabel|schema:name|foaf:name ?label }
  OPTIONAL { ?found a ?type OPTIONAL { ?type rdfs:label|skos:prefLabel ?called }
    BIND(COALESCE(?called, ?type) AS ?kind) }
  OPTIONAL { ?found dcterms:isPartOf|schema:containedInPlace|dcterms:spatial ?outer .
    ?outer rdfs:label|skos:prefLabel|schema:name ?place }
}
GROUP BY ?found
"""


class Target(NamedTuple):
    """A SPARQL endpoint in which links are looked for.

    `name` is the name of our mapping set, `space` is how its identifiers begin, `query` makes the query, `languages`
    gives the tags of a language there, and `code_confidence` is the confidence of a link with an equal code.
    """

    name: str
    url: str
    space: str
    query: Callable[[str, str], str]
    languages: Callable[[str], tuple[str, ...]]
    code_confidence: float


def _tagged(language: str) -> tuple[str, ...]:
    return _CHINESE if language == "zh" else (language,)


def _wikidata(found: str) -> Callable[[str, str], str]:
    return lambda names, codes: _WIKIDATA % {"names": names, "codes": codes, "found": found}


_SERVICE = "https://query.wikidata.org/sparql"
TARGETS = {
    "wikidata": Target("wikidata", _SERVICE, "http://www.wikidata.org/entity/", _wikidata(_ITSELF), _tagged, 0.98),
    # GeoNames has no endpoint. Wikidata's items hold their GeoNames numbers (P1566).
    "geonames": Target("geonames", _SERVICE, "https://sws.geonames.org/", _wikidata(_IN_GEONAMES), _tagged, 0.9),
}


def any_endpoint(name: str, url: str) -> Target:
    """Returns a target for any endpoint whose things have labels."""
    return Target(name, url, "", lambda names, codes: _ANY % {"names": names}, lambda tag: (*_tagged(tag), ""), 0.9)


def find(target: Target, things: list[Thing], conversation: Conversation) -> list[Item]:
    """Returns the endpoint's items with the names or codes of the things.

    :raises AikgError: if the endpoint fails
    """
    names = {
        str(Literal(name, language=tag) if tag else Literal(name))
        for thing in things
        for language, name in thing.names
        for tag in target.languages(language or "en")
    }
    # Wikidata writes codes in pairs of digits, and some codes of cities without the last pair.
    codes = {str(Literal(form)) for thing in things if thing.code for form in _forms(thing.code)}
    text = target.query(" ".join(sorted(names)), " ".join(sorted(codes)))
    answer = conversation.answer(f"{target.url}\n{text}", lambda: rows(target.url, text))
    return [_item(row) for row in answer if row.get("found")]


def _item(row: dict[str, str]) -> Item:
    names, types, within, codes = (tuple(filter(None, row.get(part, "").split(_SEPARATOR))) for part in _PARTS)
    return Item(row["found"], names, types, within, codes)


def _forms(code: str) -> set[str]:
    pairs = [code[at : at + 2] for at in range(0, len(code), 2)]
    short = pairs[:-1] if pairs[-1] == "00" else pairs
    return {joint.join(each) for joint in ("", " ") for each in (pairs, short)}


def rows(url: str, text: str) -> list[dict[str, str]]:
    """Returns the rows of an answer as texts by variable, without unbound variables.

    :raises AikgError: if the endpoint fails
    """
    answer: Any = ask(url, text, silence=_SILENCE, authenticate=False)
    columns = [variable.value for variable in answer.variables]
    with answer_errors(url):
        return [{name: row[name].value for name in columns if row[name] is not None} for row in answer]
