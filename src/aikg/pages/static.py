"""The files that all pages use, and the media types of what pages lead to."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

from aikg import pictures

# What a page may load: its own style, scripts and data, and nothing from another host (CSP Level 3). Pictures carry one
# style sheet, which is named by its hash.
_PICTURES = base64.b64encode(hashlib.sha256(pictures.STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'self' 'sha256-{_PICTURES}'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# The same for a page that is a file, where no server says it; a page cannot say by whom it may be framed.
POLICY_OF_A_FILE = POLICY.rpartition(";")[0]
STATIC = ("style.css", "script.js", "sparql.js", "icon.svg")
# The scripts that find by name stand with the code whose answers they repeat.
FINDING = ("search.js", "find.js")
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "atom": "application/atom+xml; charset=utf-8",
    "csv": "text/csv; header=present; charset=utf-8",
    "json": "application/sparql-results+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
}


def static(name: str) -> bytes | None:
    """Returns a file that all pages use; None if there is none of this name."""
    if name not in (*STATIC, *FINDING):
        return None
    found = resources.files("aikg.find" if name in FINDING else "aikg.pages").joinpath("static", name).read_bytes()
    return found + f"\n{pictures.STYLE}\n".encode() if name == "style.css" else found
