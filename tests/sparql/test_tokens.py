from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikg.sparql.tokens import body, line_of, tokens


def test_kinds() -> None:
    text = (
        'PREFIX : <http://a/#> # VALUES ?x { "no" }\n'
        'ASK { ?x a \'it\'\'s\', "a#b\\"c", """d"\ne""" . :a\\#b <= 3 }'
    )
    found = [(token.kind, str(token)) for token in tokens(text)]
    assert found[:3] == [("word", "PREFIX"), ("word", ":"), ("iri", "<http://a/#>")]
    assert [value for kind, value in found if kind == "string"] == [
        "'it'",
        "'s'",
        '"a#b\\"c"',
        '"""d"\ne"""',
    ]
    assert ("word", ":a\\#b") in found and ("mark", "<") in found and ("variable", "?x") in found


@given(st.text(alphabet="\"'\\<>#?{}\n a:.é中", max_size=30))
def test_tokens_keep_their_places_in_any_text(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert token.start >= end
        assert text[token.start : token.end] == token
        end = token.end


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * {}",
        "PREFIX a: <http://a/> BASE <http://b/>\nprefix : <x> SELECT * {}",
        "# PREFIX\nSELECT * {}",
    ],
)
def test_the_body_begins_after_the_prologue(text: str) -> None:
    first = next(body(text))
    assert first == "SELECT" and text[first.start :].startswith("SELECT")


def test_lines_are_counted_from_one() -> None:
    assert [line_of("a\nb\nc", position) for position in (0, 2, 4)] == [1, 2, 3]
