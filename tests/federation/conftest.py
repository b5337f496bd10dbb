from pathlib import Path

import pytest
import requests

from tests.stores.faults import proxy
from tests.stores.servers import oxigraph


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory):
    """The URL of an endpoint that holds slices in the schemas of those that are asked."""
    with oxigraph(tmp_path_factory.mktemp("elsewhere")) as server:
        body = Path(__file__).with_name("standin.ttl").read_bytes()
        requests.post(f"{server.url}/store?default", body, headers={"Content-Type": "text/turtle"}).raise_for_status()
        yield server.query


@pytest.fixture
def faulty(elsewhere):
    with proxy(elsewhere) as between:
        yield between
