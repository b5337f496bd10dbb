"""Places by latitude and longitude: everything is in the key and the table, and figures of two kinds are not mixed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import aikg
from aikg import pictures
from aikg.pictures.labels import place_labels


def drawn(**parameters: object) -> pictures.Picture:
    graph = aikg.load()
    view = graph.stored("compute-map").header.view
    return pictures.draw(view, graph.query("compute-map", **parameters), lang="en", href=lambda iri: iri, release="1")


def test_every_place_with_coordinates_is_a_mark_and_every_row_is_in_the_table() -> None:
    rows = aikg.load().query("compute-map")
    picture = drawn()
    with_point = {row.location for row in rows if row.latitude is not None}
    without = {row.location for row in rows} - with_point
    assert picture.svg.count('role="listitem"') == len(with_point)
    assert f"{len(without)} places without coordinates" in picture.caption
    assert len(picture.rows) == len({(row.location, row.item, row.kind, row.year, row.value) for row in rows})


def test_total_and_intelligent_computing_are_not_mixed() -> None:
    rows = [row for row in aikg.load().query("compute-map", place="hunan") if row.location.endswith("/hunan") and row.value]
    total = max((row.year, row.value) for row in rows if row.kind.endswith("/compute"))
    svg = drawn(place="hunan").svg
    assert f"’{total[0][2:]} {total[1]:,}<" in svg
    assert "intelligent computing 2030: 12,000" in svg


def test_a_site_in_the_middle_of_its_place_is_an_open_disc() -> None:
    assert "a site, drawn in the middle of its place" in drawn().svg
    assert "at its own point" not in drawn().svg


@given(st.lists(st.tuples(st.floats(5, 355), st.floats(5, 295)), max_size=40))
def test_no_number_covers_another_number_or_a_point(points: list[tuple[float, float]]) -> None:
    places = place_labels(points, 360, 300)
    assert len(places) == len(points)
    boxes = [(x, y, x + 7.2 * len(str(n)), y + 12) for n, at in enumerate(places, 1) if at for x, y in [at]]
    for one, box in enumerate(boxes):
        assert box[0] >= 0 and box[2] <= 360 and box[1] >= 0 and box[3] <= 300
        for other in boxes[one + 1 :]:
            assert box[2] <= other[0] or other[2] <= box[0] or box[3] <= other[1] or other[3] <= box[1]
