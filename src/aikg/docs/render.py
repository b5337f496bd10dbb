"""The pages of the documentation: what each template is given, and the page that it makes."""

from __future__ import annotations

from functools import cache
from itertools import groupby

from pypinyin import lazy_pinyin

from aikg.docs import words
from aikg.docs.diagram import pictures
from aikg.docs.model import expressions
from aikg.docs.model.texts import short
from aikg.templates import environment
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

    from aikg.docs.model.expressions import Expression
    from aikg.docs.model.terms import Module, Term
    from aikg.docs.model.vocabularies import Scheme
    from aikg.docs.site import Site


def front_page(site: Site) -> bytes:
    """The ontology as a whole."""
    here = "index.html"
    return _page("front", site, here, picture=pictures.overview(site, here))


def module_page(site: Site, module: Module) -> bytes:
    """A module: its diagram, and its terms by kind."""
    here = site.module_path(module)
    return _page("module", site, here, module=module, picture=pictures.of_module(site, here, module))


def terms_page(site: Site) -> bytes:
    """All terms by name: in English, and in Chinese by pinyin."""
    english = {name: term.label.en for name, term in site.terms.items()}
    chinese = {name: "".join(lazy_pinyin(term.label.zh)) for name, term in site.terms.items()}
    return _page("terms", site, "terms.html", english=_lettered(english), chinese=_lettered(chinese))


def vocabularies_page(site: Site) -> bytes:
    """All vocabularies."""
    return _page("vocabularies", site, "vocab/index.html")


def scheme_page(site: Site, scheme: Scheme) -> bytes:
    """A vocabulary with its concepts, and the properties whose values it has."""
    asking = sorted(term.iri for term in site.properties() if scheme.iri in site.schemes_of(term))
    return _page("scheme", site, site.paths[scheme.iri], scheme=scheme, asking=asking)


def term_page(site: Site, term: Term) -> bytes:
    """The page of a class, property or individual: all that the ontology, shapes, questions and data say of it."""
    here = site.paths[term.iri]
    module = next(module for module in site.modules if module.name == term.module)
    picture = pictures.of_term(site, here, term)
    return _page("term", site, here, term=term, module=module, picture=picture, properties=_properties(site, term))


def _page(template: str, site: Site, here: str, **given: object) -> bytes:
    """A page from its template.

    :param here: its path
    """
    return _templates().get_template(f"{template}.html.j2").render(site=site, here=here, **given).encode()


@cache
def _templates() -> Environment:
    made = environment("aikg.docs")
    made.globals.update(KINDS=words.KINDS, CHARACTERISTICS=words.CHARACTERISTICS, SEVERITIES=words.SEVERITIES)
    made.filters.update(short=short, number="{:g}".format, in_words=_in_words, manchester=_manchester)
    return made


def _in_words(given: Expression, lang: str) -> expressions.Sentence:
    return expressions.words(given, ("zh", "en").index(lang))


def _manchester(given: Expression) -> str:
    return expressions.plain(expressions.manchester(given))


def _properties(site: Site, term: Term) -> list[Term]:
    """The properties that a class has by their domain."""
    if term.kind != "class":
        return []
    return [each for each in site.properties() if any(term.iri in expressions.classes(part) for part in each.domain)]


def _lettered(keys: dict[str, str]) -> list[tuple[str, list[str]]]:
    """The IRIs of terms under their first letters.

    :param keys: what each term is sorted by; one with an empty key is left out
    """
    ordered = sorted((key.lower(), name) for name, key in keys.items() if key)
    groups = groupby(ordered, lambda item: item[0][0].upper())
    return [(letter, [name for _, name in group]) for letter, group in groups]
