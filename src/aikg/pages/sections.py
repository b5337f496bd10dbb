"""What a page shows of a thing by stored questions: for each kind of thing, the questions and their columns."""

from __future__ import annotations

from typing import NamedTuple


class Section(NamedTuple):
    """A part of a page.

    `heading` is a key of the words, `column` the column of the question that holds the thing, `columns` those to show,
    `parameter` the one that asks for the thing alone, `proof` the relation of each row that rules derive. Rows are
    `drawn` as the question wants to be seen; a section without columns is a picture alone. A row of a pair may hold the
    thing in the column `other` instead. The newest row by the column `newest` comes first.
    """

    heading: str
    question: str
    column: str
    columns: tuple[str, ...]
    parameter: str = ""
    proof: tuple[str, str, str] | None = None
    drawn: bool = False
    other: str = ""
    newest: str = ""


# Heading -> the column whose things a section with this heading counts; others count rows.
COUNTED_BY = {
    "carries_out": "directive",
    "followed_by": "place",
    "documents": "document",
    "targets": "target",
    "instruments": "instrument",
    "sites": "site",
    "designations": "designation",
    "initiatives": "initiative",
    "issued": "document",
}

_ALIGNS = ("document", "alignsWith", "directive")
_COVERAGE = ("documents", "local_documents", "divisions", "of_divisions", "newest", "looks", "in_vain")
_PLACE = (
    Section(
        "carries_out",
        "city-alignment",
        "place",
        ("directive", "kind", "document", "issued", "days_after", "source"),
        "place",
        _ALIGNS,
        newest="issued",
    ),
    Section(
        *("documents", "documents", "place", ("document", "number", "kind", "issued", "status", "source"), "place"),
        newest="issued",
    ),
    Section(
        *("targets", "targets", "place", ("target", "value", "deadline", "adoption", "document", "source"), "place"),
        newest="deadline",
    ),
    Section("instruments", "instruments", "place", ("instrument", "type", "cap", "document", "source"), "place"),
    Section("sites", "clusters", "location", ("site", "kind", "lead", "source"), "location"),
    Section(
        *("relations", "coopetition", "place", ("other", "relation", "ground", "thing", "source"), "place"),
        other="other",
    ),
    Section("designations", "designations", "thing", ("status", "by", "document", "on", "source")),
    Section("gaps", "implementation-gaps", "place", ("directive", "found", "document", "issued"), "place"),
    Section(
        "themes",
        "theme-profile",
        "place",
        ("theme", "documents", "of", "share", "share_low", "share_high"),
        "",
        None,
        True,
    ),
    Section("statistics", "statistics", "place", ("statement", "value", "period", "source")),
    Section("coverage", "province-coverage", "place", _COVERAGE, "place"),
    Section("initiatives", "south-south", "with", ("initiative", "kind", "modality", "announced", "source")),
)
_DOCUMENT = (
    Section(
        "today",
        "in-force",
        "document",
        ("answer", "ground", "effective", "until", "ended", "ended_by", "checked", "source"),
    ),
    Section(
        "carries_out",
        "city-alignment",
        "document",
        ("directive", "kind", "place", "days_after", "through", "source"),
        "",
        _ALIGNS,
    ),
    Section(
        "followed_by",
        "city-alignment",
        "directive",
        ("place", "kind", "document", "issued", "days_after", "source"),
        "directive",
        _ALIGNS,
    ),
    Section(
        "diffusion",
        "policy-diffusion",
        "directive",
        ("place", "curve", "document", "issued", "days", "source"),
        "directive",
        drawn=True,
    ),
    Section(
        *("gaps", "implementation-gaps", "directive", ("place", "found", "document", "issued"), "directive"), drawn=True
    ),
    Section("targets", "targets", "document", ("target", "place", "value", "deadline", "variable", "source")),
    Section("instruments", "instruments", "document", ("instrument", "type", "cap", "source")),
    Section("designations", "designations", "document", ("thing", "status", "on", "source")),
    Section("succession", "succession", "newer", ("relation", "older", "older_issued", "older_status", "source")),
    Section("succession", "succession", "older", ("relation", "newer", "newer_issued", "newer_status", "source")),
)
_VARIABLE = (
    Section("map", "target-map", "variable", (), "variable", drawn=True),
    Section(
        "targets", "targets", "variable", ("place", "value", "deadline", "target", "adoption", "document", "source")
    ),
    Section(
        "cascade",
        "target-cascade",
        "variable",
        ("year", "national", "national_value", "province", "value", "against", "document", "source"),
        drawn=True,
    ),
    Section(
        "progress",
        "target-progress",
        "variable",
        ("place", "value", "deadline", "observed", "period", "standing", "source"),
    ),
)
# A concept: a topic has its targets, a type of instrument or of site its members.
_CONCEPT = (
    Section(
        "targets", "targets", "indicator", ("target", "place", "value", "deadline", "variable", "source"), "indicator"
    ),
    Section("instruments", "instruments", "type", ("instrument", "place", "cap", "document", "source"), "type"),
    Section("sites", "clusters", "kind", ("site", "location", "lead", "source"), "kind"),
)
SECTIONS: dict[str, tuple[Section, ...]] = {
    "vocab": _CONCEPT,
    "place": _PLACE,
    "document": _DOCUMENT,
    "variable": _VARIABLE,
    "site": (
        Section("designations", "designations", "thing", ("status", "by", "document", "on", "source")),
        Section("compute", "compute-map", "item", ("kind", "location", "year", "value", "lead", "status", "source")),
    ),
    "initiative": (
        Section("partners", "south-south", "initiative", ("with", "modality", "from", "announced", "source")),
    ),
    "body": (
        Section("issued", "joint-issuance", "body", ("document", "position", "leading", "bodies", "source"), "body"),
        Section("designations", "designations", "by", ("status", "thing", "document", "on", "source")),
    ),
    "programme": (
        Section("followed_by", "programmes", "programme", ("place", "document", "level", "draft", "issued", "source")),
    ),
    "target": (
        Section("progress", "target-progress", "target", ("observed", "period", "standing", "needed", "source")),
        Section(
            "cascade", "target-cascade", "national", ("province", "target", "value", "against", "document", "source")
        ),
    ),
}
