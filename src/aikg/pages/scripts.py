"""The scripts that hold data, for pages that find and ask without a server."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable
from typing import Any

from aikg.namespaces import VOCAB
from aikg.pages.book import LANGUAGES
from aikg.pages.kinds import LISTED
from aikg.pages.words import say
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pages.book import Book


def queries(book: Book) -> bytes:
    """Returns the script with the texts of the stored questions, by name."""
    return _assigned("aikgQueries", {each.name: each.text for each in book.questions})


def names(book: Book) -> bytes:
    """Returns the script with the index of names, and with the words for each kind of thing and scheme of concepts."""
    from aikg.find.browser import script

    kinds = {kind: [say(key, lang) for lang in LANGUAGES] for kind, key in LISTED.items()}
    schemes = {f"concept:{each}": [book.name(f"{VOCAB}{each}", lang) for lang in LANGUAGES] for each in book.concepts}
    return script(book.graph.source).encode() + _assigned("aikgKinds", kinds | dict(sorted(schemes.items())))


SCRIPTS: dict[str, Callable[[Book], bytes]] = {"queries.js": queries, "find-index.js": names}


def packed(data: bytes) -> str:
    """Returns bytes as a script unpacks them: compressed (RFC 1952), in letters (RFC 4648, section 4)."""
    # Python versions differ in the byte of the header that names the operating system.
    compressed = bytearray(gzip.compress(data, 9, mtime=0))
    compressed[9] = 255
    return base64.b64encode(compressed).decode()


def _assigned(name: str, value: Any) -> bytes:
    """A script that sets a variable of the window."""
    # A script may hold any text but the end of a script element, should someone put it into a page.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"window.{name} = {text};\n".encode()
