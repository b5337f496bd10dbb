"""The kinds of things that have a list of their own."""

from __future__ import annotations

# Kind -> the key of the words for its list. Readers browse these kinds; the others are parts of what is said of these.
BROWSED = {
    "document": "documents",
    "place": "places",
    "variable": "variables",
    "body": "bodies",
    "site": "sites",
    "initiative": "initiatives",
    "instrument": "instruments",
    "organisation": "organisations",
    "programme": "programmes",
    "target": "targets",
    "source": "sources",
    "vocab": "concepts",
}
LISTED = BROWSED | {
    "observation": "observations",
    "coopetition": "relations_listed",
    "designation": "designations",
    "contested": "contested",
    "status-event": "status_events",
    "event": "events",
    "mechanism": "mechanisms",
    "specialisation": "specialisations",
    "technology": "technologies",
    "parts": "parts",
}
