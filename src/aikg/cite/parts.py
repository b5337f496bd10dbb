"""The parts of a reference that several formats have."""

from __future__ import annotations

import re
from urllib.parse import quote

from aikg.things.locators import pieces
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.cite.model import Work

# Works that one looks for on the web, unlike articles and books, which a library finds by what is known of them.
_ON_THE_WEB = ("legislation", "webpage", "report")


def line(text: str) -> str:
    """Returns a text on one line, without control characters."""
    # Most texts are so already. A space is the only white space that is printable.
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", " ", text).split())


def address(work: Work) -> str:
    """Returns the address of a work, with the characters encoded that an address may not have as they are."""
    return quote(work.address, safe="/:?#[]@!$&'()*+,;=%~-._") if work.address else ""


def titled(work: Work, lang: str) -> str:
    """Returns the title; in English with the Chinese one after it, by which the work is found.

    >>> from aikg.cite.model import Name, Work
    >>> titled(Work("x", "legislation", Name("规划", "Plan")), "en")
    'Plan [规划]'
    """
    name = line(work.title.text(lang))
    both = lang == "en" and work.title.zh and work.title.en and work.title.zh != work.title.en
    return f"{name} [{line(work.title.zh)}]" if both else name


def note(work: Work, lang: str) -> str:
    """Returns how and where in the work it was seen, and where to look for it if it has no address."""
    parts = [
        line(work.seen_as.text(lang)),
        *(each.words for place in work.places for each in pieces(line(place), lang)),
    ]
    names = ("、" if lang == "zh" else ", ").join(line(name.text(lang)) for name in work.look_at)
    if not work.address and names:
        zh, en = f"无网址；可按题名和文号在{names}网站查找", f"no address; look for it at {names}"
        parts.append(zh if lang == "zh" else en)
    elif not work.address and not work.doi and work.kind in _ON_THE_WEB:
        parts.append("网址不详" if lang == "zh" else "no address known")
    return ("；" if lang == "zh" else "; ").join(dict.fromkeys(part for part in parts if part))


def date_parts(day: str) -> list[int]:
    """Returns the year, month and day of a date, as many as it has."""
    return [int(part) for part in day.split("-") if part.isdigit()][:3]
