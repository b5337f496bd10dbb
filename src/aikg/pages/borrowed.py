"""What the terms of other vocabularies are called on a page."""

from __future__ import annotations

from aikg.namespaces import compact

_TERMS: dict[str, tuple[str, str]] = {
    "skos:Concept": ("概念", "concept"),
    "skos:ConceptScheme": ("概念体系", "concept scheme"),
    "skos:altLabel": ("又称", "also called"),
    "skos:definition": ("定义", "definition"),
    "skos:broader": ("上位概念", "broader concept"),
    "skos:narrower": ("下位概念", "narrower concept"),
    "skos:related": ("相关概念", "related concept"),
    "skos:notation": ("代码", "code"),
    "skos:inScheme": ("所属体系为", "is of the scheme"),
    "skos:example": ("例子", "example"),
    "skos:scopeNote": ("用法说明", "scope note"),
    "geo:lat": ("纬度", "latitude"),
    "geo:long": ("经度", "longitude"),
    "rdfs:subPropertyOf": ("是更窄的关系，其上位为", "is a narrower relation of"),
    "rdfs:subClassOf": ("是其子类：", "is a kind of"),
    "owl:deprecated": ("已停用", "no longer used"),
    "dcterms:isReplacedBy": ("由此取代", "replaced by"),
    "prov:qualifiedAttribution": ("联合发文", "joint issue"),
}


def borrowed(iri: str, lang: str) -> str:
    """Returns what a term of another vocabulary is called; nothing if no page shows it."""
    words = _TERMS.get(compact(iri))
    return words[lang == "en"] if words else ""
