"""RDF terms as Python values."""

from __future__ import annotations

from functools import lru_cache

from aikg.namespaces import PREFIXES
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    Node = NamedNode | BlankNode
    Term = Node | Literal | Triple
    Value = str | int | float | bool | Decimal | date | None


_XSD = PREFIXES["xsd"]
# xsd:integer and the types derived from it (XSD 1.1, 3.4).
_INTEGERS = frozenset(
    _XSD + name
    for name in (
        *("integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger", "negativeInteger"),
        *("nonPositiveInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    )
)


class IRI(str):
    """A string that is an IRI."""

    __slots__ = ()


class Text(str):
    """A string in a language, which `.language` names by its tag (`zh`)."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, value: str, language: str) -> Text:
        text = super().__new__(cls, value)
        text.language = language
        return text

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        """What `__new__` needs when the text is copied or read from a pickle."""
        return str(self), self.language


def to_python(term: Term | None) -> Value:
    """Returns a term as a Python value.

    A literal keeps its lexical form if its datatype is unknown, or if the form has no value in it.
    """
    if term is None:
        return None
    # The names of the types, so that pyoxigraph is neither imported here nor looked for in each cell of an answer.
    kind = type(term).__name__
    if kind == "NamedNode":
        return IRI(term.value)  # type: ignore[union-attr]
    if kind != "Literal":
        return str(term)
    literal: Literal = term  # type: ignore[assignment]
    if literal.language:
        return Text(literal.value, literal.language)
    return _reader(literal.datatype.value)(literal.value)


@lru_cache(maxsize=256)
def _reader(datatype: str) -> Callable[[str], Value]:
    """Returns what makes values of the lexical forms of a datatype."""
    from aikg.rdf.lexical import is_form_of

    convert = _converter(datatype)

    def read(form: str) -> Value:
        if is_form_of(datatype, form) is False:
            return form
        try:
            return convert(form)
        except (ValueError, ArithmeticError):
            return form

    return read if convert is not str else str


def _converter(datatype: str) -> Callable[[str], Value]:
    if datatype in _INTEGERS:
        return int
    if datatype == _XSD + "decimal":
        from decimal import Decimal

        return Decimal
    if datatype in (_XSD + "double", _XSD + "float"):
        return float
    if datatype == _XSD + "date":
        from datetime import date

        return date.fromisoformat
    if datatype == _XSD + "boolean":
        return _boolean
    return str


def _boolean(text: str) -> bool:
    if text not in ("true", "1", "false", "0"):
        raise ValueError(text)
    return text in ("true", "1")
