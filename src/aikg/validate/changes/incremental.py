"""What is wrong since an earlier state, by judging only what a change can affect."""

from __future__ import annotations

from pyoxigraph import Store

from aikg.questions.stored import list_queries
from aikg.types import TYPE_CHECKING
from aikg.validate.changes.around import affected, around, described, leading_to
from aikg.validate.changes.reach import reach
from aikg.validate.changes.since import compare
from aikg.validate.quality import check_quality
from aikg.validate.shapes.shacl import check_shapes, is_judged, shape_quads

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset
    from aikg.types import StrPath
    from aikg.validate.changes.since import Change
    from aikg.validate.report import Finding, Term


def newly_found(dataset: Dataset, since: StrPath, engine: str | None = None) -> list[Finding]:
    """What a validation of everything finds about the nodes that a change since then can affect, and what else the
    quality queries find that they did not find then.

    Everything, where the change touches the ontology, or other shapes and rules judged the earlier state, or the
    shapes look without bound.

    :raises AikgError: if a file cannot be read
    :raises UsageError: if *since* is no state, or the engine is not installed
    """
    store, change = compare(dataset, since)
    far = reach(shape_quads(dataset))
    if change is None or change.wide() or far is None:
        return check_shapes(dataset, store, engine=engine) + check_quality(dataset, store)
    nodes = affected(store, change.removed | change.added, far, is_judged)
    found = check_shapes(dataset, around(store, nodes, far, is_judged), nodes, engine) if nodes else []
    rules = _rules(dataset, store, change, nodes)
    found += [finding for finding in rules if finding.focus in nodes]
    return found + _new(dataset, store, change, [finding for finding in rules if finding.focus not in nodes])


def _rules(dataset: Dataset, store: Store, change: Change, nodes: set[Term]) -> list[Finding]:
    """What the quality queries find; those that judge statement by statement, where a change or *nodes* stand."""
    names = {query.name: "statement" in query.header.tags for query in list_queries(dataset, "quality")}
    near = nodes | leading_to(store, {quad.subject for quad in change.removed | change.added})  # type: ignore[misc]
    part = Store()
    part.bulk_extend(described(store, near))
    found = check_quality(dataset, part, {name for name, each in names.items() if each})
    whole = check_quality(dataset, store, {name for name, each in names.items() if not each})
    return [finding for finding in found if finding.focus in near] + whole


def _new(dataset: Dataset, store: Store, change: Change, found: list[Finding]) -> list[Finding]:
    """Those that the queries did not find before. Rules reach anywhere: two documents far apart bear one number."""
    if not found or not (change.removed or change.added):
        return []
    change.undo(store)
    before = {_what(finding) for finding in check_quality(dataset, store, {finding.rule for finding in found})}
    return [finding for finding in found if _what(finding) not in before]


def _what(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.focus, finding.path, finding.value
