"""What a release publishes, judged by the validators of others: the conclusions of `aikg validate`, and nothing left unexplained.

`make test-stores` installs them, in an environment that $AIKG_STRANGERS names. Jena comes from Debian.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from aikg.dataset.dataset import Dataset
from aikg.export import export
from aikg.namespaces import PREFIXES
from aikg.questions.stored import list_queries
from aikg.store.open import open_store
from aikg.validate import validate
from tests.bench import jena

STRANGERS = Path(os.environ.get("AIKG_STRANGERS", "none"))
HERE = Path(__file__).parent
SH = PREFIXES["sh"]
QUALITY = {query.name for query in list_queries(Dataset(), "quality")}

needs_strangers = pytest.mark.skipif(not STRANGERS.is_dir(), reason="the validators of others: make test-stores")
needs_jena = pytest.mark.skipif(not jena.installed(), reason="needs Jena: make test-stores")

Said = Counter[tuple[str, str, str, str]]


def run(*command: object) -> str:
    done = subprocess.run([*map(str, command)], capture_output=True, encoding="utf-8", timeout=600)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return done.stdout


@pytest.fixture(scope="module")
def union(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The released graph as one, without its named graphs."""
    path = tmp_path_factory.mktemp("union") / "aikg.nt"
    with gzip.open(released / "aikg.nq.gz") as file:
        triples = {quad.triple for quad in ox.parse(file, format=ox.RdfFormat.N_QUADS)}
    ox.serialize(triples, str(path), ox.RdfFormat.N_TRIPLES)
    return path


@pytest.fixture(scope="module")
def ours() -> Said:
    findings = validate(Dataset()).findings
    return Counter((each.severity, each.rule, each.focus.value, each.path.value if each.path else "") for each in findings)


def said(report: str) -> Said:
    """The results of a SHACL report, as (severity, shape, focus, path)."""
    nodes: dict[object, dict[str, str]] = {}
    for quad in ox.parse(report.encode(), format=ox.RdfFormat.TURTLE):
        nodes.setdefault(quad.subject, {})[quad.predicate.value.removeprefix(SH)] = getattr(quad.object, "value", "")
    return Counter(
        (
            node["resultSeverity"].removeprefix(SH).lower(),
            node["sourceShape"].partition("#")[2].removeprefix("quality-"),
            node["focusNode"],
            node.get("resultPath", ""),
        )
        for node in nodes.values()
        if "focusNode" in node
    )


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("messages")


@needs_jena
def test_jena_reads_every_file(released: Path, messages: Path, tmp_path: Path) -> None:
    """riot reports what is doubtful too: nothing is."""
    files = []
    for path in released.rglob("*"):
        if path.name.endswith((".ttl", ".ttl.gz", ".nq.gz", ".trig.gz")):
            files.append(path)
    assert len(files) > 8
    done = subprocess.run([*jena.java(messages), "riotcmd.riot", "--validate", *map(str, files)], capture_output=True, encoding="utf-8", timeout=600)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@needs_jena
def test_jena_draws_our_conclusions_from_the_released_shapes(released: Path, union: Path, messages: Path, ours: Said) -> None:
    report = run(*jena.java(messages), "shacl.shacl", "validate", "--shapes", released / "shapes.ttl", "--data", union)
    assert said(report) == ours


@needs_strangers
def test_pyrudof_draws_our_conclusions_by_shacl_core(released: Path, union: Path, ours: Said) -> None:
    report = run(STRANGERS / "bin" / "python", HERE / "rudof.py", union, released / "shapes.ttl")
    assert said(report) == Counter({each: number for each, number in ours.items() if each[1] not in QUALITY})


@needs_strangers
def test_every_mapping_set_is_valid_sssom(released: Path) -> None:
    sets = [*released.glob("links/*.sssom.tsv"), *released.glob("alignments/*.sssom.tsv")]
    assert len(sets) > 10
    for path in sets:
        run(STRANGERS / "bin" / "sssom", "validate", path)


@needs_strangers
def test_the_exported_tables_are_a_valid_data_package(tmp_path: Path) -> None:
    dataset = Dataset()
    export(dataset, open_store(dataset), "csv", tmp_path / "tables")
    done = json.loads(run(STRANGERS / "bin" / "frictionless", "validate", "--json", tmp_path / "tables" / "datapackage.json"))
    assert done["valid"] and done["stats"]["warnings"] == 0 and len(done["tasks"]) == len(list((tmp_path / "tables").glob("*.csv")))


@needs_strangers
def test_a_release_is_a_crate_without_a_remark(released: Path) -> None:
    assert json.loads(run(STRANGERS / "bin" / "python", HERE / "crate.py", released).splitlines()[-1]) == []
