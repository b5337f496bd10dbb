"""Why a request is refused, in both languages: whatever a reader can meet is said in hers."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aikg
from aikg.errors import AikgError
from aikg.pages import Book
from aikg.pages.address import Where
from aikg.pages.refusals import NOTHING, SENTENCES, refusal
from aikg.pages.texts import missing
from aikg.questions.binding import bind
from aikg.serve.worker import Task, answer

WRONG = [
    ("targets", {"directive": "x"}, "此问题没有参数“directive”；可用的有：变量、主题、地方、期限年份"),
    ("targets", {"plac": "x"}, "此问题没有参数“plac”；是否指地方？"),
    ("circle-members", {"no": "x"}, "此问题没有参数“no”"),
    ("targets", {"place": "亚特兰蒂斯"}, "地方：没有名为“亚特兰蒂斯”的地方"),
    ("targets", {"place": "guangdon"}, "广东省 (place/guangdong)"),
    ("targets", {"year": "soon"}, "不是"),
    ("city-alignment", {"since": "2020-13"}, "“2020-13”不是日期（年、月或日）；例如：2020"),
    ("city-alignment", {"drafts": "maybe"}, "“maybe”不是true 或 false"),
    ("city-alignment", {"kind": "none such"}, "没有名为“none such”的概念"),
    ("targets", {"place": "新区"}, "地方：“新区”可能指多项，请给出其中之一，例如：滨海新区 (place/binhai)、"),
    ("targets", {"place": "\ud83d"}, "地方：值不是合法的文字"),
    ("coopetition", {"place": ["jiangsu", "zhejiang", "anhui"]}, "给出两个值即指这一对"),
]


@pytest.mark.parametrize(("name", "values", "said"), WRONG)
def test_a_wrong_parameter_is_told_in_both_languages(book: Book, name: str, values: dict[str, object], said: str) -> None:
    stored = book.question(name)
    assert stored is not None
    with pytest.raises(AikgError) as raised:
        bind(stored, values, book.graph.source)
    for lang in ("zh", "en"):
        made = missing(book, Where(f"{lang}/question/{name}.html", lang), str(raised.value), raised.value.why).decode()
        assert '<p lang="en">' not in made
        assert (said in made) == (lang == "zh"), re.findall("<p>.*</p>", made)


def test_what_may_have_been_meant_is_asked_by_a_click(book: Book) -> None:
    stored, given = book.question("targets"), [("year", "2025"), ("place", "新区")]
    assert stored is not None
    with pytest.raises(AikgError) as raised:
        bind(stored, dict(given), book.graph.source)
    where = Where("zh/question/targets.html", "zh")
    made = missing(book, where, str(raised.value), raised.value.why, given).decode()
    assert '<li><a href="targets.html?year=2025&amp;place=place%2Fbinhai">滨海新区</a></li>' in made
    assert made.count("<li><a href=\"targets.html?year=2025&amp;place=") == 10
    text = bind(stored, {"year": "2025", "place": "place/binhai"}, book.graph.source)
    assert "place/binhai>" in text


@pytest.mark.parametrize(
    ("text", "rows", "said"),
    [
        ("SELECT * { ?s a ?o }", 10, "答案超过10行"),
        ("SELECT * { ?s ?p ?o }", 10, "答案超过64000000字节"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", 10, "答案超过10条三元组"),
        ("SELECT * {\nSERVICE <http://example.org/> { ?s ?p ?o } }", 10, "查询第2行：SERVICE 要查询别的端点"),
        ("DROP ALL", 10, "DROP 是更新语句，而本图谱只读"),
        ("", 10, "查询是空的"),
        ("SELECT * { ?s no:such ?o }", 10, "查询第1行第15列：前缀 no: 没有声明"),
        ("SELECT * { ?s <such> ?o }", 10, "是相对 IRI"),
        ("SELECT * { ?s ?p ", 10, "不合 SPARQL 语法"),
        ("SELECT (<http://example.org/f>(1) AS ?x) {}", 10, "没有函数 <http://example.org/f>"),
        ("SELECT * {" + "{" * 2000 + "}" * 2000 + "}", 10, "查询的括号嵌套"),
        ("SELECT * { FILTER (" + "1+" * 20_000 + "1) }", 10, "个子句和运算符"),
    ],
)
def test_a_refused_query_is_told_in_both_languages(text: str, rows: int, said: str) -> None:
    reply = answer(aikg.load().store, Task(text, None, None, ["json", "turtle"], rows))
    sentence = reply.body.decode().strip()
    assert reply.status == 400 and refusal(sentence, reply.why, "en") == (sentence, "en")
    told = refusal(sentence, reply.why, "zh")
    assert told.lang == "zh" and said in told.words, sentence


def test_each_error_with_a_kind_has_its_sentence_and_the_values_in_it() -> None:
    """Whatever says of what kind it is, and each value that its Chinese sentence has."""
    raised: dict[str, list[set[str]]] = {}
    for path in Path(aikg.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in RAISES:
                place = 2 if RAISES[getattr(call.func, "id", "")] == "status" else 1
                kind = call.args[place] if len(call.args) > place else None
                if isinstance(kind, ast.Constant):
                    names = {each.arg or "**" for each in call.keywords}
                    raised.setdefault(str(kind.value), []).append(names)
    assert {*raised} | {"method"} == {*SENTENCES}
    for kind, several in raised.items():
        wanted = {name for _, name, _, _ in Formatter().parse(SENTENCES[kind]) if name} - {"hint"}
        assert all("**" in names or wanted <= names for names in several), kind


RAISES = {"UsageError": "", "AikgError": "", "_busy": "", "Refused": "status", "_sentence": "status"}


def test_what_the_server_refuses_says_of_what_kind_it_is() -> None:
    """Only a refusal with a kind can be told in Chinese."""
    for path in (Path(aikg.__file__).parent / "serve").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Refused":
                assert len(call.args) == 3, (path.name, call.lineno)


def test_what_is_not_known_stays_english_and_is_marked(book: Book) -> None:
    assert refusal("something else went wrong", NOTHING, "zh") == ("something else went wrong", "en")
    assert '<p lang="en">something else' in missing(book, Where("zh/x.html", "zh"), "something else").decode()


@given(st.text())
def test_whatever_was_asked_is_told_as_it_was(text: str) -> None:
    why = "no-such", {"name": "place", "text": text, "noun": "place", "near": []}
    told = refusal(f"place: there is no place “{text}”; `aikg find` searches by name", why, "zh")
    assert told == (" ".join(f"place：没有名为“{text}”的地方；可在查找框中按名称查找".split()), "zh")
