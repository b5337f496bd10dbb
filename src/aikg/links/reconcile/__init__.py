"""Finding what other data sets call our things: candidates for links, which people then judge.

things -> questions to a SPARQL endpoint or a reconciliation service -> what they found -> candidates -> a mapping set
to review -> data/links. Nothing gets into the data that nobody has looked at.
"""

from __future__ import annotations

from aikg.links.reconcile.candidates import Report, candidates
from aikg.links.reconcile.check import Dead, check
from aikg.links.reconcile.review import accept, write

__all__ = ["Dead", "Report", "accept", "candidates", "check", "write"]
