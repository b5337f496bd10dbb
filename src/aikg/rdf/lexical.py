"""Which texts the datatypes of XML Schema allow, as XSD 1.1 part 2 writes them and no library of Python checks them.

Python reads 1E+05, 1_000 and １００ as decimals, and 2025-W01-1 as a date. In RDF they are none, and an engine that
takes them otherwise answers otherwise.
"""

from __future__ import annotations

import re

_XSD = "http://www.w3.org/2001/XMLSchema#"
_YEAR, _ZONE = "-?(?:[1-9][0-9]{3,}|0[0-9]{3})", "(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
_DAY = f"(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]|3[01])"
_TIME = "(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:[.][0-9]+)?|24:00:00(?:[.]0+)?)"
_DIGITS = "[0-9]+"
_FORMS = {
    "decimal": rf"[+-]?(?:{_DIGITS}(?:[.][0-9]*)?|[.]{_DIGITS})",
    "integer": rf"[+-]?{_DIGITS}",
    "nonNegativeInteger": rf"[+]?{_DIGITS}|-0+",
    "positiveInteger": "[+]?0*[1-9][0-9]*",
    "double": rf"[+-]?(?:{_DIGITS}(?:[.][0-9]*)?|[.]{_DIGITS})(?:[eE][+-]?{_DIGITS})?|[+-]?INF|NaN",
    "boolean": "true|false|1|0",
    "date": _DAY + _ZONE,
    "dateTime": f"{_DAY}T{_TIME}{_ZONE}",
    "yearMonthDuration": "-?P(?=[0-9])(?:[0-9]+Y)?(?:[0-9]+M)?",
}
_FORMS["float"] = _FORMS["double"]
_FORMS |= dict.fromkeys(
    (
        *("long", "int", "short", "byte", "negativeInteger", "nonPositiveInteger"),
        *("unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    ),
    _FORMS["integer"],
)


def is_form_of(datatype: str, text: str) -> bool | None:
    """Returns whether a datatype allows a text; None if the datatype is not known here.

    :param datatype: the IRI of a datatype, or its name in XML Schema

    >>> is_form_of("decimal", "1.50"), is_form_of("decimal", "1E+05"), is_form_of("date", "2025-02-30")
    (True, False, False)
    """
    form = _FORMS.get(datatype.removeprefix(_XSD))
    if form is None:
        return None
    match = re.fullmatch(form, text)
    if match is None or "day" not in match.groupdict():
        return match is not None
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day <= (30 if month in (4, 6, 9, 11) else 31 if month != 2 else 29 if leap else 28)
