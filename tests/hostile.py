"""Texts that would break a page that did not escape them, and how a reader of the page sees them."""

from __future__ import annotations

import re

from hypothesis import strategies as st

_PIECES = st.sampled_from(
    [
        *("<script>alert(1)</script>", "</title>", "-->", "<!--", "]]>", "<![CDATA[", "&", "&lt;", "&#0;", "'", '"', "`"),
        *("{{ 7 * 7 }}", "{% raw %}", "{# no #}", '" onload="x', "' autofocus='", "javascript:alert(1)", "\0", "\x0b"),
        *("\ufffe", "\ud800", "\r\n", "\u2028", "中文", "\u202e", "%s", "\\"),
    ]
)

# With and without such pieces; never empty, and never white space only.
TEXTS = st.lists(st.one_of(_PIECES, st.text(st.characters(), max_size=8)), min_size=1).map("".join).filter(str.strip)


def seen(text: str) -> str:
    """What an XML parser reads of a text on a page (XML 1.0, 2.2 and 2.11)."""
    allowed = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    return re.sub("\r\n?", "\n", allowed)
