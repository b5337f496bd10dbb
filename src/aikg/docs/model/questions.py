"""Which stored questions ask for which terms."""

from __future__ import annotations

from typing import NamedTuple

from aikg.docs.model.texts import Text
from aikg.namespaces import CNAI
from aikg.questions.stored import ASKED, list_queries
from aikg.sparql.tokens import tokens
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset


class Question(NamedTuple):
    """A stored question: the command that asks it, and what it asks."""

    command: str
    summary: Text


def read_questions(dataset: Dataset) -> dict[str, list[Question]]:
    """The questions by the IRIs of the terms in them, sorted.

    :raises AikgError: if one is broken
    """
    found: dict[str, list[Question]] = {}
    for query in (query for purpose in ASKED for query in list_queries(dataset, purpose)):
        allowed = " --allow-federation" if query.purpose == "federated" else ""
        question = Question(f"aikg query {query.name}{allowed}", Text(query.summary("zh"), query.summary("en")))
        names = {token for token in tokens(query.text) if token.kind == "word" and token.startswith("cnai:")}
        for name in names:
            found.setdefault(CNAI + name.removeprefix("cnai:"), []).append(question)
    return {term: sorted(questions) for term, questions in found.items()}
