"""The days that a date in an answer can mean: `2025`, `2025-06-04`, `2025-end`, `2025-06-end`, `2023-2025`."""

from __future__ import annotations

import re

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(-end)?", re.ASCII)
_YEARS = re.compile(r"(\d{4})-(\d{4})", re.ASCII)


def dated(text: str, lang: str) -> str:
    """Returns a date as a reader writes it: the end of a year or month in words, any other date as it is.

    >>> dated("2025-end", "zh"), dated("2025-05-end", "zh"), dated("2025-end", "en"), dated("2025-06-04", "en")
    ('2025年底', '2025年5月底', '2025 (end)', '2025-06-04')
    """
    start, end, rest = text.partition("-end")
    if not end or rest or _DATE.fullmatch(text) is None:
        return text
    year, _, month = start.partition("-")
    if lang == "zh":
        return f"{year}年{int(month)}月底" if month else f"{year}年底"
    return f"{start} (end)"


def period(text: str) -> tuple[str, str] | None:
    """Returns the first and the last day of a date or a range of years, as text to compare; None if the text is none.

    A month has 31 days here, which makes no difference to what comes before and what after.

    >>> period("2025-end"), period("2025-06-04"), period("soon")
    (('2025-12-01', '2025-12-31'), ('2025-06-04', '2025-06-04'), None)
    """
    years = _YEARS.fullmatch(text)
    if years:
        return f"{years[1]}-01-01", f"{years[2]}-12-31"
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day, end = match.groups()
    if day:
        return f"{year}-{month}-{day}", f"{year}-{month}-{day}"
    if month:
        return f"{year}-{month}-{'21' if end else '01'}", f"{year}-{month}-31"
    return f"{year}-{'12' if end else '01'}-01", f"{year}-12-31"
