"""Altair charts of the answers, by the same views."""

from __future__ import annotations

import builtins
import pickle

import pytest
from pyoxigraph import Literal

import aikg
from aikg.errors import AikgError, UsageError
from aikg.pictures.data import points
from aikg.pictures.draw import draw
from aikg.questions.views import PICTURES
from aikg.sparql.results import Result
from tests.pictures.answers import VIEWS, asked


@pytest.mark.parametrize("name", VIEWS)
def test_every_row_of_a_picture_is_data_with_keys_of_its_own(name: str) -> None:
    rows = list(asked(name))
    found = []
    for lang in ("zh", "en"):
        picture = draw(VIEWS[name], rows, lang=lang, href=lambda _: None, release="")
        data = points(VIEWS[name], rows, picture, lang)
        assert data.values and set(data.titles) <= set(data.values[0])
        found.append([set(row) for row in data.values])
    assert {frozenset(keys) for keys in found[0]} == {frozenset(keys) for keys in found[1]}


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_question_has_a_chart_as_its_view_wants(name: str, lang: str) -> None:
    pytest.importorskip("altair", reason="Altair is not installed here")
    chart = asked(name, lang).chart().to_dict()
    assert chart["title"]["text"][0].startswith(VIEWS[name].title[lang][:5])
    assert chart["layer"] and VIEWS[name].picture in PICTURES


def test_bars_for_an_answer_in_sparql() -> None:
    pytest.importorskip("altair", reason="Altair is not installed here")
    text = "SELECT ?level (COUNT(?place) AS ?places) { ?place cnai:atLevel ?level } GROUP BY ?level ORDER BY ?level"
    chart = aikg.load().select(text).chart().to_dict()
    assert chart["title"]["text"] == ["places · level"]


def test_what_has_no_chart_says_so() -> None:
    with pytest.raises(UsageError, match="only the answer of a graph has a chart"):
        Result(["n"], [(Literal(1),)]).chart()
    result = aikg.load().query("target-map", variable="ai-core-industry-scale")
    assert pickle.loads(pickle.dumps(result)) == result and result[:1].asked is result.asked


def test_without_altair_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    result, found = aikg.load().query("target-map"), builtins.__import__

    def missing(name: str, *rest: object) -> object:
        if name == "altair":
            raise ImportError(name)
        return found(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(AikgError, match=r"chart\(\) needs Altair: \S+ -m pip install altair"):
        result.chart()
