"""Whether plain data from a JSON file has the types of a dataclass, and where it has not."""

from __future__ import annotations

import dataclasses
import types
from typing import Any, get_args, get_origin, get_type_hints

_WORDS = {str: "text", int: "a whole number", float: "a number", bool: "true or false", type(None): "null"}


def misfit(value: Any, kind: Any, where: str) -> str | None:
    """Returns the first place at which a value is not of a type, and what should stand there; None if there is none.

    :param kind: a dataclass, or a type as a dataclass has it: `str`, `float | None`, `list[tuple[int, int]]`, ...
    :param where: the name of the value

    >>> misfit({"start": 1}, dict[str, str], "spans")
    'spans.start must be text'
    """
    if dataclasses.is_dataclass(kind):
        return _record(value, kind, where)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is types.UnionType:
        found = [misfit(value, each, where) for each in inner]
        return None if None in found else found[0]
    if origin is list:
        return _each(value, [inner[0]] * len(value), where) if isinstance(value, list) else f"{where} must be a list"
    if origin is tuple:
        fits = isinstance(value, list) and len(value) == len(inner)
        return _each(value, list(inner), where) if fits else f"{where} must be a list of {len(inner)}"
    if origin is dict:
        if not isinstance(value, dict):
            return f"{where} must be an object"
        return next(filter(None, (misfit(each, inner[1], f"{where}.{name}") for name, each in value.items())), None)
    exact = type(value) is kind or (kind is float and type(value) is int)
    return None if exact else f"{where} must be {_WORDS[kind]}"


def _each(value: list[Any], kinds: list[Any], where: str) -> str | None:
    found = (misfit(each, kind, f"{where}[{at}]") for at, (each, kind) in enumerate(zip(value, kinds, strict=True)))
    return next(filter(None, found), None)


def _record(value: Any, kind: Any, where: str) -> str | None:
    if not isinstance(value, dict):
        return f"{where} must be an object"
    hints = get_type_hints(kind)
    fields = {each.name: each for each in dataclasses.fields(kind)}
    for name, each in fields.items():
        lacks = each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING
        if name not in value and lacks:
            return f"{where}.{name} is missing"
    given = (misfit(each, hints[name], f"{where}.{name}") for name, each in value.items() if name in fields)
    return next(filter(None, given), None)
