"""Describes what changed between two states of the graph in policy words: things, values and relations."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from aikg.diff.state import read_state
from aikg.namespaces import BASE, CNAI, ID, INFERRED, PREFIXES, compact
from aikg.sparql.source import embedded
from aikg.things.labels import labels
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from aikg.types import StrPath

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
# Things that stand for a part of another thing, and change with it.
_PARTS = {CNAI + "Evidence", CNAI + "DateSpan", PREFIXES["owl"] + "Axiom"}
# If a thing has several classes, the first of these names it. Our other classes come after these.
_CLASSES = (
    *("PolicyDocument", "NamedDocument", "Target", "Observation", "Forecast", "Instrument", "Initiative"),
    *("Jurisdiction", "PublicBody", "ContestedValue"),
)


class Names(NamedTuple):
    """The identifier and the names of a thing."""

    id: str
    zh: str
    en: str


class Change(NamedTuple):
    """One change.

    `verb` is added or removed for a thing, raised, lowered or changed for a value of a thing, and gained or lost for
    one of its values or relations. `of` is the thing's class.
    """

    verb: str
    of: Names
    subject: Names
    property: Names | None
    before: Names | None
    after: Names | None
    derived: bool


class Difference(NamedTuple):
    """The difference of two states: the changes in words, and the quads that are only in one of them, sorted."""

    changes: list[Change]
    removed: list[Quad]
    added: list[Quad]


def diff(old: StrPath, new: StrPath) -> Difference:
    """Compares two states: each a release, a folder with ontology/, data/ and queries/, or an RDF file.

    :raises UsageError: if a state is something else
    :raises AikgError: if a state cannot be read, or a release does not match its checksums
    """
    return compare(read_state(old), read_state(new))


def compare(old: Iterable[Quad], new: Iterable[Quad]) -> Difference:
    """Compares two sets of quads. Blank nodes must have canonical names."""
    one, two = set(old), set(new)
    removed, added = sorted(one - two, key=str), sorted(two - one, key=str)
    return Difference(_Words(one, two).changes(removed, added), removed, added)


class _Words:
    """Describes changes in words. Names come from the new state, or else from the old state."""

    def __init__(self, old: set[Quad], new: set[Quad]) -> None:
        self.old, self.new = Store(), Store()
        self.old.bulk_extend(old)
        self.new.bulk_extend(new)

    def changes(self, removed: list[Quad], added: list[Quad]) -> list[Change]:
        """Returns the changes that these quads make, in a fixed order."""
        facts: dict[tuple[Any, ...], tuple[list[Any], list[Any]]] = defaultdict(lambda: ([], []))
        for side, quads in enumerate((removed, added)):
            for quad in quads:
                derived = quad.graph_name == NamedNode(INFERRED)
                if not (derived and quad.predicate == _TYPE):  # A derived class of a thing tells nothing new.
                    language = getattr(quad.object, "language", None)
                    facts[quad.subject, quad.predicate, derived, language][side].append(quad.object)
        subjects = {key[0] for key in facts}
        changes = [change for subject in subjects for change in self._thing(subject)]
        reported = {each.subject.id for each in changes}
        for (subject, predicate, derived, _), (before, after) in facts.items():
            if not self._is_part(subject) and (derived or compact(subject.value) not in reported):
                changes += self._fact(subject, predicate, before, after, derived)
        return sorted(changes, key=_order)

    def _is_part(self, subject: Any) -> bool:
        return isinstance(subject, BlankNode) or bool(self._types(subject) & _PARTS)

    def _types(self, subject: Any) -> set[str]:
        return {
            quad.object.value  # type: ignore[union-attr]
            for store in (self.new, self.old)
            for quad in store.quads_for_pattern(subject, _TYPE, None)
        }

    def _thing(self, subject: Any) -> Iterator[Change]:
        """Yields a change if the thing itself was added or removed."""
        if self._is_part(subject):
            return
        exists = [
            next(store.quads_for_pattern(subject, _TYPE, None), None) is not None for store in (self.old, self.new)
        ]
        if exists[0] != exists[1]:
            verb = "added" if exists[1] else "removed"
            yield Change(verb, self._class(subject), self.names(subject), None, None, None, False)

    def _fact(
        self, subject: Any, predicate: NamedNode, before: list[Any], after: list[Any], derived: bool
    ) -> Iterator[Change]:
        of, thing, about = self._class(subject), self.names(subject), self.names(predicate)
        if len(before) == len(after) == 1 and not derived:
            ends = self.names(before[0]), self.names(after[0])
            yield Change(_direction(before[0], after[0]), of, thing, about, *ends, derived)
            return
        for value in before:
            yield Change("lost", of, thing, about, self.names(value), None, derived)
        for value in after:
            yield Change("gained", of, thing, about, None, self.names(value), derived)

    def _class(self, subject: Any) -> Names:
        ours = {iri for iri in self._types(subject) if iri.startswith(CNAI)}
        for name in _CLASSES:
            if CNAI + name in ours:
                return self.names(NamedNode(CNAI + name))
        known = sorted(ours or self._types(subject) or {BASE})
        return self.names(NamedNode(known[0]))

    def names(self, term: Any) -> Names:
        """Returns the names of a term. A literal is its own name."""
        if isinstance(term, Literal):
            return Names(term.value, term.value, term.value)
        if not isinstance(term, NamedNode):
            return Names(str(term), str(term), str(term))
        short = compact(term.value)
        names = labels(embedded(self.new), term.value) or labels(embedded(self.old), term.value)
        other = names.get("en") or names.get("zh") or short.removeprefix("cnai:")
        return Names(short, names.get("zh") or other, names.get("en") or other)


def _direction(before: Any, after: Any) -> str:
    """Returns raised or lowered for numbers, and changed for anything else, such as a name or a status."""
    try:
        one, two = (Decimal(term.value) for term in (before, after) if isinstance(term, Literal) and not term.language)
    except (InvalidOperation, ValueError):
        return "changed"
    return "raised" if two > one else "lowered" if two < one else "changed"


def _order(change: Change) -> tuple[object, ...]:
    rank = _CLASSES.index(name) if (name := change.of.id.removeprefix("cnai:")) in _CLASSES else len(_CLASSES)
    ours = not compact(ID + change.subject.id).startswith(ID)
    verbs = ("added", "removed", "raised", "lowered", "changed", "gained", "lost")
    about = change.property.id if change.property else ""
    ends = tuple(end.id if end else "" for end in (change.before, change.after))
    return (change.derived, not ours, rank, change.of.id, verbs.index(change.verb), change.subject.id, about, *ends)
