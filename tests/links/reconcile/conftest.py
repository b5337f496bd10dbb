from pathlib import Path

import pytest

import aikg
from aikg.links.reconcile.conversation import Conversation
from aikg.links.sssom import read_links
from tests.links.reconcile.services import reconciliation
from tests.remote.faults import proxy
from tests.remote.servers import holding

SLICE = Path(__file__).parent / "wikidata.ttl"


@pytest.fixture(scope="session")
def wikidata(tmp_path_factory):
    """The URL of an endpoint that holds what is shaped as Wikidata's RDF."""
    with holding(tmp_path_factory.mktemp("wikidata"), SLICE) as server:
        yield server.query


@pytest.fixture
def faulty_wikidata(wikidata):
    with proxy(wikidata) as between:
        yield between


@pytest.fixture
def service():
    with reconciliation() as running:
        yield running


@pytest.fixture
def links():
    return read_links(aikg.load().dataset)


@pytest.fixture
def talk(tmp_path, monkeypatch):
    """Makes conversations without pauses, which share what they remember."""
    monkeypatch.setenv("AIKG_CACHE", str(tmp_path / "cache"))
    return lambda **given: Conversation(pause=0, **given)
