"""A cell as it is typed or pasted, in the form that the tables hold: full-width and typographic variants folded.

Dates and numbers become ASCII, official numbers get 〔〕, and full-width letters and digits in any text become usual
ones. What remains wrong after that is for the checks to say.
"""

from __future__ import annotations

import re
import unicodedata

from aikg.tables.numbers import printed
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.tables.model import Column

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－／．/."), "-")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
# Full-width digits and letters; Chinese punctuation keeps its width.
_WIDE = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_CHINESE_DATE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")


def normal(column: Column, value: str) -> str:
    """A cell in normal form, by what its column holds."""
    if column.name == "note":
        return value.strip()  # The curator's own words.
    text = unicodedata.normalize("NFC", value.translate(_UNSEEN)).strip()
    if column.name == "as_printed":
        return text  # As the source prints it.
    text = text.translate(_WIDE)
    if column.value and "/id/date/" in column.value:
        return _date(text)
    if column.base in ("decimal", "integer"):
        return unicodedata.normalize("NFC", _plain(text).replace(",", "").replace(" ", ""))
    if column.base == "anyURI" or column.format:
        return _plain(text)
    if column.name == "number":
        return printed(text)
    return text


def _date(text: str) -> str:
    folded = _plain(text)
    match = _CHINESE_DATE.fullmatch(folded.replace(" ", ""))
    if match:
        return "-".join(part.zfill(2) for part in match.groups() if part)
    folded = folded.translate(_DASHES)
    parts = folded.split("-")
    return "-".join(part.zfill(2) if part.isdecimal() and len(part) == 1 else part for part in parts)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text)).strip()
