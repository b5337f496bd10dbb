"""The kinds of things that have a list of their own."""

from __future__ import annotations

# The kinds of things that have a list, with the word for it.
LISTED = {
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
