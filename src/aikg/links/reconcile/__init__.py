"""Finds candidates for links: what other data sets may call our things. People review them.

things -> queries to a SPARQL endpoint or a reconciliation service -> their items -> candidates -> a mapping set to
review -> data/links. A candidate becomes a link only after a person has accepted it.
"""

from __future__ import annotations

from aikg.links.reconcile.candidates import Report, candidates
from aikg.links.reconcile.check import Dead, check
from aikg.links.reconcile.review import accept, write

__all__ = ["Dead", "Report", "accept", "candidates", "check", "write"]
