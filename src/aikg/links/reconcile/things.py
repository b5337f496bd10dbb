"""Lists our things without a link to a target, with everything that can be compared."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from aikg.errors import UsageError, nearest
from aikg.links import coverage
from aikg.namespaces import CNAI
from aikg.things.identify import LABELS
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aikg.links.sssom import Link
    from aikg.sparql.source import Source

_WITHIN = tuple(NamedNode(CNAI + name) for name in ("partOf", "within", "locatedIn"))
_CODE = NamedNode(CNAI + "administrativeCode")


class Thing(NamedTuple):
    """A thing of ours.

    `kind` is one of `coverage.KINDS`, `names` are (language, name) with the main names first, `code` is its GB/T 2260
    code (empty if it has none), and `within` are the names of the places that contain it.
    """

    iri: str
    kind: str
    names: tuple[tuple[str, str], ...]
    code: str
    within: tuple[str, ...]


def unlinked(source: Source, links: list[Link], target: str, space: str = "", kinds: Sequence[str] = ()) -> list[Thing]:
    """Returns the things without a link to a target, sorted by IRI.

    A link to a target is one of its mapping set, or one whose object begins like its identifiers.

    :param target: the name of a mapping set
    :param space: how the target's identifiers begin
    :param kinds: only things of these kinds; all by default
    :raises UsageError: if there is no such kind
    """
    for kind in kinds:
        if kind not in coverage.KINDS:
            known = list(coverage.KINDS)
            raise UsageError(f"there is no kind of thing “{kind}”{nearest(kind, known)}; there are {', '.join(known)}")
    linked = {link.subject for link in links if link.target == target or (space and link.object.startswith(space))}
    by_iri: dict[str, Thing] = {}
    for kind in kinds or coverage.KINDS:
        for iri in coverage.things(source, kind) - linked:
            by_iri.setdefault(iri, _thing(source, iri, kind))
    return [by_iri[iri] for iri in sorted(by_iri)]


def _thing(source: Source, iri: str, kind: str) -> Thing:
    node = NamedNode(iri)
    codes = [str(getattr(quad.object, "value", "")) for quad in source.quads(node, _CODE, None)]
    outer = {quad.object for name in _WITHIN for quad in source.quads(node, name, None)}
    within = {name for place in outer if isinstance(place, NamedNode) for _, name in _names(source, place)}
    return Thing(iri, kind, tuple(_names(source, node)), min(codes, default=""), tuple(sorted(within)))


def _names(source: Source, node: NamedNode) -> list[tuple[str, str]]:
    names: dict[tuple[str, str], None] = {}
    for property in LABELS:
        quads = source.quads(node, property, None)
        labels = [quad.object for quad in quads if isinstance(quad.object, Literal)]
        names |= dict.fromkeys(sorted((label.language or "", label.value) for label in labels))
    return list(names)
