"""A draft as one page on which a person decides: the text with its marked stretches beside the rows read from it.

The page needs no network and no server. What is decided there is downloaded as the draft file that `aikg import` takes.
"""

from __future__ import annotations

import json
from importlib.resources import files

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.curate.read.model import Draft

_PLACE = "{{draft}}"


def page(draft: Draft) -> str:
    """The page as HTML. The draft stands in it as JSON, and the page writes text only: no text becomes markup."""
    data = json.dumps(draft.as_json(), ensure_ascii=False)
    for sign in "<>&\u2028\u2029":
        data = data.replace(sign, f"\\u{ord(sign):04x}")
    template = (files("aikg.curate.read") / "page.html").read_text(encoding="utf-8")
    return template.replace(_PLACE, data, 1)
