"""HTML as text that is well-formed XML too: whatever is not `Html` already is escaped."""

from __future__ import annotations

import html

_VOID = {"br", "meta", "link"}


class Html(str):
    """Text that is markup, and is not escaped again."""

    __slots__ = ()


def element(name: str, /, *children: str | None, **attributes: str | None) -> Html:
    """An element; a child that is None, and an attribute that is None, is left out.

    `class_="a"` is written `class="a"`, and `stroke_width="1"` is written `stroke-width="1"`.
    """
    given = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items() if value is not None}
    head = name + "".join(f' {key}="{html.escape(value)}"' for key, value in given.items())
    if name in _VOID:
        return Html(f"<{head}/>")
    return Html(f"<{head}>{joined(*children)}</{name}>")


def joined(*children: str | None) -> Html:
    """Several pieces one after the other, what is plain text escaped."""
    given = (each for each in children if each)
    return Html("".join(each if isinstance(each, Html) else html.escape(each, quote=False) for each in given))


def between(separator: str, pieces: list[Html]) -> Html:
    """Pieces with a separator between each two."""
    return Html(joined(separator).join(pieces))
