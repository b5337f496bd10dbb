"""The canonical form of a set of quads: sorted, with blank nodes named as W3C RDFC-1.0 says."""

from __future__ import annotations

from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, serialize

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def canonical(quads: Iterable[Quad]) -> list[Quad]:
    """Returns the quads sorted, without repetition, and with canonical names for blank nodes (W3C RDFC-1.0)."""
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(dataset, key=str)


def nquads(quads: Iterable[Quad]) -> bytes:
    """Returns the quads as N-Quads, with the lines sorted."""
    lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    return b"".join(sorted(lines))
