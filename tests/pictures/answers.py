"""The answers of the stored questions, asked once for all tests of the pictures."""

from __future__ import annotations

from functools import cache

import aikg
from aikg.questions.model import View
from aikg.sparql.results import Result

VIEWS: dict[str, View] = {query.name: query.header.view for query in aikg.load().queries() if query.header.view}


@cache
def asked(name: str, lang: str = "both") -> Result:
    return aikg.load().query(name, lang=lang)
