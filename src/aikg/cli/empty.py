"""Why an answer has no rows, and what to try: said on standard error."""

from __future__ import annotations

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aikg.cli.wanted import Wanted
    from aikg.graph import Graph


def reasons(graph: Graph, name: str, parameters: Mapping[str, list[str]], wanted: Wanted) -> list[str]:
    """Returns in sentences which parameters or conditions leave a stored question without rows."""
    from aikg.questions.empty import counted

    if graph.stored(name).purpose == "federated":
        return ["no rows: the endpoints and the graph have nothing in common here; try it with fewer parameters"]
    if wanted.limit == 0:
        return ["no rows: --limit 0 leaves none"]
    whole = graph.asked(name, parameters)
    if not len(whole):
        return [*graph.why_empty(name, **parameters), _UNKNOWN]
    said = []
    for condition in wanted.where:
        rest = whole.where(*(each for each in wanted.where if each != condition))
        if len(rest):
            said.append(f"without --where '{condition}': {counted(len(rest))}")
    return [f"no rows: of {counted(len(whole))} none has {' and '.join(wanted.where)}", *said, _UNKNOWN]


_UNKNOWN = "What is not here is not known, which does not mean that there is nothing."
