"""The body of an answer as a file: its errors are sentences, and odd terms in it do not lose the rest."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat
from urllib3 import exceptions

# A blank node in an answer, and what may be the beginning of one at the end of a piece of it. Inside a string of JSON
# the quotes have backslashes before them, so that the pattern of JSON matches no part of a literal.
_NODES = {
    QueryResultsFormat.JSON: (re.compile(rb'\{[^{}]*"type"\s*:\s*"bnode"[^{}]*\}'), re.compile(rb"\{[^{}]*\Z")),
    QueryResultsFormat.XML: (
        re.compile(rb"<bnode>[^<]*</bnode>"),
        re.compile(rb"<(?:bnode>[^<]*(?:</?[^>]*)?|[^>]*)\Z"),
    ),
}
_LABELS = {
    QueryResultsFormat.JSON: re.compile(rb'("value"\s*:\s*")((?:[^"\\]|\\.)*)(")'),
    QueryResultsFormat.XML: re.compile(rb"(<bnode>)([^<]*)(</bnode>)"),
}


class Body:
    """A response as a file, which the engine's parsers read.

    Some stores name blank nodes in ways that SPARQL results do not allow, such as `nodeID://b1` (Virtuoso). They get a
    name that is allowed; a name that is allowed is kept.
    """

    def __init__(self, response: Any, form: object) -> None:
        """:param response: a response of requests, whose body is still to be read
        :param form: the format of the body"""
        self.response = response
        self._nodes = _NODES.get(form)  # type: ignore[call-overload]
        self._labels = _LABELS.get(form)  # type: ignore[call-overload]
        self._begun = False
        self._held = b""
        self._ready = b""
        self._last = b""

    def read(self, size: int = -1) -> bytes:
        """Returns some bytes, at least one unless the body is at its end.

        :raises OSError: if the body is cut off or damaged; its text says which
        """
        while not self._ready:
            data = self._received(size)
            if not data and not self._held:
                return b""
            self._ready = self._mended(data)
        size = len(self._ready) if size < 0 else size
        given, self._ready = self._ready[:size], self._ready[size:]
        return given

    def odd_term(self) -> str:
        """Returns the first term in the piece read last that is none of RDF, as it was sent; empty if none is found."""
        for term in re.findall(rb'\{[^{}]*"type"[^{}]*\}', self._last):
            if not _is_term(term):
                return " ".join(term.decode("utf-8", "replace").split())
        return ""

    def _received(self, size: int) -> bytes:
        try:
            data: bytes = self.response.raw.read(None if size < 0 else max(size, 4096), decode_content=True)
        except exceptions.ReadTimeoutError as error:
            raise OSError("no more of it came in time") from error
        except exceptions.IncompleteRead as error:
            raise OSError("it is shorter than announced") from error
        except exceptions.DecodeError as error:
            raise OSError("it is not compressed as announced") from error
        except (OSError, exceptions.HTTPError) as error:
            raise OSError("the connection broke") from error
        if not self._begun:
            self._begun, data = True, data.removeprefix(BOM_UTF8)
        return data

    def _mended(self, data: bytes) -> bytes:
        """Returns what is complete of the bytes held back and these, with every blank node under an allowed name."""
        text = self._held + data
        if self._nodes is None or self._labels is None:
            return text
        whole, begun = self._nodes
        cut = begun.search(text) if data else None
        end = cut.start() if cut else len(text)
        self._held = text[end:]
        labels = self._labels
        piece: bytes = whole.sub(lambda node: labels.sub(_labelled, node.group()), text[:end])
        self._last = (self._last + piece)[-2 * len(piece) - 10_000 :]
        return piece


def _labelled(match: re.Match[bytes]) -> bytes:
    label = match[2].decode("utf-8", "replace")
    try:
        BlankNode(label)
    except ValueError:
        # Each other character becomes its number, so that different names stay different.
        label = "b_" + re.sub("[^0-9A-Za-z]", lambda each: f"_{ord(each.group()):x}_", label)
    return match[1] + label.encode() + match[3]


def _is_term(term: bytes) -> bool:
    try:
        given = json.loads(term)
        if given["type"] == "uri":
            NamedNode(given["value"])
        elif given["type"] != "bnode":
            datatype = given.get("datatype")
            Literal(given["value"], language=given.get("xml:lang"), datatype=datatype and NamedNode(datatype))
    except (ValueError, TypeError, KeyError):
        return False
    return given["type"] in ("uri", "bnode", "literal", "typed-literal")
