"""The answers of the stored questions for the processes that make a site: each is found once, by the process that comes
to it first, and stands in the folder as the file that readers download, where the others read it."""

from __future__ import annotations

import os

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from aikg.atomic import replace_file
from aikg.errors import UsageError
from aikg.sparql.results import Result
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from aikg.graph import Graph
    from aikg.rdf.terms import Term


def answers(graph: Graph, folder: str) -> Callable[[str], Result]:
    """Returns what answers a stored question by its name.

    :param folder: the folder of the site
    """

    # Places, names and sources stand in many rows: each is kept once.
    known: dict[Term, Term] = {}

    def rows(name: str) -> Result:
        path = answer_path(folder, name)
        if not os.path.exists(path):
            answer = graph.answer(name, {})
            if not isinstance(answer, QuerySolutions):
                raise UsageError(f"{name} does not answer with rows")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            # In one step: another process may look for it meanwhile.
            replace_file(path, answer.serialize(format=QueryResultsFormat.JSON) or b"")
        found: Any = parse_query_results(path=path, format=QueryResultsFormat.JSON)
        columns = [each.value for each in found.variables]
        return Result(columns, [tuple(term and known.setdefault(term, term) for term in row) for row in found])

    return rows


def answer_path(folder: str, name: str) -> str:
    """Returns the path of the file with the rows of a stored question."""
    return os.path.join(folder, "data", "question", f"{name}.json")
