"""A small world in order to validate against, and files of users' own."""

from __future__ import annotations

from pathlib import Path

import pytest

from aikg.dataset.home import home
from tests.shapes import worlds

PREFIXES = """\
@base <https://w3id.org/china-ai-policy/> .
@prefix cnai: <ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

SITE = """\
<id/site/mine> a cnai:Site ;
    rdfs:label "我的园区"@zh , "My park"@en ;
    cnai:siteKind <vocab/site-kind/industrial-park> ;
    cnai:locatedIn <id/place/shenzhen> ;
    cnai:evidence <id/evidence/paper/1> .
"""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a world whose data is world.ttl, which conforms."""
    return worlds.write(home(), tmp_path_factory.mktemp("small") / "world", worlds.WORLD.read_bytes())


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A user's file with nothing wrong in it."""
    path = tmp_path / "good.ttl"
    path.write_text(PREFIXES + SITE, encoding="utf-8")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A user's file with a violation (a misspelt property) and a warning (no place)."""
    path = tmp_path / "bad.ttl"
    path.write_text(PREFIXES + SITE.replace("locatedIn", "locatedin"), encoding="utf-8")
    return path
