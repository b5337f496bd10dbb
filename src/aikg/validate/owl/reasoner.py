"""Checks OWL 2 DL consistency with HermiT (through owlready2), on a projection of the dataset that HermiT can read.

The projection leaves out what has no effect on the logic or is outside the OWL 2 datatype map: dates, durations and
texts in a language as literals, and the annotations of single relations (owl:Axiom nodes).
ontology/README.md explains why.
"""

from __future__ import annotations

import io
import os
import shutil
import tempfile

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse, serialize

from aikg.errors import AikgError
from aikg.namespaces import GRAPH, PREFIXES
from aikg.processes import launcher
from aikg.types import TYPE_CHECKING
from aikg.validate.owl.conflict import shrink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pyoxigraph import Triple

    from aikg.dataset.dataset import Dataset

_OUTSIDE = {PREFIXES["rdf"] + "langString", PREFIXES["xsd"] + "date", PREFIXES["xsd"] + "yearMonthDuration"}
_AXIOM = PREFIXES["owl"] + "Axiom"
_ANNOTATED = PREFIXES["owl"] + "annotated"
_DATA = NamedNode(GRAPH + "data")


class InconsistentError(AikgError):
    """The ontology and the data contradict each other, or a class cannot have a member."""

    exit_code = 1


def projection(store: Store) -> Iterator[Triple]:
    """Yields the triples of a dataset that the reasoner gets."""
    for quad in store:
        predicate, value = quad.predicate.value, getattr(quad.object, "value", "")
        if value in _OUTSIDE or value == _AXIOM or predicate.startswith(_ANNOTATED):
            continue
        if getattr(getattr(quad.object, "datatype", None), "value", "") in _OUTSIDE:
            continue
        yield quad.triple


def check(dataset: Dataset, extra: bytes = b"") -> None:
    """Checks with HermiT that the dataset is consistent, and that every class can have a member.

    :param extra: further triples, in N-Triples
    :raises AikgError: if Java is not installed, or the reasoner cannot read the dataset
    :raises InconsistentError: if the dataset is inconsistent, or a class cannot have a member; it names such classes
    """
    store = Store()
    dataset.fill(store)
    store.extend(Quad(q.subject, q.predicate, q.object) for q in parse(extra, format=RdfFormat.N_TRIPLES))
    ask(projection(store))


def ask(triples: Iterable[Triple]) -> None:
    """Checks with HermiT that these triples are consistent. HermiT must be able to read them.

    :raises AikgError: if Java is not installed, or the reasoner cannot read the triples
    :raises InconsistentError: if the triples contradict each other, or a class cannot have a member
    """
    if shutil.which("java") is None:
        raise AikgError("the reasoner needs Java, which is not installed: install a Java runtime (17 or newer)")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "projection.nt")
        with open(path, "wb") as file:
            file.write(serialize(triples, format=RdfFormat.N_TRIPLES) or b"")
        _reason(path, launcher(folder, "java"))


def culprits(store: Store, seconds: float, progress: Callable[[int], None] = lambda left: None) -> list[Triple]:
    """Returns a small set of facts of the data that contradict each other, for an inconsistent dataset.

    :param seconds: the search stops after this time and returns the smallest set so far
    :param progress: called with the number of facts left in the set
    """
    data = {quad.triple for quad in store.quads_for_pattern(None, None, None, _DATA)}
    readable = list(projection(store))
    facts = [triple for triple in readable if triple in data]
    schema = [triple for triple in readable if triple not in data]

    def contradict(some: Sequence[Triple]) -> bool:
        try:
            ask([*schema, *some])
        except InconsistentError:
            return True
        return False

    return shrink(facts, contradict, seconds, progress)


def _reason(path: str, java: str) -> None:
    import owlready2

    owlready2.JAVA_EXE = java

    world = owlready2.World()
    with open(path, "rb") as file:
        world.get_ontology("https://w3id.org/china-ai-policy/ontology").load(fileobj=io.BytesIO(file.read()))
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError as error:
        raise InconsistentError("the ontology and the data contradict each other") from error
    except owlready2.OwlReadyJavaError as error:
        raise AikgError(f"the reasoner could not read the dataset: {str(error).splitlines()[-1]}") from error
    names = sorted(each.name for each in world.inconsistent_classes() if each is not owlready2.Nothing)
    if names:
        raise InconsistentError(f"these classes can have no member: {', '.join(names)}")
