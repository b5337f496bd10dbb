"""Selects the columns of a query's answer, by name and by language."""

from __future__ import annotations

from aikg.errors import UsageError, nearest
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aikg.sparql.tokens import Token


def project(text: str, lang: str, columns: Sequence[str] = ()) -> str:
    """Returns the query without the columns of the other language, and with only *columns*, in their order.

    Only the outermost SELECT is changed, and only if it selects plain variables.

    :param lang: `zh`, `en` or `both`
    :param columns: the columns to keep, by default all; `place` stands for `place`, `place_zh` and `place_en`
    :raises UsageError: if the query has no such column
    """
    variables = selected(text)
    names = [variable[1:] for variable in variables]
    wanted = kept(names, lang, columns)
    if wanted == names or not variables:
        return text
    written = " ".join(f"?{name}" for name in wanted)
    return text[: variables[0].start] + written + text[variables[-1].end :]


def kept(names: Sequence[str], lang: str, columns: Sequence[str] = ()) -> list[str]:
    """Returns the columns of one language, and only *columns* in their order if any are given.

    :param names: the names of all columns
    :raises UsageError: as `project` does
    """
    dropped = other_language(names, lang)
    found = [name for name in names if name not in dropped]
    return _wanted(names, found, columns) if columns else found


def other_language(columns: Sequence[str], lang: str) -> set[str]:
    """Returns the columns in the other language that also exist in *lang*; none if *lang* is `both`."""
    if lang == "both":
        return set()
    other = "en" if lang == "zh" else "zh"
    return {name for name in columns if name.endswith(f"_{other}") and f"{stem(name)}_{lang}" in columns}


def stem(column: str) -> str:
    """Returns the name of a column without its language."""
    return column[:-3] if column.endswith(("_zh", "_en")) else column


def _wanted(names: Sequence[str], kept: Sequence[str], columns: Sequence[str]) -> list[str]:
    selected: dict[str, None] = {}
    for column in columns:
        matching = [column] if column in names and stem(column) != column else [n for n in kept if stem(n) == column]
        if not matching:
            known = list(dict.fromkeys(map(stem, names)))
            hint = nearest(column, known) or f"; it has {', '.join(known)}"
            raise UsageError(f"the answer has no column {column}{hint}")
        selected |= dict.fromkeys(matching)
    return list(selected)


def selected(text: str) -> list[Token]:
    """Returns the variables of the outermost SELECT; none if it selects anything else than plain variables."""
    from aikg.sparql.tokens import body

    variables = []
    stream = body(text)
    first = next(stream, None)
    if first is None or first.upper() != "SELECT":
        return []
    for token in stream:
        if token == "{" or token.upper() in ("WHERE", "FROM"):
            break
        if token.kind == "variable":
            variables.append(token)
        elif token.upper() not in ("DISTINCT", "REDUCED"):
            return []
    return variables
