"""The canonical form of a set of quads: sorted, blank nodes named by W3C RDFC-1.0."""

from __future__ import annotations

from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, serialize

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def canonical(quads: Iterable[Quad]) -> list[Quad]:
    """The quads sorted and without repetition, their blank nodes named canonically (W3C RDFC-1.0)."""
    found = Dataset(quads)
    found.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(found, key=str)


def nquads(quads: Iterable[Quad]) -> bytes:
    """N-Quads, sorted by line."""
    lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    return b"".join(sorted(lines))
