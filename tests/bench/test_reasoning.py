"""pySHACL is given what is asserted, and not what was derived from it or links it with others."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat, Store

from aikg.dataset.dataset import Dataset
from tests.bench.reasoning import write_asserted
from tests.conftest import WORLD


def test_only_what_is_asserted_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "asserted.ttl"
    write_asserted(str(WORLD), str(path))
    found, whole = Store(), Store()
    found.load(path=path, format=RdfFormat.TURTLE)
    Dataset(WORLD).fill(whole)
    graphs = {graph.value.rpartition("/")[2]: graph for graph in whole.named_graphs()}
    asserted = {quad.triple for quad in found}
    assert asserted >= {quad.triple for quad in whole.quads_for_pattern(None, None, None, graphs["data"])}
    derived = {quad.triple for quad in whole.quads_for_pattern(None, None, None, graphs["inferred"])}
    assert derived and not derived & asserted
