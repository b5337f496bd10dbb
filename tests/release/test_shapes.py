"""The released shapes say the same as aikg validate, in a form that every engine reads."""

from __future__ import annotations

import pytest
import rdflib

from aikg.dataset.dataset import Dataset
from aikg.errors import AikgError
from aikg.release.shapes import _constraint, shapes

SH = rdflib.SH


@pytest.fixture(scope="module")
def written() -> rdflib.Graph:
    return rdflib.Graph().parse(data=shapes(Dataset()), format="turtle")


def test_messages_are_on_the_shape_and_in_both_languages(written: rdflib.Graph) -> None:
    """Jena refuses a constraint with two messages."""
    for shape, constraint in written.subject_objects(SH.sparql):
        assert list(written.objects(constraint, SH.message)) == []
        assert {message.language for message in written.objects(shape, SH.message)} == {"zh", "en"}


def test_each_result_says_what_is_wrong(written: rdflib.Graph) -> None:
    """A result names the property, where the query in queries/quality names one; of several in VALUES it cannot say which."""
    for shape, constraint in written.subject_objects(SH.sparql):
        target = str(written.value(written.value(shape, SH.target), SH.select))
        text = str(written.value(constraint, SH.select))
        if "VALUES (?path)" in target:
            assert "?path" not in text, shape
            continue
        assert ("?path" in text.partition("{")[2]) == ("?path" in target.partition("{")[2]), shape


def test_no_constraint_uses_what_shacl_forbids(written: rdflib.Graph) -> None:
    for text in written.objects(None, SH.select):
        if "$this" in text:
            assert "MINUS" not in text and "VALUES" not in text and text.count("SELECT") == 1, text


def test_a_query_that_cannot_become_a_constraint_is_refused() -> None:
    text = "SELECT ?this ?path ?value WHERE { MINUS { } { BIND(<a> AS ?path) } UNION { BIND(<b> AS ?path) } }"
    with pytest.raises(AikgError, match="one property only"):
        _constraint(text)
