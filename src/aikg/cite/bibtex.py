"""Writes a citation in BibTeX, as BibTeX and biblatex read it."""

from __future__ import annotations

import re

from aikg.cite.parts import address, date_parts, line, note, titled
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aikg.cite.model import Work

_TYPES = {"article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "book": "book"}
_CONTAINERS = dict.fromkeys(_TYPES, "journal") | {"book": "publisher"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# BibTeX counts braces even after a backslash, so that they need a name.
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{character: f"\\{character}" for character in "$&%#_"},
}
_ESCAPED = str.maketrans(_SPECIAL)


def bibtex(works: Sequence[Work], lang: str) -> str:
    """Returns works as BibTeX entries."""
    return "\n".join(_entry(work, lang) for work in works)


def _entry(work: Work, lang: str) -> str:
    parts = date_parts(work.day)
    fields = {
        "author": " and ".join(f"{{{_tex(name.text(lang))}}}" for name in work.authors),
        "title": f"{{{_tex(titled(work, lang))}}}",
        "publisher" if work.kind == "book" else "journal" if work.kind in _TYPES else "howpublished": _tex(
            work.container
        ),
        "number": _tex(work.number),
        "pages": _tex(work.pages),
        "version": _tex(work.version),
        "year": str(parts[0]) if parts else "",
        "month": _MONTHS[parts[1] - 1] if len(parts) > 1 and 1 <= parts[1] <= 12 else "",
        "date": work.day,
        "doi": _tex(work.doi),
        "url": address(work),
        "urldate": work.seen,
        "note": _tex(note(work, lang)),
        "langid": "chinese" if lang == "zh" else "english",
    }
    lines = [f"  {key} = {value if key == 'month' else f'{{{value}}}'}" for key, value in fields.items() if value]
    return f"@{_TYPES.get(work.kind, 'misc')}{{{_key(work.key)},\n" + ",\n".join(lines) + "\n}\n"


def _key(key: str) -> str:
    return re.sub(r"[^A-Za-z0-9.:-]+", "-", key).strip("-") or "work"


def _tex(text: str) -> str:
    return line(text).translate(_ESCAPED)
