"""Cooperation and competition: each relation has a shape of its own, and what is stated comes first."""

from __future__ import annotations

import aikg
from aikg import pictures
from aikg.pictures.signs import RELATIONS, STATED, sign


def drawn(**parameters: object) -> pictures.Picture:
    graph = aikg.load()
    view = graph.stored("coopetition").header.view
    return pictures.draw(view, graph.query("coopetition", **parameters), lang="en", href=lambda iri: iri, release="1")


def test_every_relation_of_the_vocabulary_has_a_shape_of_its_own() -> None:
    rows = aikg.load().select(
        "SELECT ?relation { ?relation skos:inScheme <https://w3id.org/china-ai-policy/vocab/pair-relation> }"
    )
    assert {row.relation.rpartition("/")[2] for row in rows} == set(RELATIONS)
    assert len({sign(each, 0, 0) for each in (*RELATIONS, "another")}) == len(RELATIONS) + 1
    assert all(('class="bar"' in sign(each, 0, 0) or 'class="ink"' in sign(each, 0, 0)) == (each in STATED) for each in RELATIONS)


def test_a_pair_is_counted_once_with_its_things() -> None:
    picture = drawn(place="jiangsu", other="zhejiang")
    rows = aikg.load().query("coopetition", place="jiangsu", other="zhejiang")
    kinds = {row.relation_en for row in rows}
    assert len(picture.rows) == 1 and set(picture.columns[2:]) == kinds
    for kind, count in zip(picture.columns[2:], picture.rows[0][2:], strict=True):
        assert count == len({row.thing for row in rows if row.relation_en == kind})


def test_the_others_of_one_place_are_a_list_and_many_places_a_matrix() -> None:
    assert "Jiangsu" in drawn(place="jiangsu").svg.partition("</title>")[0]
    picture = drawn()
    assert "places, the 12 with most relations are drawn" in picture.caption
    assert len(picture.rows) > 66


def test_circles_do_not_push_stated_relations_out_of_the_matrix() -> None:
    picture = drawn(relation=["cooperation", "competition", "same-circle"])
    assert "Shanghai – " in picture.svg or "– Shanghai" in picture.svg
