"""Virtuoso 7: loaded, asked every question and each example of a parameter, and again after a fault.

It takes some minutes, and so runs by `make test-stores` only, also where Virtuoso is installed.
"""

import os
from collections import Counter

import pytest

import aikg
from aikg.dataset.dataset import Dataset
from aikg.errors import AikgError, EndpointError, UsageError
from aikg.questions.stored import list_queries
from aikg.remote.upload import upload
from tests.conftest import WORLD
from tests.remote.faults import proxy
from tests.remote.servers import program, virtuoso
from tests.remote.upload.test_upload import held, wanted

pytestmark = pytest.mark.skipif(
    "AIKG_STRANGERS" not in os.environ or program("virtuoso-t") is None, reason="Virtuoso: make test-stores"
)

# Virtuoso 7 ends at these with an internal error of its compiler, and so gives no wrong rows.
REFUSED = ("policy-diffusion",)
# It does not answer these within a minute.
SLOW = {("in-force", "on"), ("in-force", "subject"), ("in-force", "force")}
ASKED = [query for query in list_queries(aikg.load().dataset) if query.name not in REFUSED]
QUESTIONS = [query.name for query in ASKED]
EXAMPLES = [
    (query.name, name, parameter.example)
    for query in ASKED
    for name, parameter in query.parameters.items()
    if (query.name, name) not in SLOW
]
PASSWORD = "h0rse-battery"
# What Virtuoso says for `true` and `false`.
BOOLEANS = {"1": "true", "0": "false"}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch, virtuoso(tmp_path_factory.mktemp("virtuoso"), PASSWORD) as started:
        patch.setenv("AIKG_USER", "dba")
        patch.setenv("AIKG_PASSWORD", PASSWORD)
        yield started


@pytest.fixture(scope="module")
def loaded(server, graph):
    upload(server.url, graph.dataset, in_place=True)
    return server


def texts(result, booleans):
    """Rows as texts; of the columns in *booleans* as Virtuoso says them or as they should be."""
    return Counter(
        tuple(
            BOOLEANS.get(text, text) if column in booleans else text
            for column, text in zip(result.columns, ("" if term is None else term.value for term in row), strict=True)
        )
        for row in result.terms
    )


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_has_the_rows_of_the_embedded_engine(loaded, graph, name):
    assert_same(graph.query(name), aikg.load(endpoint=loaded.query).query(name))


@pytest.mark.parametrize(("name", "parameter", "example"), EXAMPLES)
def test_every_parameter_has_the_rows_of_the_embedded_engine(loaded, graph, name, parameter, example):
    values = {parameter: example}
    assert_same(graph.query(name, **values), aikg.load(endpoint=loaded.query).query(name, **values))


def assert_same(local, remote):
    booleans = {column for row in local for column in local.columns if isinstance(row[column], bool)}
    assert remote.columns == local.columns
    assert texts(remote, booleans) == texts(local, booleans)


@pytest.mark.parametrize("name", REFUSED)
def test_what_it_cannot_compile_is_an_error_and_no_answer(loaded, name):
    with pytest.raises(EndpointError, match="the store refuses what was sent"):
        aikg.load(endpoint=loaded.query).query(name)


def test_a_parameter_is_bound(loaded, graph):
    asked = aikg.load(endpoint=loaded.query).query("city-alignment", directive="新一代人工智能发展规划")
    assert len(asked) == len(graph.query("city-alignment", directive="ngaidp-2017"))


def test_it_asks_for_consent_because_it_cannot_move_graphs_at_once(server):
    with pytest.raises(UsageError, match="--in-place"):
        upload(server.url, Dataset(WORLD))


@pytest.mark.parametrize("via", ["gsp", "update"])
@pytest.mark.parametrize("fault", ["", "reset", "busy", "full"])
def test_a_load_goes_on_after_a_fault(server, via, fault):
    with proxy(server.url) as between:
        between.break_at(fault, 9)
        try:
            upload(between.url, Dataset(WORLD), store="virtuoso", via=via, in_place=True, chunk=20)
        except AikgError as error:
            assert "disk is full" in str(error)
            between.heal()
            upload(between.url, Dataset(WORLD), store="virtuoso", via=via, in_place=True, chunk=20)
    ours = {graph: count for graph, count in held(server).items() if graph.startswith("https://w3id.org/china-ai-policy")}
    assert ours == wanted()


def test_a_wrong_password_is_said_and_not_shown(server, monkeypatch):
    monkeypatch.setenv("AIKG_PASSWORD", "wr0ng")
    with pytest.raises(AikgError, match="does not let us in") as raised:
        upload(server.url, Dataset(WORLD), in_place=True)
    assert "wr0ng" not in str(raised.value)
