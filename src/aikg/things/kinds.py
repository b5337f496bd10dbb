"""Kinds of things: how their IRIs begin."""

from __future__ import annotations

from aikg.errors import UsageError
from aikg.namespaces import ID, VOCAB


def start_of(kind: str) -> str:
    """How the IRIs of a kind (`document`), of a scheme (`concept:theme`) or of any `thing` begin."""
    if kind == "thing":
        return ID
    return f"{VOCAB}{kind.removeprefix('concept:')}/" if kind.startswith("concept:") else f"{ID}{kind}/"


def checked(name: str, value: object) -> str:
    """A value's text.

    :raises UsageError: if it holds half of a character (a lone surrogate), which no encoding can carry
    """
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise UsageError(f"{name}: the value is not Unicode text (it has a lone surrogate); give it as UTF-8")
    return text
