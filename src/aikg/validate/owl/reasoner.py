"""OWL 2 DL consistency by HermiT (through owlready2), on a projection of the dataset that it can read.

The projection leaves out what carries no logical weight or is outside the OWL 2 datatype map: dates and durations as
literals, the ranges for them and rdf:langString, and the annotations of single relations (owl:Axiom nodes).
ontology/README.md says why.
"""

from __future__ import annotations

import io
import os
import shutil
import tempfile

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse, serialize

from aikg.errors import AikgError
from aikg.namespaces import GRAPH, PREFIXES
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
    """The ontology and the data contradict each other, or a class can have no member."""

    exit_code = 1


def projection(store: Store) -> Iterator[Triple]:
    """The triples of a dataset that the reasoner is fed."""
    for quad in store:
        predicate, value = quad.predicate.value, getattr(quad.object, "value", "")
        if value in _OUTSIDE or value == _AXIOM or predicate.startswith(_ANNOTATED):
            continue
        if getattr(getattr(quad.object, "datatype", None), "value", "") in _OUTSIDE:
            continue
        yield quad.triple


def check(dataset: Dataset, extra: bytes = b"") -> None:
    """Asks HermiT whether the dataset, with *extra* N-Triples, is consistent and every class can have a member.

    :raises AikgError: if there is no Java, or the reasoner cannot read the dataset
    :raises InconsistentError: naming the classes that can have no member, if the reasoner names any
    """
    store = Store()
    dataset.fill(store)
    store.extend(Quad(q.subject, q.predicate, q.object) for q in parse(extra, format=RdfFormat.N_TRIPLES))
    ask(projection(store))


def ask(triples: Iterable[Triple]) -> None:
    """Asks HermiT about some triples, which it must be able to read.

    :raises AikgError: if there is no Java, or the reasoner cannot read them
    :raises InconsistentError: if they contradict each other, or a class can have no member
    """
    if shutil.which("java") is None:
        raise AikgError("the reasoner needs Java and there is none: install a Java runtime (17 or newer) and try again")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "projection.nt")
        with open(path, "wb") as file:
            file.write(serialize(triples, format=RdfFormat.N_TRIPLES) or b"")
        _reason(path)


def culprits(store: Store, seconds: float, progress: Callable[[int], None] = lambda left: None) -> list[Triple]:
    """A small set of the data's facts that contradict each other, for a dataset that is inconsistent.

    :param seconds: the time that may be spent; the set is as small as it got by then
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


def _reason(path: str) -> None:
    import owlready2

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
