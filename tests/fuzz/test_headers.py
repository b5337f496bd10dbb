"""Whatever a query file holds, it is read or refused in a sentence with its name."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given

import aikg
from aikg.errors import AikgError, DataError, UsageError
from aikg.questions.binding import bind
from aikg.questions.stored import ASKED, list_queries, read_query
from tests.conftest import WORLD
from tests.fuzz.mutations import fuzzed, mutated

FILES = [Path(query.path) for purpose in (*ASKED, "quality", "rules") for query in list_queries(aikg.load().dataset, purpose)]


@fuzzed
@given(data=mutated([path.read_bytes() for path in FILES], most=4))
def test_a_query_file(tmp_path_factory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz" / "questions" / "fuzzed.rq"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    try:
        query = read_query(path)
        header = query.header
    except DataError as error:
        assert "fuzzed.rq" in str(error) and "\n" not in str(error)
        return
    assert set(header.summary) == {"zh", "en"}
    for name, parameter in query.parameters.items():
        try:
            bind(query, {name: parameter.example}, aikg.load(WORLD).source)
        except (UsageError, AikgError) as error:
            assert "\n" not in str(error)


@fuzzed
@given(data=mutated([b"SELECT * { ?s a cnai:PolicyDocument ; rdfs:label ?l FILTER (LANG(?l) = 'zh') } LIMIT 3", *(path.read_bytes() for path in FILES[:40])]))
def test_the_text_of_a_query(data: bytes) -> None:
    """It is answered or refused; nothing else is raised, and nothing is asked elsewhere."""
    graph = aikg.load(WORLD)
    text = data.decode("utf-8", "surrogateescape")
    if text.count("?") > 200 or "{" * 100 in text:
        text = text[:4000]
    try:
        graph.evaluate(text)
    except UsageError as error:
        assert "\n" not in str(error)
