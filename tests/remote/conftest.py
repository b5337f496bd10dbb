import pytest

from tests.remote.faults import proxy
from tests.remote.servers import oxigraph


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory):
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        yield server


@pytest.fixture
def fresh(tmp_path):
    """An empty Oxigraph server of the test's own."""
    with oxigraph(tmp_path) as server:
        yield server


@pytest.fixture
def faulty(fresh):
    """A proxy before an empty server, faultless until told otherwise."""
    with proxy(fresh.url) as between:
        yield between
