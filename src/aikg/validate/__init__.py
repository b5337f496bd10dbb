"""Check the graph, and a user's own files with it, against the shapes and the quality queries."""

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
    """Run every shape and every quality query once, and say what they found and in which table it stands.

    Without *files* the graph itself is judged. With them they are checked together with it, so that they may
    refer to what it holds, and only what is wrong about the nodes they describe is reported. With *since*, only
    what is wrong about the nodes that a change since then can affect, and what else is newly found.

    :param engine: pyshacl or shacl, which runs the shapes; the faster of those installed, by default
    :param since: an earlier state: a folder with the dataset, a release, or an RDF file of all of it
    :raises AikgError: if a file of the dataset, a shape, a quality query or one of *files* cannot be read
    :raises UsageError: if the ending of one of *files* names no RDF format, the engine is not installed, *since* is no
        state, or there are both *files* and *since*
    """
    from aikg.store.open import open_store
    from aikg.validate.quality import check_quality
    from aikg.validate.shapes.shacl import check_shapes
    from aikg.validate.subjects import subjects

    files = list(files)
    if since is not None:
        if files:
            raise UsageError("files are checked together with the whole graph: leave out either the files or --since")
        from aikg.validate.changes.incremental import newly_found
        from aikg.validate.locate import locate

        return Report(sorted(locate(dataset, newly_found(dataset, since, engine)), key=Finding.order))
    store = open_store(dataset, files)  # Whole scans: in memory three times faster, loading included.
    if not files:
        from aikg.validate.locate import locate

        found = locate(dataset, check_shapes(dataset, store, engine=engine) + check_quality(dataset, store))
        return Report(sorted(found, key=Finding.order))
    described = subjects(store, files)
    found = [
        finding._replace(table=described[finding.focus].file, row=described[finding.focus].line)
        for finding in check_shapes(dataset, store, described, engine) + check_quality(dataset, store)
        if finding.focus in described
    ]
    return Report(sorted(found, key=Finding.order))


def validate_owl(
    dataset: Dataset,
    files: Iterable[StrPath] = (),
    seconds: float = 120,
    progress: Callable[[int], None] = lambda left: None,
) -> Report:
    """Whether ontology and data, with *files*, can all be true at once: what contradicts an axiom, then the reasoner.

    Where only the reasoner sees a contradiction, the facts of a small set that has it are named.

    :param seconds: how long to look for that small set
    :param progress: told meanwhile how many facts are left in it
    :raises AikgError: if a file cannot be read, or there is no Java
    """
    from aikg.rules.run import derive
    from aikg.store.open import open_store
    from aikg.validate.locate import locate
    from aikg.validate.owl import reasoner
    from aikg.validate.owl.contradictions import contradictions

    store = open_store(dataset, files)
    derive(dataset, store)
    found = contradictions(store)
    try:
        reasoner.ask(reasoner.projection(store))
    except reasoner.InconsistentError as error:
        found = found or [_culprit(triple, str(error)) for triple in reasoner.culprits(store, seconds, progress)]
        if not found:
            raise
    return Report(sorted(locate(dataset, found), key=Finding.order))


def _culprit(triple: Triple, said: str) -> Finding:
    message = {"zh": "与所列其他事实及本体相矛盾。", "en": f"Together with the other facts listed, {said}."}
    return Finding("violation", "inconsistent", message, triple.subject, triple.predicate, triple.object)  # type: ignore[arg-type]
