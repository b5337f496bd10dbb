"""The attributes of nodes and edges in GraphML and GEXF, and XML elements for them."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aikg.export.network.network import Edge, Node

# Characters that are not allowed in XML 1.0. A user's own file may hold them.
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Attribute(NamedTuple):
    """The name of an attribute, and its type: `string`, `double` or `boolean` in both formats."""

    name: str
    type: str = "string"


_STRINGS = ("iri", "kind", "classes", "type", "label_zh", "label_en", "level", "date", "date_of", "earliest", "latest")
_NUMBERS = ("latitude", "longitude", "value")
NODE = (*map(Attribute, _STRINGS), *(Attribute(name, "double") for name in _NUMBERS), Attribute("unit"))
EDGE = (
    Attribute("relation"),
    Attribute("iri"),
    Attribute("derived", "boolean"),
    Attribute("symmetric", "boolean"),
    Attribute("row"),
    Attribute("sources"),
)


def attributes(thing: Node | Edge, wanted: tuple[Attribute, ...]) -> dict[str, str]:
    """Returns the known attributes of a node or an edge as text, by name."""
    values = ((each.name, getattr(thing, each.name)) for each in wanted)
    return {name: _text(value) for name, value in values if value is not None and value != ()}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "|".join(value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def element(name: str, names: Mapping[str, str], text: str = "", inside: str = "") -> str:
    """Returns an XML element.

    :param names: its attributes
    :param text: its text, which is escaped
    :param inside: elements in it, which are not escaped
    """
    start = name + "".join(f" {key}={quoteattr(legal(value))}" for key, value in names.items())
    content = escape(legal(text)) + inside
    return f"<{start}>{content}</{name}>" if content else f"<{start}/>"


def legal(text: str) -> str:
    """Returns the text with U+FFFD in place of characters that XML does not allow."""
    return _ILLEGAL.sub("\ufffd", text)
