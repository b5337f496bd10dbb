"""The columns of a query's answer in one language."""

from __future__ import annotations

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

    Term = NamedNode | Literal
    Clause = tuple[str, int, int]


def project(text: str, lang: str) -> str:
    """The text without the projected variables of the other language (`?place_zh` beside `?place_en`).

    Only an outermost SELECT of plain variables is changed.
    """
    from aikg.sparql.tokens import body

    variables = []
    stream = body(text)
    first = next(stream, None)
    if first is None or first.upper() != "SELECT":
        return text
    for token in stream:
        if token == "{" or token.upper() in ("WHERE", "FROM"):
            break
        if token.kind == "variable":
            variables.append(token)
        elif token.upper() not in ("DISTINCT", "REDUCED"):
            return text
    dropped = other_language([str(token) for token in variables], lang)
    for token in reversed(variables):
        if token in dropped:
            text = text[: token.start].rstrip(" ") + text[token.end :]
    return text


def other_language(columns: list[str], lang: str) -> set[str]:
    """The columns `..._zh` or `..._en` whose counterpart in *lang* is there too; none if *lang* is `both`."""
    if lang == "both":
        return set()
    other = "en" if lang == "zh" else "zh"
    stems = [column[:-3] for column in columns if column.endswith(f"_{other}")]
    return {f"{stem}_{other}" for stem in stems if f"{stem}_{lang}" in columns}
