"""Links whose other end is gone or has moved."""

import pytest

import aikg
from aikg.errors import AikgError, UsageError
from aikg.links.reconcile import check
from aikg.namespaces import ID

WD = "http://www.wikidata.org/entity/"


@pytest.fixture
def ask(graph, links, wikidata, talk):
    return lambda target, url=wikidata: check(graph.source, links, target, url, talk())


def test_what_lives_is_not_listed_and_what_moved_is_with_its_place(ask, links):
    dead = {each.thing: each for each in ask("wikidata")}
    own = {link.subject for link in links if link.target == "wikidata"}
    assert set(dead) == own - {ID + "place/hefei"}
    assert dead[ID + "place/wuhan"].now == WD + "Q9000300"
    assert dead[ID + "place/anhui"].now == "" and dead[ID + "place/anhui"].label_zh == "安徽省"


def test_numbers_of_geonames_are_looked_for_in_wikidata(ask, links):
    dead = {each.thing for each in ask("geonames")}
    assert dead == {link.subject for link in links if link.target == "geonames"} - {ID + "place/hefei"}


def test_what_cannot_be_checked(ask):
    with pytest.raises(UsageError, match="wikidata or geonames"):
        ask("ror")
    with pytest.raises(AikgError, match="cannot be reached"):
        ask("wikidata", "http://127.0.0.1:1/")


def test_the_command(run, wikidata):
    at = {"AIKG_HOME": str(aikg.load().dataset.home)}
    done = run("link", "check", "--target", "wikidata", "--mirror", wikidata, "--format", "csv", env=at)
    assert done.returncode == 0 and "Q9000300" in done.stdout
    assert done.stdout.startswith("target,thing,label_zh,label_en,object,now")


def test_via_is_a_hidden_old_name_of_mirror(run, wikidata):
    at = {"AIKG_HOME": str(aikg.load().dataset.home)}
    command = ("link", "check", "--target", "wikidata", "--format", "csv")
    assert run(*command, "--via", wikidata, env=at).stdout == run(*command, "--mirror", wikidata, env=at).stdout
    assert "--via" not in run("link", "check", "--help").stdout
