from pathlib import Path

import pytest

from tests.remote.faults import proxy
from tests.remote.servers import holding


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory):
    """The URL of an endpoint that holds slices in the schemas of those that are asked."""
    with holding(tmp_path_factory.mktemp("elsewhere"), Path(__file__).with_name("standin.ttl")) as server:
        yield server.query


@pytest.fixture
def faulty(elsewhere):
    with proxy(elsewhere) as between:
        yield between
