"""The files that all pages use, and the media types of what pages lead to."""

from __future__ import annotations

from importlib import resources

# What a page may load: its own style, scripts and data, and nothing from another host (CSP Level 3).
POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
STATIC = ("style.css", "script.js", "sparql.js", "icon.svg")
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "atom": "application/atom+xml",
    "csv": "text/csv; header=present; charset=utf-8",
    "json": "application/sparql-results+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
}


def static(name: str) -> bytes | None:
    """Returns a file that all pages use; None if there is none of this name."""
    return resources.files("aikg.pages").joinpath("static", name).read_bytes() if name in STATIC else None
