"""The first look fits a screen, and says what the graph says."""

from __future__ import annotations

import pytest

from aikg import Graph
from aikg.sparql.render import display_width
from aikg.tour import followed, tour
from tests.conftest import Run


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_fits_a_screen(graph: Graph, lang: str) -> None:
    lines = tour(graph, lang).splitlines()
    assert 25 <= len(lines) <= 40
    assert max(map(display_width, lines)) <= 80
    assert not [line for line in lines if "https://" in line]


def test_it_counts_places_by_directive_and_ground(graph: Graph) -> None:
    rows = graph.query("city-alignment", subject="artificial-intelligence")
    first = followed(rows, "en")[0]
    of_first = [row for row in rows if row.directive_en == first.name]
    assert first.places == len({row.place for row in of_first})
    ground, number = first.grounds[0]
    assert number == len({row.place for row in of_first if row.kind_en == ground})
    assert f"{first.places} places" in tour(graph)


def test_what_it_says_to_type_works(run: Run, graph: Graph) -> None:
    commands = [line.split("aikg ", 1)[1] for line in tour(graph).splitlines() if line.startswith("  aikg ")]
    assert len(commands) == 6 and commands[-1] == "serve --open"
    for command in commands[:-1]:  # tests/serve has the server.
        done = run(*command.split(), env={"AIKG_HOME": graph.dataset.home})
        assert done.returncode == 0 and done.stdout, (command, done.stderr)


def test_another_dataset_is_told_what_it_lacks(run: Run) -> None:
    done = run("tour", "--lang", "zh")
    assert done.returncode == 3 and "city-alignment of this dataset has no parameter subject" in done.stderr
