"""The pages that lead to others: the front page, modules, the index of terms, vocabularies."""

from __future__ import annotations

from itertools import groupby

from pypinyin import lazy_pinyin

from aikg.docs.diagram import pictures
from aikg.docs.markup import Html, between, element, joined
from aikg.docs.model.texts import Text, short
from aikg.docs.pages.parts import link, links, page, pair, section, span, table
from aikg.docs.pages.term_page import KINDS
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.docs.model.terms import Module, Term
    from aikg.docs.model.vocabularies import Concept, Scheme
    from aikg.docs.site import Site


def front_page(site: Site) -> bytes:
    """The ontology as a whole."""
    here = "index.html"
    header = site.header
    return page(
        site,
        here,
        header.title,
        element("p", element("code", header.version_iri or header.version), class_="soft"),
        pair(header.description.zh, header.description.en),
        pictures.overview(site, here),
        section(
            Text("模块", "Modules"),
            table(
                (Text("模块", "Module"), Text("内容", "What is in it"), Text("术语数", "Terms")),
                (
                    (
                        element("a", f"{each.title.zh} {each.title.en}", href=site.module_href(here, each)),
                        pair(each.about.zh, each.about.en),
                        str(len(each.terms)),
                    )
                    for each in site.modules
                ),
            ),
        ),
    )


def module_page(site: Site, module: Module) -> bytes:
    """A module: its diagram, and its terms by kind."""
    here = site.module_path(module)
    terms = [site.terms[name] for name in module.terms]
    return page(
        site,
        here,
        module.title,
        pair(module.about.zh, module.about.en),
        pictures.of_module(site, here, module),
        *(
            section(said, _defined(site, here, [term for term in terms if term.kind == kind]))
            for kind, said in KINDS.items()
        ),
    )


def _defined(site: Site, here: str, terms: list[Term]) -> Html | None:
    return table(
        (Text("术语", "Term"), Text("定义", "Definition")),
        ((_named(site, here, term.iri), pair(term.definition.zh, term.definition.en)) for term in terms),
    )


def _named(site: Site, here: str, name: str) -> Html:
    return joined(link(site, here, name, "zh"), " ", link(site, here, name, "en"))


def terms_page(site: Site) -> bytes:
    """All terms by name: in English, and in Chinese by pinyin."""
    here = "terms.html"
    english = {name: term.label.en for name, term in site.terms.items()}
    return page(
        site,
        here,
        Text("术语索引", "Index of terms"),
        section(Text("英文", "English"), *_lettered(site, here, "en", english)),
        section(Text("中文（按拼音）", "Chinese, by pinyin"), *_lettered(site, here, "zh", _chinese(site))),
    )


def _chinese(site: Site) -> dict[str, str]:
    return {name: "".join(lazy_pinyin(term.label.zh)) for name, term in site.terms.items()}


def _lettered(site: Site, here: str, lang: str, keys: dict[str, str]) -> Iterator[Html]:
    """Lists of terms under their first letters.

    :param keys: what each term is sorted by
    """
    ordered = sorted(((key.lower(), name) for name, key in keys.items() if key), key=lambda item: (item[0], item[1]))
    for letter, group in groupby(ordered, lambda item: item[0][0].upper()):
        items = [element("li", link(site, here, name, lang)) for _, name in group]
        yield joined(element("h3", letter), element("ul", *items, class_="terms"))


def vocabularies_page(site: Site) -> bytes:
    """All vocabularies."""
    here = "vocab/index.html"
    return page(
        site,
        here,
        Text("词表", "Vocabularies"),
        table(
            (Text("词表", "Vocabulary"), Text("定义", "Definition"), Text("概念数", "Concepts")),
            (
                (_named(site, here, each.iri), pair(each.definition.zh, each.definition.en), str(len(each.concepts)))
                for each in site.schemes
            ),
        ),
    )


def scheme_page(site: Site, scheme: Scheme) -> bytes:
    """A vocabulary with its concepts."""
    here = site.paths[scheme.iri]
    asking = sorted(term.iri for term in site.properties() if scheme.iri in site.schemes_of(term))
    users = pair(links(site, here, asking, "zh"), links(site, here, asking, "en")) if asking else None
    return page(
        site,
        here,
        scheme.label,
        element("p", element("code", scheme.iri), class_="soft"),
        pair(scheme.definition.zh, scheme.definition.en),
        section(Text("取值于此的属性", "Properties with these values"), users),
        section(Text("概念", "Concepts"), *(_concept(site, here, each) for each in scheme.concepts)),
    )


def _concept(site: Site, here: str, concept: Concept) -> Html:
    used = site.used(concept.iri)
    related = [
        joined(span(zh, "zh"), " ", span(en, "en"), ": ", between(", ", [_named(site, here, each) for each in found]))
        for zh, en, found in (("上位", "broader", concept.broader), ("下位", "narrower", concept.narrower))
        if found
    ]
    said = [
        joined(element("code", short(name)), " ", element("code", short(value.value))) for name, value in concept.facts
    ]
    mapped = [
        joined(each.vocabulary, " ", element("code", each.predicate), " ", element("a", each.curie, href=each.object))
        for each in site.mappings.get(concept.iri, [])
        if each.object
    ]
    lines = [element("p", each) for each in (*related, *said, *mapped)]
    count = f"{used.asserted} + {used.derived}"
    return element(
        "article",
        element("h3", span(concept.label.zh, "zh"), " ", span(concept.label.en, "en"), id=concept.name),
        element("p", element("code", concept.iri), " · ", count, class_="soft"),
        pair(concept.definition.zh, concept.definition.en),
        pair(concept.others.zh, concept.others.en) if concept.others.any or concept.others.zh else None,
        *lines,
    )
