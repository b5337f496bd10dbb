from __future__ import annotations

import pytest

from aikg import Graph, UsageError
from aikg.namespaces import BASE, CNAI, ID, compact, expand
from aikg.things.identify import identify, names

NGAIDP = ID + "document/ngaidp-2017"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("ngaidp-2017", "document"),
        ("ngaidp-2017", "thing"),
        ("document/ngaidp-2017", "document"),
        ("document/ngaidp-2017", "thing"),
        (NGAIDP, "document"),
        (NGAIDP, "thing"),
        ("新一代人工智能发展规划", "document"),
        ("New Generation AI Development Plan", "thing"),
        ("new generation ai development plan", "document"),
        ("新一代", "document"),
        (" ngaidp-2017 ", "document"),
    ],
)
def test_all_the_ways_to_name_a_document(tiny: Graph, name: str, kind: str) -> None:
    assert identify(tiny.source, name, kind) == NGAIDP


@pytest.mark.parametrize("name", ["chips", "theme/chips", "vocab/theme/chips", "芯片", "半导体", "Chips"])
def test_all_the_ways_to_name_a_concept(tiny: Graph, name: str) -> None:
    assert identify(tiny.source, name, "concept:theme") == BASE + "vocab/theme/chips"


def test_a_term_of_the_ontology_by_its_curie(tiny: Graph) -> None:
    assert identify(tiny.source, "cnai:Place") == CNAI + "Place"


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        (
            "方案",
            "document",
            "“方案” may mean document/beijing-plan-2023 (.*), document/shenzhen-plan-2024 (.*); give one",
        ),
        ("ngaidp-2071", "document", r"no document “ngaidp-2071”; did you mean document/ngaidp-2017"),
        ("place/beijing", "document", "no document “place/beijing”"),
        (ID + "place/beijing", "document", "there is no document"),
        ("qqq", "concept:theme", "no concept of theme “qqq”; `aikg find` searches by name"),
        ("<>", "document", "no document “<>”"),
        ("", "document", "no document “”"),
        ("http://no such iri", "thing", "there is no thing"),
    ],
)
def test_what_is_unknown_or_ambiguous_is_said(tiny: Graph, name: str, kind: str, expected: str) -> None:
    with pytest.raises(UsageError, match=expected):
        identify(tiny.source, name, kind)


AI_PLUS = ID + "document/ai-plus-action-opinions-2025"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("国发〔2025〕11号", AI_PLUS),
        ("国发[2025]11号", AI_PLUS),
        ("国发 2025 11 号", AI_PLUS),
        ("国发〔２０１７〕35号", NGAIDP),
        ("意见 “人工智能+” 深入实施", AI_PLUS),
        ("关于印发新一代人工智能发展规划的通知", NGAIDP),
        ("新一代人工智能发展规划", NGAIDP),
    ],
)
def test_a_document_by_its_number_or_the_words_of_its_title(graph: Graph, name: str, expected: str) -> None:
    assert identify(graph.source, name, "document") == identify(graph.source, name) == expected


def test_a_number_that_nothing_has_suggests_the_likest_numbers(graph: Graph) -> None:
    with pytest.raises(UsageError, match=r"no document “国发〔2025〕12号”; did you mean document/ai-plus-[a-z0-9-]+ \(国发"):
        identify(graph.source, "国发〔2025〕12号", "document")  # Its parts stand in the title and number of another.


def test_names_hold_labels_and_slugs(tiny: Graph) -> None:
    assert {name for name, iri in names(tiny.source, "document") if iri == NGAIDP} == {
        "ngaidp-2017",
        "新一代人工智能发展规划",
        "New Generation AI Development Plan",
    }


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (NGAIDP, "document/ngaidp-2017"),
        (BASE + "vocab/theme/chips", "vocab/theme/chips"),
        (BASE + "graph/data", "graph/data"),
        (CNAI + "Place", "cnai:Place"),
        ("http://www.w3.org/2004/02/skos/core#Concept", "skos:Concept"),
        ("http://example.org/x", "http://example.org/x"),
    ],
)
def test_short_forms_are_read_back(iri: str, short: str) -> None:
    assert compact(iri) == short
    assert expand(short) == iri


def test_an_unknown_prefix_is_said() -> None:
    with pytest.raises(UsageError, match="the prefix skoss: is not known; did you mean skos"):
        expand("skoss:Concept")
