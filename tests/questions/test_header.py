from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from aikg import Graph
from aikg.dataset.dataset import Dataset
from aikg.errors import AikgError, UsageError
from aikg.questions.model import Header, Parameter, View, read_header
from aikg.questions.stored import StoredQuery, find_query, list_queries, read_query

SUMMARY = '#+ summary: {en: "S", zh: "总"}\n'
PARAMETER = '#+ parameters:\n#+   name:\n#+     type: "string"\n#+     label: {en: "n", zh: "名"}\n'
EXAMPLE = '#+     example: "x"\n'
BODY = "SELECT ?name WHERE { VALUES ?name { UNDEF } }\n"
SELECT = "SELECT ?name ?n WHERE { ?name ?p ?n }\n"
VIEW = '#+ view:\n#+   picture: "bars"\n#+   title: {en: "T", zh: "题"}\n#+   counts: {en: "C", zh: "计"}\n'
BARS = '#+   label: "name"\n#+   value: "n"\n'


def stored(text: str, purpose: str = "questions") -> StoredQuery:
    return StoredQuery(f"queries/{purpose}/q.rq", text)


def test_a_header_says_what_the_file_says() -> None:
    query = stored(SUMMARY + '#+ tags: ["a", "b"]\n#+ competency: 7\n' + PARAMETER + EXAMPLE + BODY)
    assert query.name == "q"
    parameter = Parameter("string", {"en": "n", "zh": "名"}, "x", [], 5)
    assert query.header == Header({"en": "S", "zh": "总"}, competency=7, tags=["a", "b"], parameters={"name": parameter})
    assert read_header(json.loads(json.dumps(query.header.data()))) == query.header


def test_a_header_can_say_how_the_answer_is_shown() -> None:
    query = stored(SUMMARY + VIEW + BARS + SELECT)
    view = View("bars", {"en": "T", "zh": "题"}, {"en": "C", "zh": "计"}, {"label": ["name"], "value": ["n"]}, line=3)
    assert query.header.view == view
    assert read_header(json.loads(json.dumps(query.header.data()))) == query.header


def test_a_header_can_rank_the_columns() -> None:
    query = stored(SUMMARY + '#+ columns: ["n", "name"]\n' + SELECT)
    assert query.header.columns == ["n", "name"]
    assert read_header(json.loads(json.dumps(query.header.data()))) == query.header


PAIR = '#+ parameters:\n' + "".join(
    f'#+   {name}:\n#+     type: "{kind}"\n#+     label: {{en: "n", zh: "名"}}\n#+     example: "x"\n{more}'
    for name, kind, more in (("one", "place", '#+     pair: "two"\n'), ("two", "place", ""), ("three", "string", ""))
)
PAIRED = "SELECT ?one { VALUES ?one { UNDEF } VALUES ?two { UNDEF } VALUES ?three { UNDEF } }\n"


def test_two_values_of_a_parameter_can_mean_a_pair(tiny: Graph) -> None:
    from aikg.questions.binding import bind

    query = stored(SUMMARY + PAIR + PAIRED)
    assert query.parameters["one"].pair == "two"
    text = bind(query, {"one": ["beijing", "shenzhen"]}, tiny.source)
    assert "VALUES ?one { <https://w3id.org/china-ai-policy/id/place/beijing> }" in text
    assert "VALUES ?two { <https://w3id.org/china-ai-policy/id/place/shenzhen> }" in text
    both = bind(query, {"two": ["beijing", "shenzhen"]}, tiny.source)
    assert "VALUES ?one { UNDEF }" in both and "place/beijing> <" in both
    for values in ({"one": ["beijing", "shenzhen", "beijing"]}, {"one": ["beijing", "shenzhen"], "two": "beijing"}):
        with pytest.raises(UsageError, match="two values of it mean that pair"):
            bind(query, values, tiny.source)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SUMMARY + '#+ columns: ["nam"]\n' + SELECT, r"columns names nam, which the query does not select; did you mean name"),
        (SUMMARY + '#+ columns: ["n", "n"]\n' + SELECT, r"columns names n twice; keep one"),
        (SUMMARY + PAIR.replace('"two"', '"three"') + PAIRED, r"the pair of one must be another parameter of the same type, but is three"),
        (SUMMARY + PAIR.replace('"two"', '"four"') + PAIRED, r"the pair of one must be another parameter of the same type, but is four"),
        (BODY, r"q\.rq:1: a stored query begins with a `#\+` header"),
        ("#+\n" + BODY, r"q\.rq:1: the header is empty"),
        ("#+ summary: [\n" + BODY, r"q\.rq:\d: the header is not YAML"),
        ("#+ - a\n" + BODY, r"q\.rq:1: the header must be keys with values"),
        (
            SUMMARY + '#+ sumary: "x"\nASK {}',
            r"q\.rq:2: the header has an unknown key sumary; did you mean summary",
        ),
        (SUMMARY + SUMMARY + "ASK {}", r"q\.rq:1: the header has the key summary twice"),
        ("#+ tags: [a]\nASK {}", r"q\.rq:1: the header lacks the key summary"),
        (
            '#+ summary: {en: "S"}\nASK {}',
            r"q\.rq:1: summary must have a text in en and one in zh, but has en",
        ),
        ('#+ summary: {en: "S", zh: ""}\nASK {}', r"q\.rq:1: summary, zh must be a text"),
        (SUMMARY + "#+ competency: x\nASK {}", r"q\.rq:2: competency must be a whole number"),
        (SUMMARY + PARAMETER + BODY, r"q\.rq:4: the parameter name lacks the key example"),
        (SUMMARY + PARAMETER + EXAMPLE + '#+     values: "x"\n' + BODY, r"q\.rq:7: .*unknown key values"),
        (SUMMARY + PARAMETER.replace("string", "A B") + EXAMPLE + BODY, r"q\.rq:4: type must be like string"),
        (
            SUMMARY + PARAMETER.replace("name:", "Name:") + EXAMPLE + BODY,
            r"q\.rq:3: the parameter Name must be",
        ),
        (
            SUMMARY + PARAMETER + EXAMPLE + "ASK {}",
            r"q\.rq:3: .* a clause VALUES \?name .* there is none",
        ),
        (
            SUMMARY + PARAMETER + EXAMPLE + BODY + BODY.replace("UNDEF", '"b"'),
            r'VALUES \?name holds "b", but the header.s default is UNDEF',
        ),
        (SUMMARY + "\n" + BODY, r"q\.rq:3: VALUES \?name belongs to no parameter"),
        (
            SUMMARY + PARAMETER + EXAMPLE + '#+     default: "a"\n' + BODY,
            r'q\.rq:8: VALUES \?name holds UNDEF, but the header.s default is "a"',
        ),
        (
            SUMMARY + PARAMETER + EXAMPLE + BODY.replace("UNDEF", '"b"'),
            r'holds "b", but the header.s default is UNDEF',
        ),
        (SUMMARY + PARAMETER + EXAMPLE + BODY.replace("UNDEF", "x:y"), r"the prefix x: is not declared"),
        (SUMMARY + '#+ view: {label: "name"}\n' + SELECT, r"q\.rq:2: view must name its picture, one of bars, .*, tile-map"),
        (SUMMARY + '#+ view: {picture: "bar"}\n' + SELECT, r"q\.rq:2: view must name .*; did you mean bars"),
        (SUMMARY + VIEW + '#+   label: "name"\n' + SELECT, r"q\.rq:3: the view bars lacks the key value"),
        (SUMMARY + VIEW + BARS + '#+   place: "n"\n' + SELECT, r"q\.rq:8: the view bars has an unknown key place"),
        (SUMMARY + VIEW + BARS + SELECT.replace("?n W", "?m W"), r"q\.rq:3: value of the view is \?n, which the query does not"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, expected: str) -> None:
    with pytest.raises(AikgError, match=expected):
        _ = stored(text).header


def test_a_default_is_what_the_clause_holds() -> None:
    header = SUMMARY + PARAMETER.replace("string", "document") + EXAMPLE + '#+     default: ["a", "b"]\n'
    prefix = "PREFIX d: <https://w3id.org/china-ai-policy/id/document/>\n"
    query = stored(header + prefix + BODY.replace("UNDEF", "d:a d:b"))
    assert query.parameters["name"].default == ["a", "b"]


@pytest.mark.parametrize(
    ("purpose", "more", "lacking"),
    [
        ("quality", '#+ severity: "warning"\n#+ message: {en: "m", zh: "信"}\n', "severity"),
        ("rules", '#+ source: "x"\n', "source"),
    ],
)
def test_each_folder_has_its_schema(purpose: str, more: str, lacking: str) -> None:
    assert stored(SUMMARY + more + "ASK {}", purpose).header._asdict()[lacking]
    with pytest.raises(AikgError, match=f"lacks the key {lacking}"):
        _ = stored(SUMMARY + "ASK {}", purpose).header
    with pytest.raises(AikgError, match="unknown key"):
        _ = stored(SUMMARY + more + "ASK {}", "questions").header


def test_a_severity_is_one_of_three() -> None:
    more = '#+ severity: "fatal"\n#+ message: {en: "m", zh: "信"}\n'
    with pytest.raises(
        AikgError, match=r"q\.rq:2: severity must be one of violation, warning, info, but is fatal"
    ):
        _ = stored(SUMMARY + more + "ASK {}", "quality").header


def test_queries_are_listed_and_found_by_name(world: Path) -> None:
    names = [query.name for query in list_queries(Dataset(world))]
    assert names == sorted(names) and "echo" in names
    assert [query.name for query in list_queries(Dataset(world), "rules")] == ["rivals"]
    assert find_query(Dataset(world), "echo").summary("zh") == "所给的文本"
    with pytest.raises(UsageError, match="no stored query city; did you mean city-alignment"):
        find_query(Dataset(world), "city")
    with pytest.raises(UsageError, match="no stored query"):
        find_query(Dataset(world), "../questions/echo")


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_bytes("# 中文".encode("gbk"))
    with pytest.raises(AikgError, match=r"q\.rq: this is not UTF-8 text"):
        read_query(tmp_path / "q.rq")
    with pytest.raises(AikgError, match="there is no such file"):
        read_query(tmp_path / "none.rq")


def test_a_broken_header_does_not_hide_that_a_name_is_unknown(world: Path, tmp_path: Path) -> None:
    home = shutil.copytree(world, tmp_path / "world")
    (home / "queries" / "questions" / "broken.rq").write_text("SELECT * {}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="there is no stored query nothing-like-it"):
        find_query(Dataset(home), "nothing-like-it")
    with pytest.raises(AikgError, match=r"broken\.rq:1: a stored query begins with"):
        _ = find_query(Dataset(home), "broken").header
