"""One release of the shipped dataset, for all tests that read it."""

import pytest

from aikg.home import home
from aikg.release import release


@pytest.fixture(scope="session")
def released(tmp_path_factory):
    folder = tmp_path_factory.mktemp("released") / "aikg"
    release(home(), folder)
    return folder
