"""How pages are made: Jinja2 templates in which every value is escaped.

The documentation (`aikg docs`) and the endpoint (`aikg serve`) take their environment from here. Importing this module
imports Jinja2, so no question does.
"""

from __future__ import annotations

import re

from jinja2 import Environment, PackageLoader, StrictUndefined

# What XML 1.0 (section 2.2) allows in no document, escaped or not.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def environment(package: str) -> Environment:
    """The templates in the folder `templates` of a package such as `aikg.docs`.

    A value that is not markup already is escaped, whatever the template is called. A name that a template uses and is
    not given is an error. Tags stand on lines of their own without leaving blank lines. Templates have the test `web`,
    which says whether an IRI may be linked to.
    """
    made = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=allowed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.tests["web"] = is_web
    return made


def is_web(iri: str) -> bool:
    """Whether an IRI is an address of the web; a link to another one (`javascript:`) might run something."""
    return iri.lower().startswith(("http://", "https://"))


def allowed(value: object) -> object:
    """A value with U+FFFD for each character that a page cannot hold, so that every page is well-formed XML too."""
    # What is printable is allowed, and most texts are printable.
    return value if type(value) is not str or value.isprintable() else _FORBIDDEN.sub("\ufffd", value)
