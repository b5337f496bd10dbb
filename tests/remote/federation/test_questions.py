"""The federated questions, against stand-ins that hold slices in the schema of the real endpoints."""

import pytest

import aikg
from aikg.errors import UsageError
from aikg.questions.stored import ASKED, list_queries
from tests.remote.servers import free_port

QUESTIONS = {
    query.name: [name for name, each in query.parameters.items() if each.type == "endpoint"]
    for query in list_queries(aikg.load().dataset, "federated")
}


@pytest.fixture
def asked(elsewhere):
    graph = aikg.load(federation=True)

    def ask(name, **given):
        return graph.query(name, **dict.fromkeys(QUESTIONS[name], elsewhere), **given)

    return ask


def test_the_economy_of_cities_by_code(asked):
    rows = {row.place_en: row for row in asked("city-economy")}
    hefei, suzhou = rows["Hefei"], rows["Suzhou"]
    assert (hefei.item.rpartition("/")[2], str(hefei.population), str(hefei.gdp)) == ("Q9000201", "9000000", "1200000000000")
    assert str(hefei.counted).startswith("2021") and hefei.targets >= 1
    assert (suzhou.item.rpartition("/")[2], suzhou.population, suzhou.gdp) == ("Q9000202", None, None)
    assert set(rows) == {"Hefei", "Suzhou"}


def test_the_economy_of_one_city(asked):
    assert [row.place_en for row in asked("city-economy", place="hefei")] == ["Hefei"]


def test_coordinates_for_a_map(asked):
    (row,) = asked("map-coordinates")
    assert (row.place_en, row.name, row.lat, row.long) == ("Hefei", "Hefei", "31.5", "117.5")


def test_papers_whatever_the_type_of_their_doi(asked):
    rows = list(asked("paper-metadata"))
    assert {(row.work.rpartition("/")[2], row.title) for row in rows} == {("W1", "The Chinese approach"), ("W2", "Networks")}
    assert {(row.year, row.cited, row.retracted) for row in rows} == {(2020, 3, False), (None, None, None)}


def test_acts_of_the_eu_beside_the_rules_of_china(asked):
    rows = list(asked("eu-acts", subject="deep-synthesis"))
    assert rows and {(row.celex, row.article, row.act_title, row.in_force) for row in rows} == {
        ("32024R1689", "Article 50", "Artificial Intelligence Act", True)
    }
    assert all(row.document_zh and row.issued for row in rows)
    assert {row.subject_en for row in asked("eu-acts")} >= {"generative artificial intelligence", "AI safety risk"}


@pytest.mark.parametrize("name", QUESTIONS)
def test_nothing_is_asked_unless_it_may_be(name):
    with pytest.raises(UsageError, match="--allow-federation"):
        aikg.load().query(name)


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_endpoint_that_fails_is_named(name):
    url = f"http://127.0.0.1:{free_port()}/sparql"
    with pytest.raises(aikg.AikgError, match=url):
        aikg.load(federation=True).query(name, **dict.fromkeys(QUESTIONS[name], url))


def test_names_are_of_one_question():
    names = [query.name for purpose in ASKED for query in list_queries(aikg.load().dataset, purpose)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("url", ["ftp://x.org/", "not a url", "http://me:pw@x.org/"])
def test_an_endpoint_that_is_none(url):
    with pytest.raises(UsageError):
        aikg.load(federation=True).query("map-coordinates", geonames=url)


def test_the_command(run, elsewhere):
    at = {"AIKG_HOME": str(aikg.load().dataset.home)}
    arguments = ("query", "map-coordinates", "-p", f"geonames={elsewhere}", "--format", "csv")
    assert run(*arguments, env=at).returncode == 2
    done = run(*arguments, "--allow-federation", env=at)
    assert done.returncode == 0 and done.stdout.count("\n") == 2
    text = f"SELECT ?f {{ SERVICE <{elsewhere}> {{ ?f a <http://www.geonames.org/ontology#Feature> }} }}"
    assert run("sparql", text, env=at).returncode == 2
    assert run("sparql", "--allow-federation", text, "--format", "csv", env=at).stdout.count("geonames") == 2
