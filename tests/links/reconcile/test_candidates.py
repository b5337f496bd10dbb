"""Candidates for links, from an endpoint shaped as Wikidata, from any other, and from a reconciliation service."""

import pytest

import aikg
from aikg.errors import AikgError, UsageError
from aikg.links import coverage
from aikg.links.reconcile import candidates
from aikg.links.sssom import Link
from aikg.namespaces import ID, PREFIXES
from tests.links.reconcile.services import SPACE
from tests.remote.servers import free_port

WD = "http://www.wikidata.org/entity/"
SAME, EXACT, CLOSE = PREFIXES["owl"] + "sameAs", PREFIXES["skos"] + "exactMatch", PREFIXES["skos"] + "closeMatch"
# What is not linked when a service is asked: more than three batches.
FEW = {
    ID + name
    for name in (
        *("place/anqing", "place/huangshi", "place/xiongxian", "place/linping", "organisation/game-science"),
        *("place/bengbu", "place/huainan", "place/jingzhou", "place/xiangyang", "place/yueyang"),
    )
}


def found(report, name):
    return [
        (each.predicate, each.object.rpartition("/")[2] or each.object)
        for each in report.candidates
        if each.subject == ID + name
    ]


@pytest.fixture
def ask(graph, links, talk, service):
    """Asks for candidates. A service or endpoint by its URL is asked for few things: a request for three is slow for all."""

    def call(target, url="", kinds=("city", "county", "company"), **given):
        known = links + (others() if "://" in target else [])
        return candidates(graph.source, known, target, kinds, url, talk(**given))

    def others():
        space = service.manifest["identifierSpace"]
        linked = {iri for kind in ("city", "county", "company") for iri in coverage.things(graph.source, kind) - FEW}
        return [Link("127-0-0-1", 0, iri, EXACT, space, "LexicalMatching", 1.0, "2026-01-01", "") for iri in linked]

    return call


def test_a_code_makes_one_sure_candidate_and_another_code_none(ask, wikidata):
    report = ask("wikidata", wikidata)
    assert found(report, "place/anqing") == [(SAME, "Q9000101")]
    (by_code,) = (each for each in report.candidates if each.subject == ID + "place/anqing")
    assert (by_code.confidence, by_code.justification) == (0.98, "BackgroundKnowledgeBasedMatching")
    assert "340800" in by_code.comment


def test_names_types_and_containing_places_decide_where_there_is_no_code(ask, wikidata):
    report = ask("wikidata", wikidata)
    assert found(report, "place/huangshi") == [(EXACT, "Q9000103"), (CLOSE, "Q9000104")]
    assert found(report, "place/linping") == [(EXACT, "Q9000105")]
    assert all(0.5 <= each.confidence <= 0.9 for each in report.candidates if each.predicate != SAME)


def test_two_that_nothing_tells_apart_are_both_doubtful(ask, wikidata):
    report = ask("wikidata", wikidata)
    assert found(report, "organisation/game-science") == [(CLOSE, "Q9000106"), (CLOSE, "Q9000107")]
    assert all("another is as likely" in each.comment for each in report.candidates if "game" in each.subject)


def test_what_is_linked_is_not_asked_for(ask, wikidata, links):
    linked = {link.subject for link in links if link.target == "wikidata"}
    assert not linked & {each.subject for each in ask("wikidata", wikidata).candidates}


def test_geonames_by_the_numbers_that_wikidata_has(ask, wikidata, graph, talk, links):
    fewer = [link for link in links if link.subject != ID + "place/anqing"]
    report = candidates(graph.source, fewer, "geonames", ("city",), wikidata, talk())
    assert [(each.predicate, each.object) for each in report.candidates] == [
        (EXACT, "https://sws.geonames.org/9100101/")
    ]


def test_any_endpoint_with_labels(ask, wikidata):
    report = ask(wikidata)
    assert (report.target, report.space) == ("127-0-0-1", "")
    # Without codes, a type without a known word and no place, the two of the name are alike.
    assert found(report, "place/anqing") == [(CLOSE, "Q9000101"), (CLOSE, "Q9000102")]


def test_a_reconciliation_service(ask, service):
    report = ask(service.url)
    assert report.space == SPACE
    assert found(report, "place/anqing") == [(EXACT, "1")]
    # What bears the Chinese name and is a city, before a song with the English one.
    assert found(report, "place/huangshi") == [(EXACT, "2"), (CLOSE, "3")]
    assert found(report, "place/xiongxian") == [(CLOSE, "4")]
    assert {len(batch) for batch in service.batches[:-1]} == {3}
    assert {agent.partition("/")[0] for agent in service.agents} == {"aikg"}


def test_the_service_of_wikidata_fills_the_set_of_wikidata(ask, service, links):
    service.manifest["identifierSpace"] = WD
    report = ask(service.url)
    assert report.target == "wikidata"
    linked = {link.subject for link in links if link.target == "wikidata"}
    assert not linked & {each.subject for each in report.candidates}
    query = next(query for batch in service.batches for query in batch.values() if query["query"] == "安庆市")
    assert {"pid": "P131", "v": "安徽省"} in query["properties"]


def test_an_answer_is_asked_for_once_and_again_if_wanted(ask, service):
    first = ask(service.url)
    asked = len(service.batches)
    assert ask(service.url) == first and len(service.batches) == asked
    ask(service.url, fresh=True)
    assert len(service.batches) == 2 * asked


@pytest.mark.parametrize("fault", ["login", "truncated", "cut", "redirect", "gzip-garbage"])
def test_a_run_that_breaks_off_goes_on_where_it_stopped(ask, faulty_wikidata, fault):
    url = faulty_wikidata.url + "/query"
    faulty_wikidata.break_at(fault, *range(2, 50))
    with pytest.raises(AikgError, match="goes on from there"):
        ask("wikidata", url)
    faulty_wikidata.heal()
    report = ask("wikidata", url)
    again = len(faulty_wikidata.sent)
    ask("wikidata", url, fresh=True)
    assert len(faulty_wikidata.sent) - again == again + 2
    assert found(report, "place/anqing") == [(SAME, "Q9000101")]


@pytest.mark.parametrize("fault", ["reset", "lost", "busy"])
def test_what_passes_is_asked_again(ask, faulty_wikidata, fault):
    faulty_wikidata.break_at(fault, 1)
    assert found(ask("wikidata", faulty_wikidata.url + "/query"), "place/anqing") == [(SAME, "Q9000101")]


@pytest.mark.parametrize("said", [{"q0": {}}, {"q0": None}, {"q0": {"result": None}}, ["no object"], {"none": "of them"}])
def test_a_service_that_answers_otherwise(ask, service, said):
    service.instead = said
    with pytest.raises(AikgError, match=r"the answer (is|does) n"):
        ask(service.url)
    service.instead = None
    assert ask(service.url).candidates, "what was refused is not kept"


@pytest.mark.parametrize("bad", [None, 7, {}, {"id": None}, {"id": 7, "name": "x", "score": 1}, {"id": "1", "name": None, "score": 1}, {"id": "1", "name": "x", "score": None}, {"id": "1", "name": "x", "score": 1, "type": 3}])
def test_one_bad_result_does_not_end_the_run(ask, service, bad):
    good = {"id": "1", "name": "Anqing", "score": 99, "match": True, "type": [{"id": "city", "name": "City"}, None]}
    service.instead = {f"q{at}": {"result": [bad, good]} for at in range(3)}
    report = ask(service.url)
    assert report.candidates and report.unread > 0


def test_an_answer_with_a_hole_is_used_and_not_kept(ask, service):
    service.instead = {"q0": {"result": []}, "q1": None, "q2": {"result": []}}
    assert ask(service.url).unread > 0
    service.instead = None
    assert ask(service.url).unread == 0


def test_a_damaged_memory_is_asked_again(ask, service, tmp_path):
    first = ask(service.url)
    notes = list((tmp_path / "cache").rglob("reconcile/*.json"))
    for note in notes:
        note.write_text('{"q0": ')
    assert notes and ask(service.url) == first


def test_without_a_network(ask):
    with pytest.raises(AikgError, match=r"cannot be reached .* goes on from there"):
        ask("wikidata", f"http://127.0.0.1:{free_port()}/sparql")
    with pytest.raises(AikgError, match=r"cannot be reached"):
        ask(f"http://127.0.0.1:{free_port()}/reconcile")


@pytest.mark.parametrize(("target", "kinds"), [("wikidata", ("cities",)), ("wikipedia", ()), ("http://me:pw@x.org", ())])
def test_what_cannot_be_asked(ask, target, kinds):
    with pytest.raises(UsageError):
        ask(target, kinds=kinds)


def test_nobody_learns_who_we_are(ask, faulty_wikidata, monkeypatch):
    monkeypatch.setenv("AIKG_TOKEN", "s3cret")
    ask("wikidata", faulty_wikidata.url + "/query")
    assert faulty_wikidata.sent
    for _, _, headers in faulty_wikidata.sent:
        assert "Authorization" not in headers
        assert headers["User-Agent"].startswith(f"aikg/{aikg.__version__} (")
