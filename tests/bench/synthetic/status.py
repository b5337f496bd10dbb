"""What became of a document after it was issued: events that changed its status or found it in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.synthetic.writer import SEEN, concept, labels, thing

if TYPE_CHECKING:
    from tests.bench.synthetic.writer import Writer


def write_event(to: Writer, slug: str, year: int, source: str) -> None:
    """The document was repealed in a later year, or was seen to be in force on the day on which all was seen."""
    seen = int(SEEN[:4])
    if year < seen and to.rng.random() < 0.5:
        _event(to, "StatusChange", slug, "repealed", to.day(to.rng.randrange(year + 1, seen + 1)), source)
    else:
        _event(to, "StatusObservation", slug, "in-force", SEEN, source)


def write_succession(to: Writer, older: str, newer: str, issue: str, source: str) -> None:
    """The document gave way to a newer one on the day on which that was issued (slugs of both)."""
    _event(to, "StatusChange", older, "superseded", issue, source, newer)


def _event(to: Writer, kind: str, slug: str, status: str, day: str, source: str, cause: str = "") -> None:
    name = f"{slug}-{status}-{cause}" if cause else f"{slug}-{status}"
    facts = [
        *labels(f"{name}效力事件", f"Status event {name}"),
        ("eventOf", thing("document/" + slug)),
        ("toStatus", concept("legal-status/" + status)),
        ("statusOn", to.date(day)),
    ]
    if cause:
        facts.append(("causedBy", thing("document/" + cause)))
    to.state("status-event/" + name, kind, facts, source)
