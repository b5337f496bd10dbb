"""Writes SVG: elements with escaped values, texts that fit, marks that are links, and the whole document."""

from __future__ import annotations

from functools import cache
from html import escape

from aikg.pictures.style import STYLE
from aikg.sparql.render import display_width, wrap
from aikg.templates import allowed, is_web

# How much larger a picture is where there is room: then its letters are about as large as those of a page.
_ZOOM = 1.25
# The width of a Latin letter and of half a Chinese character as parts of their size: those of a wide font.
_LATIN, _CHINESE = 0.64, 0.5
# Signs that are as wide as a Chinese character among such.
_EITHER = "—“”‘’…·×"


def tag(kind: str, content: str = "", /, **attributes: object) -> str:
    """An element. Its content is markup; the values of its attributes are escaped, and None leaves one out.

    `class_` is the attribute class, and `stroke_width` is stroke-width.
    """
    written = "".join([f' {_name(name)}="{_plain(value)}"' for name, value in attributes.items() if value is not None])
    return f"<{kind}{written}>{content}</{kind}>" if content else f"<{kind}{written}/>"


def text(x: float, y: float, words: str, class_: str = "ink", **attributes: object) -> str:
    """A line of text; *y* is its base line. Most lines begin at the left, which is so without a word."""
    return tag("text", _plain(words), x=x or None, y=y, class_=class_, **attributes)


def rect(x: float, y: float, width: float, height: float, class_: str, **attributes: object) -> str:
    """A rectangle."""
    return tag("rect", x=x or None, y=y, width=width, height=height, class_=class_, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, class_: str = "axis", **attributes: object) -> str:
    """A straight line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_, **attributes)


def mark(shape: str, words: str, href: str | None) -> str:
    """One thing of a picture, a link if it has a page. Its words are its title, which is both name and tooltip."""
    inside = tag("title", _plain(words)) + shape
    address = _safe(href)
    named = tag("g", inside, role="img") if address is None else tag("a", inside, href=address)
    return tag("g", named, role="listitem")


def marks(drawn: str) -> str:
    """The marks of a picture as a list, which a screen reader counts; empty if there is none."""
    return tag("g", drawn, role="list") if drawn else ""


def mute(drawn: str) -> str:
    """What a screen reader passes over: axes, legends, letters that a mark's name repeats."""
    return tag("g", drawn, aria_hidden="true") if drawn else ""


def document(title: str, description: str, lang: str, width: float, height: float, body: str) -> str:
    """A whole SVG element, which stands alone or in a page."""
    head = tag("title", _plain(title)) + tag("desc", _plain(description)) + tag("style", STYLE)
    return tag(
        "svg",
        head + body,
        xmlns="http://www.w3.org/2000/svg",
        class_="aikg-picture",
        viewBox=f"0 0 {_plain(width)} {_plain(height)}",
        width=width * _ZOOM,
        height=height * _ZOOM,
        role="group",
        aria_label=title,
        lang="zh-Hans" if lang == "zh" else "en",
    )


def room(words: str, size: float) -> float:
    """About how many pixels a text takes."""
    columns = display_width(words)
    wide = max(0, columns - len(words))
    either = 0 if wide == 0 else sum(words.count(each) for each in _EITHER)
    return ((columns - 2 * wide - either) * _LATIN + 2 * (wide + either) * _CHINESE) * size


def clip(words: str, width: float, size: float = 12) -> str:
    """A text that fits, with an ellipsis where it was cut."""
    if room(words, size) <= width:
        return words
    while words and room(words + "…", size) > width:
        words = words[:-1]
    return words.rstrip() + "…"


def lines(words: str, width: float, size: float = 12) -> list[str]:
    """The lines of a text, each no wider than this."""
    average = room(words, size) / max(1, display_width(words))
    broken = wrap(words, max(2, int(width / average))) if average else [words]
    if any(room(each, size) > width for each in broken):  # One line has more Latin letters than the others.
        broken = wrap(words, max(2, int(width / size / _LATIN)))
    return broken


@cache
def _name(name: str) -> str:
    """The name of an attribute by that of a parameter."""
    return name.rstrip("_").replace("_", "-")


def _plain(value: object) -> str:
    """A value as it stands in markup: numbers short, texts escaped."""
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    if isinstance(value, int):
        return str(value)
    words = str(value)
    return escape(words if words.isprintable() else str(allowed(words)))


def _safe(href: str | None) -> str | None:
    """An address to link to; None for one that might run something (`javascript:`)."""
    if not href or (":" in href.partition("/")[0] and not is_web(href)):
        return None
    return href
