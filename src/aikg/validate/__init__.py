"""Checks the graph, and a user's own files with it, against the shapes and the quality queries."""

from __future__ import annotations

from aikg.errors import UsageError
from aikg.types import TYPE_CHECKING
from aikg.validate.report import Finding, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pyoxigraph import Triple

    from aikg.dataset.dataset import Dataset
    from aikg.types import StrPath

__all__ = ["Finding", "Report", "validate", "validate_owl"]


def validate(
    dataset: Dataset,
    files: Iterable[StrPath] = (),
    engine: str | None = None,
    since: StrPath | None = None,
) -> Report:
    """Runs all shapes and all quality queries, and returns the findings with their table, row and column.

    Without *files*, the graph is checked. With *files*, they are checked together with the graph, so that they may
    refer to it, and only findings about the nodes that they describe are reported. With *since*, only findings about
    nodes that a change since then can affect are reported, and new findings elsewhere.

    :param files: a user's RDF files
    :param engine: the engine for the shapes, pyshacl or shacl; by default the faster of those installed
    :param since: an earlier state: a folder with the dataset, a release, or an RDF file of the whole dataset
    :raises AikgError: if a file of the dataset, a shape, a quality query or one of *files* cannot be read
    :raises UsageError: if the ending of one of *files* names no RDF format, the engine is not installed, *since* is
        not a state, or both *files* and *since* are given
    """
    from aikg.store.open import open_store
    from aikg.validate.quality import check_quality
    from aikg.validate.shapes.shacl import check_shapes
    from aikg.validate.subjects import keep_once, subjects

    files = list(files)
    if since is not None:
        if files:
            raise UsageError("files are checked together with the whole graph: leave out either the files or --since")
        from aikg.validate.changes.incremental import newly_found
        from aikg.validate.locate import locate

        return Report(sorted(locate(dataset, newly_found(dataset, since, engine)), key=Finding.order))
    if not files:
        from aikg.validate.locate import locate

        return Report(sorted(locate(dataset, _judged(dataset, engine)), key=Finding.order))
    store = open_store(dataset, files, derived=False)
    described = subjects(store, files)
    keep_once(store, files)
    findings = [
        finding._replace(table=described[finding.focus].file, row=described[finding.focus].line)
        for finding in check_shapes(dataset, store, described, engine) + check_quality(dataset, store)
        if finding.focus in described
    ]
    return Report(sorted(findings, key=Finding.order))


def _judged(dataset: Dataset, engine: str | None) -> list[Finding]:
    """Returns the findings about what the dataset's own files assert."""
    from concurrent.futures import ThreadPoolExecutor

    from aikg.store.open import open_store
    from aikg.validate.quality import check_quality
    from aikg.validate.shapes.shacl import check_shapes, turtle_of

    turtle = turtle_of(dataset)
    with ThreadPoolExecutor(1) as pool:  # Compiled engines run beside each other.
        shaped = pool.submit(check_shapes, dataset, turtle, engine=engine) if turtle else None
        # Scans of the whole graph are three times faster in memory than in a prepared store, loading included.
        store = open_store(dataset, derived=False)
        found = check_quality(dataset, store)
        return (shaped.result() if shaped else check_shapes(dataset, store, engine=engine)) + found


def validate_owl(
    dataset: Dataset,
    files: Iterable[StrPath] = (),
    seconds: float = 120,
    progress: Callable[[int], None] = lambda left: None,
) -> Report:
    """Checks that ontology and data, with *files*, do not contradict each other: by queries, then by the reasoner.

    If only the reasoner sees a contradiction, the findings are a small set of facts that contradict each other.

    :param files: a user's RDF files
    :param seconds: the time to look for that small set
    :param progress: called during the search with the number of facts left in the set
    :raises AikgError: if a file cannot be read, or Java is not installed
    """
    from aikg.rules.run import derive
    from aikg.store.open import open_store
    from aikg.validate.locate import locate
    from aikg.validate.owl import reasoner
    from aikg.validate.owl.contradictions import contradictions

    store = open_store(dataset, files, derived=False)
    derive(dataset, store)
    findings = contradictions(store)
    try:
        reasoner.ask(reasoner.projection(store))
    except reasoner.InconsistentError as error:
        findings = findings or [_culprit(triple, str(error)) for triple in reasoner.culprits(store, seconds, progress)]
        if not findings:
            raise
    return Report(sorted(locate(dataset, findings), key=Finding.order))


def _culprit(triple: Triple, reason: str) -> Finding:
    message = {"zh": "与所列其他事实及本体相矛盾。", "en": f"Together with the other facts listed, {reason}."}
    return Finding("violation", "inconsistent", message, triple.subject, triple.predicate, triple.object)  # type: ignore[arg-type]
