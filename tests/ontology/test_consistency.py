"""HermiT finds the dataset consistent, and seeded contradictions are found. Skipped only where there is no Java."""

from __future__ import annotations

import shutil

import pytest

from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.namespaces import CNAI, ID
from aikg.validate.owl import reasoner

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="needs Java: install a Java runtime")


@needs_java
def test_the_dataset_is_consistent_and_every_class_can_have_members() -> None:
    reasoner.check(Dataset())


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The ontology with what is said of places and bodies alone: enough to contradict, and read in half the time."""
    folder = tmp_path_factory.mktemp("places")
    (folder / "data" / "graph").mkdir(parents=True)
    for room in ("ontology", "queries"):
        (folder / room).symlink_to(home() / room)
    for name in ("bodies.ttl", "places.ttl"):
        shutil.copy(home() / "data" / "graph" / name, folder / "data" / "graph" / name)
    reasoner.check(Dataset(folder))
    return Dataset(folder)


@needs_java
@pytest.mark.parametrize(
    "fact",
    [
        f"<{ID}place/shenzhen> {TYPE} <{CNAI}PolicyDocument> .",
        f"<{ID}place/shenzhen> <{CNAI}partOf> <{ID}place/shenzhen> .",
        f"<{ID}body/miit> {TYPE} <{CNAI}PartyBody> .",
    ],
)
def test_a_contradiction_is_found(places: Dataset, fact: str) -> None:
    with pytest.raises(reasoner.InconsistentError):
        reasoner.check(places, (fact + "\n").encode())


def test_without_java_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(reasoner.AikgError, match="install a Java runtime"):
        reasoner.check(Dataset())
