"""Finds what is wrong since an earlier state, by checking only the nodes that a change can affect."""

from __future__ import annotations

from pyoxigraph import Store

from aikg.questions.stored import list_queries
from aikg.types import TYPE_CHECKING
from aikg.validate.changes.around import affected, around, described, leading_to
from aikg.validate.changes.reach import reach
from aikg.validate.changes.since import compare
from aikg.validate.quality import check_quality
from aikg.validate.shapes.shacl import check_shapes, shape_quads

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset
    from aikg.types import StrPath
    from aikg.validate.changes.since import Change
    from aikg.validate.report import Finding, Term


def newly_found(dataset: Dataset, since: StrPath, engine: str | None = None) -> list[Finding]:
    """Returns the findings about nodes that a change can affect, and the new findings of quality queries elsewhere.

    If the change touches the ontology, the shapes or the quality queries, or if the shapes look without limit, it
    returns all findings.

    :param since: the earlier state
    :param engine: the engine for the shapes
    :raises AikgError: if a file cannot be read
    :raises UsageError: if *since* is not a state, or the engine is not installed
    """
    store, change = compare(dataset, since)
    far = reach(shape_quads(dataset))
    if change is None or change.wide() or far is None:
        return check_shapes(dataset, store, engine=engine) + check_quality(dataset, store)
    nodes = affected(store, change.removed | change.added, far)
    findings = check_shapes(dataset, around(store, nodes, far), nodes, engine) if nodes else []
    rules = _rules(dataset, store, change, nodes)
    findings += [finding for finding in rules if finding.focus in nodes]
    return findings + _new(dataset, store, change, [finding for finding in rules if finding.focus not in nodes])


def _rules(dataset: Dataset, store: Store, change: Change, nodes: set[Term]) -> list[Finding]:
    """Returns the findings of the quality queries.

    Queries with the tag `statement` check each statement by itself, so they run only over the changed statements and
    *nodes*. The others run over the whole graph.
    """
    names = {query.name: "statement" in query.header.tags for query in list_queries(dataset, "quality")}
    near = nodes | leading_to(store, {quad.subject for quad in change.removed | change.added})  # type: ignore[misc]
    part = Store()
    part.bulk_extend(described(store, near))
    local = check_quality(dataset, part, {name for name, each in names.items() if each})
    whole = check_quality(dataset, store, {name for name, each in names.items() if not each})
    return [finding for finding in local if finding.focus in near] + whole


def _new(dataset: Dataset, store: Store, change: Change, findings: list[Finding]) -> list[Finding]:
    """Returns the findings that the queries did not find before.

    A quality query may compare any two things, for instance two documents with the same number.
    """
    if not findings or not (change.removed or change.added):
        return []
    change.undo(store)
    before = {_identity(finding) for finding in check_quality(dataset, store, {finding.rule for finding in findings})}
    return [finding for finding in findings if _identity(finding) not in before]


def _identity(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.focus, finding.path, finding.value
