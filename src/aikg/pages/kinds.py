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
# Kind -> the questions by which its things are chosen and compared, where a list by name is long.
ASKED = {
    "document": ("documents", "in-force", "regulation-timeline", "joint-issuance"),
    "place": ("document-map", "province-coverage", "city-alignment", "theme-profile"),
    "variable": ("targets", "target-map", "target-cascade", "statistics"),
    "target": ("targets", "targets-due", "target-progress", "target-cascade"),
    "instrument": ("instruments", "instrument-race", "talent-offers"),
    "site": ("platforms", "clusters", "compute-map"),
    "initiative": ("south-south",),
    "programme": ("programmes",),
    "observation": ("statistics", "target-progress"),
    "coopetition": ("coopetition",),
    "designation": ("designations",),
    "contested": ("contested",),
    "mechanism": ("mechanisms",),
    "specialisation": ("specialisations",),
    "parts": ("parts",),
    "source": ("sources", "weak-evidence"),
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
