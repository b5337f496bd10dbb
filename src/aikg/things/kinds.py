"""The kinds of things, and how the IRIs of each kind begin."""

from __future__ import annotations

from aikg.errors import UsageError
from aikg.namespaces import ID, VOCAB


def start_of(kind: str) -> str:
    """Returns how the IRIs of a kind (`document`), of a scheme (`concept:theme`) or of any `thing` begin."""
    if kind == "thing":
        return ID
    return f"{VOCAB}{kind.removeprefix('concept:')}/" if kind.startswith("concept:") else f"{ID}{kind}/"


def checked(name: str, value: object) -> str:
    """Returns a value as text.

    :param name: the parameter's name, for the error
    :raises UsageError: if the text holds a lone surrogate (half of a character), which UTF-8 cannot encode
    """
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise UsageError(
            f"{name}: the value is not Unicode text (it has a lone surrogate); give it as UTF-8",
            "not-unicode",
            name=name,
        )
    return text
