"""All that the pages are made of, and where each thing has its page."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from aikg.docs.model.checks import Check, read_checks
from aikg.docs.model.examples import Example, read_examples
from aikg.docs.model.mappings import Mapping, read_mappings
from aikg.docs.model.questions import Question, read_questions
from aikg.docs.model.terms import Module, Term, read_modules
from aikg.docs.model.texts import Text, iris, literals, short, text_of
from aikg.docs.model.usage import Used, count
from aikg.docs.model.vocabularies import Concept, Scheme, read_schemes
from aikg.namespaces import CNAI
from aikg.templates import is_web
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Store

    from aikg.dataset.dataset import Dataset

FOLDERS = {"class": "class", "individual": "individual"}


class Header(NamedTuple):
    """What the ontology says of itself."""

    title: Text
    description: Text
    version: str
    version_iri: str
    licences: list[str]


class Site:
    """The ontology and vocabularies as records, by what the pages ask for."""

    def __init__(self, dataset: Dataset, store: Store) -> None:
        self.modules: list[Module]
        self.terms: dict[str, Term]
        self.modules, self.terms = read_modules(dataset)
        self.schemes: list[Scheme] = read_schemes(store)
        self.checks: list[Check] = read_checks(dataset)
        self.mappings: dict[str, list[Mapping]] = read_mappings(dataset)
        self.questions: dict[str, list[Question]] = read_questions(dataset)
        self.examples: dict[str, Example] = read_examples(store)
        self.header = _header(store)
        self._used = count(store)

    @cached_property
    def concepts(self) -> dict[str, tuple[Scheme, Concept]]:
        """Each concept by its IRI, with its scheme."""
        return {concept.iri: (scheme, concept) for scheme in self.schemes for concept in scheme.concepts}

    @cached_property
    def paths(self) -> dict[str, str]:
        """The page of each term, scheme and concept, by its IRI.

        Classes and properties have folders of their own: `Evidence` and `evidence` are two terms, and would be one
        file on systems that do not tell capital letters from small ones.
        """
        found = {each.iri: f"{FOLDERS.get(each.kind, 'property')}/{each.name}.html" for each in self.terms.values()}
        found |= {each.iri: f"vocab/{each.name}.html" for each in self.schemes}
        return found | {name: f"vocab/{scheme.name}.html#{each.name}" for name, (scheme, each) in self.concepts.items()}

    def used(self, name: str) -> Used:
        """How often a term or concept is used."""
        return self._used.get(name, Used(0, 0))

    def label(self, name: str) -> Text:
        """The label of a term, scheme or concept; of anything else its CURIE."""
        if name in self.terms:
            return self.terms[name].label
        if name in self.concepts:
            return self.concepts[name][1].label
        for scheme in self.schemes:
            if scheme.iri == name:
                return scheme.label
        return Text(short(name), short(name))

    def href(self, here: str, name: str) -> str | None:
        """What leads from the page *here* to the one of an IRI: a relative address, or the IRI itself where it is not
        ours; nothing where it is ours and has no page, or no address of the web."""
        if name in self.paths:
            return relative(here, self.paths[name])
        return name if is_web(name) and not name.startswith(CNAI) else None

    def module_path(self, module: Module) -> str:
        """The page of a module."""
        return f"module/{module.name}.html"

    def module_href(self, here: str, module: Module) -> str:
        """What leads from the page *here* to that of a module."""
        return relative(here, self.module_path(module))

    def schemes_of(self, term: Term) -> list[str]:
        """The vocabularies that the shapes ask a property's values from."""
        known = {each.iri for each in self.schemes}
        return sorted({each for check in self.checks if term.iri in check.paths for each in check.schemes} & known)

    def checks_of(self, term: Term) -> list[Check]:
        """The rules that check a property, or the things of a class."""
        return [check for check in self.checks if term.iri in (check.paths if term.is_property else check.classes)]

    def properties(self) -> list[Term]:
        """The object and datatype properties."""
        return [term for term in self.terms.values() if term.kind in ("object", "datatype")]


def relative(here: str, there: str) -> str:
    """The address of one page from another."""
    path, mark, fragment = there.partition("#")
    return posixpath.relpath(path, posixpath.dirname(here) or ".") + mark + fragment


def _header(store: Store) -> Header:
    node = NamedNode(CNAI[:-1])
    title = text_of(store, node, "dcterms:title", "rdfs:label")
    versions = [each.value for each in literals(store, node, "owl:versionInfo")]
    return Header(
        title=title if title.any else Text("本体", "Ontology"),
        description=text_of(store, node, "dcterms:description"),
        version=versions[0] if versions else "",
        version_iri=next(iter(iris(store, node, "owl:versionIRI")), ""),
        licences=iris(store, node, "dcterms:license"),
    )
