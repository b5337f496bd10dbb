"""What each diagram shows: the boxes and lines for the overview, a module and a term."""

from __future__ import annotations

from aikg.docs.diagram.boxes import Box, Edge, Row, Tree, alone
from aikg.docs.diagram.diagram import draw
from aikg.docs.model.expressions import classes
from aikg.docs.model.texts import iri
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.docs.diagram.diagram import Picture
    from aikg.docs.model.expressions import Expression
    from aikg.docs.model.terms import Module, Term
    from aikg.docs.site import Site

THING = iri("owl:Thing").value
_ANY = ("任何事物", "any thing")
# Left out of the overview: nearly everything has them.
_EVERYWHERE = {iri("skos:Concept").value, iri("cnai:DateSpan").value, THING}
_SHOWN = 2

# The properties that lead from one class to another.
Bundles = dict[tuple[str, str], list["Term"]]


def overview(site: Site, here: str) -> Picture | None:
    """The main classes, and the most used properties between them."""
    bundles: Bundles = {}
    for term in site.properties():
        for one, other in _ends(term):
            pair = _root(site, one), _root(site, other)
            if term.kind == "object" and not _EVERYWHERE & set(pair):
                bundles.setdefault(pair, []).append(term)
    if not bundles:
        return None
    mains = [name for name in site.terms if any(name in pair for pair in bundles)]
    trees = [alone(_class(site, here, name, name)) for name in mains]
    edges: list[Edge] = []
    for pair, terms in bundles.items():
        once = {term.iri: term for term in terms}.values()
        found = sorted(once, key=lambda term: (-sum(site.used(term.iri)), term.name))
        more = len(found) - _SHOWN
        rest = [Row(f"+ {more}")] if more > 0 else []
        _join(trees, edges, _bundle(site, here, pair, found[:_SHOWN], rest), pair)
    return draw("overview", "主要类及其间的属性 · The main classes and the properties between them", trees, edges)


def of_module(site: Site, here: str, module: Module) -> Picture | None:
    """The classes of a module with those they are kinds of, and its object properties between classes."""
    own = [name for name in module.terms if site.terms[name].kind == "class"]
    bundles: Bundles = {}
    for name in module.terms:
        if site.terms[name].kind == "object":
            for pair in _ends(site.terms[name]):
                bundles.setdefault(pair, []).append(site.terms[name])
    trees = [_family(site, here, name, own) for name in own if not set(site.terms[name].parents) & set(own)]
    inside = {box.key for tree in trees for box, _, _ in tree.boxes}
    others = sorted({name for pair in bundles for name in pair} - inside)
    trees += [alone(_class(site, here, name, name)) for name in others]
    edges: list[Edge] = []
    for pair, terms in bundles.items():
        _join(trees, edges, _bundle(site, here, pair, terms), pair)
    title = f"{module.title.zh} · {module.title.en}"
    return draw("module", title, trees, edges) if trees else None


def of_term(site: Site, here: str, term: Term) -> Picture:
    """A term among its neighbours: what it is a kind of, and what leads to it and from it."""
    trees: list[Tree] = [_kin(site, here, term)]
    layers = {0: 2}
    edges: list[Edge] = []
    if term.is_property:
        for layer, key, side in ((1, "in", _classes(term.domain)), (3, "out", _classes(term.range))):
            for name in side if term.kind != "annotation" else []:
                layers[len(trees)] = layer
                trees.append(alone(_class(site, here, name, f"{key} {name}")))
                ends = (f"{key} {name}", term.iri)
                edges.append(Edge(*(ends if key == "in" else ends[::-1]), True))
    elif term.kind == "class":
        _neighbours(site, here, term, trees, edges, layers)
    columns = sorted(set(layers.values()))
    layers = {index: columns.index(layer) for index, layer in layers.items()}
    return draw("neighbours", f"{term.label.zh} · {term.label.en}", trees, edges, layers)


def _neighbours(
    site: Site, here: str, term: Term, trees: list[Tree], edges: list[Edge], layers: dict[int, int]
) -> None:
    """The properties that lead from a class on its right, those that lead to it on its left."""
    bundles: Bundles = {}
    for each in site.properties():
        for pair in _ends(each):
            if term.iri in pair:
                bundles.setdefault(pair, []).append(each)
    for (one, other), terms in bundles.items():
        out = one == term.iri
        far = other if out else one
        side = "out" if out else "in"
        box = _bundle(site, here, (one, other), terms)
        ends = [term.iri, box.key, term.iri if one == other else f"{side} {far}"]
        layers[len(trees)] = 3 if out else 1
        trees.append(alone(box))
        if one != other:
            layers[len(trees)] = 4 if out else 0
            trees.append(alone(_class(site, here, far, f"{side} {far}")))
        ends = ends if out else ends[::-1]
        edges += [Edge(ends[0], ends[1], False), Edge(ends[1], ends[2], True)]


def _kin(site: Site, here: str, term: Term) -> Tree:
    """A term under those it is a kind of, and over its own kinds."""
    kind = "property" if term.is_property else "class"
    boxes: list[tuple[Box, int, str | None]] = []
    for depth, name in enumerate(term.parents):
        boxes.append((_named(site, here, name, f"above {name}", kind), depth, None))
    parents = [box.key for box, _, _ in boxes]
    depth = len(parents)
    boxes.append((_named(site, here, term.iri, term.iri, "focus"), depth, parents[-1] if parents else None))
    boxes += [(_named(site, here, name, f"below {name}", kind), depth + 1, term.iri) for name in term.children]
    return Tree(boxes, tuple((term.iri, parent) for parent in parents[:-1]))


def _family(site: Site, here: str, name: str, own: list[str]) -> Tree:
    """A class of a module with all below it in the module."""
    boxes: list[tuple[Box, int, str | None]] = []

    def add(each: str, depth: int, above: str | None) -> None:
        if each not in [box.key for box, _, _ in boxes]:
            boxes.append((_class(site, here, each, each), depth, above))
            for child in site.terms[each].children:
                if child in own:
                    add(child, depth + 1, each)

    outside = [parent for parent in site.terms[name].parents if parent in site.terms]
    for parent in outside[:1]:
        boxes.append((_class(site, here, parent, parent), 0, None))
    add(name, len(boxes), boxes[0][0].key if boxes else None)
    return Tree(boxes)


def _join(trees: list[Tree], edges: list[Edge], box: Box, pair: tuple[str, str]) -> None:
    trees.append(alone(box))
    edges += [Edge(pair[0], box.key, False), Edge(box.key, pair[1], True)]


def _bundle(site: Site, here: str, pair: tuple[str, str], terms: Iterable[Term], rest: Iterable[Row] = ()) -> Box:
    """A box of the properties that lead from one class to another, each on a line of its own."""
    rows = [Row(f"{term.label.zh} {term.label.en}", site.href(here, term.iri)) for term in terms]
    return Box(" to ".join(pair), "property", [*rows, *rest])


def _class(site: Site, here: str, name: str, key: str) -> Box:
    return _named(site, here, name, key, "class" if name in site.terms else "other")


def _named(site: Site, here: str, name: str, key: str, kind: str) -> Box:
    label, href = site.label(name), site.href(here, name)
    if name == THING:
        label = label._replace(zh=_ANY[0], en=_ANY[1])
    kind = kind if name in site.terms else "other"
    if label.zh == label.en or not label.zh or not label.en:
        return Box(key, kind, [Row(label.any, href)])
    return Box(key, kind, [Row(label.zh, href, "zh"), Row(label.en, href, "en")])


def _ends(term: Term) -> list[tuple[str, str]]:
    """The classes that a property leads from and to, pair by pair."""
    return [(one, other) for one in _classes(term.domain) for other in _classes(term.range)]


def _classes(given: list[Expression]) -> list[str]:
    found = sorted({name for expression in given for name in classes(expression)})
    return found or [THING]


def _root(site: Site, name: str) -> str:
    """The topmost class of ours that a class is a kind of."""
    while name in site.terms:
        above = [parent for parent in site.terms[name].parents if parent in site.terms]
        if not above:
            break
        name = above[0]
    return name
