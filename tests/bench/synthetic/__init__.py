"""Synthetic policy systems of any size, in the terms of the ontology: the same seed and size give the same bytes.

The shape is learnt from the dataset itself: which concepts are used how often, which indicator goes with which unit.
Names, numbers and dates are invented; only the things that the stored questions name in their examples keep
their names, so that each example has an answer. Nothing of it is ever part of the dataset.
"""

from __future__ import annotations

from tests.bench.synthetic.system import write_system

__all__ = ["write_system"]
