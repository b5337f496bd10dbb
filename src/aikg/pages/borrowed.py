"""What the terms of other vocabularies are called on a page, and the words that answers have instead of concepts."""

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
# What a question finds by comparing, and says with a word of its own: no concept is that word.
_ANSWERS: dict[str, tuple[str, str]] = {
    "above": ("高于", "above"),
    "equal": ("等于", "equal"),
    "below": ("低于", "below"),
    "not shown": ("无法判定", "not shown"),
    "not known": ("未知", "not known"),
    "known": ("已知", "known"),
    "true": ("是", "yes"),
    "false": ("否", "no"),
}


def borrowed(iri: str, lang: str) -> str:
    """Returns what a term of another vocabulary is called; nothing if no page shows it."""
    words = _TERMS.get(compact(iri))
    return words[lang == "en"] if words else ""


def answered(word: str, lang: str) -> str:
    """Returns a word of an answer in a language; other texts as they are.

    >>> answered("not shown", "zh"), answered("国发〔2017〕35号", "en")
    ('无法判定', '国发〔2017〕35号')
    """
    words = _ANSWERS.get(word)
    return words[lang == "en"] if words else word
