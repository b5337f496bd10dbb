"""Writes a citation in RIS, which reference managers import."""

from __future__ import annotations

from aikg.cite.parts import address, date_parts, line, note
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aikg.cite.model import Work

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "report": "RPRT",
    "legislation": "GOVDOC",
    "webpage": "ELEC",
    "dataset": "DATA",
}


def ris(works: Sequence[Work], lang: str) -> str:
    """Returns works as RIS records."""
    return "\n".join(
        "".join(f"{tag}  - {value}\n" for tag, value in _tags(work, lang) if value or tag == "ER") for work in works
    )


def _tags(work: Work, lang: str) -> Iterator[tuple[str, str]]:
    parts = date_parts(work.day)
    other = work.title.zh if lang == "en" else work.title.en
    first, _, last = work.pages.partition("-")
    yield "TY", _TYPES.get(work.kind, "GEN")
    yield "ID", line(work.key)
    yield from (("AU", line(name.text(lang))) for name in work.authors)
    yield "TI", line(work.title.text(lang))
    yield "TT", line(other) if other != work.title.text(lang) else ""
    yield "T2", line(work.container)
    yield "M1", line(work.number)
    yield "PY", str(parts[0]) if parts else ""
    # Year, month, day, other: a part that is not known stays empty.
    yield "DA", "/".join([*work.day.split("-"), "", ""][:3]) + "/" if parts else ""
    yield "SP", line(first)
    yield "EP", line(last)
    yield "ET", line(work.version)
    yield "DO", line(work.doi)
    # Some programs take what follows a semicolon for a second address.
    yield "UR", address(work).replace(";", "%3B")
    yield "Y2", "/".join([*work.seen.split("-"), "", ""][:3]) + "/" if work.seen else ""
    yield "N1", note(work, lang)
    yield "LA", lang
    yield "ER", ""
