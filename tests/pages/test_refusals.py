"""Why a request is refused, in both languages: whatever a reader can meet is said in hers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aikg
from aikg.errors import AikgError
from aikg.pages import Book
from aikg.pages.address import Where
from aikg.pages.refusals import refusal
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
    ("coopetition", {"place": ["jiangsu", "zhejiang", "anhui"]}, "给出两个值即指这一对"),
]


@pytest.mark.parametrize(("name", "values", "said"), WRONG)
def test_a_wrong_parameter_is_told_in_both_languages(book: Book, name: str, values: dict[str, object], said: str) -> None:
    stored = book.question(name)
    assert stored is not None
    with pytest.raises(AikgError) as raised:
        bind(stored, values, book.graph.source)
    for lang in ("zh", "en"):
        made = missing(book, Where(f"{lang}/question/{name}.html", lang), str(raised.value)).decode()
        assert '<p lang="en">' not in made
        assert (said in made) == (lang == "zh"), re.findall("<p>.*</p>", made)


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
    assert reply.status == 400 and refusal(sentence, "en") == (sentence, "en")
    assert refusal(sentence, "zh").lang == "zh" and said in refusal(sentence, "zh").words, sentence


def test_what_is_not_known_stays_english_and_is_marked(book: Book) -> None:
    assert refusal("something else went wrong", "zh") == ("something else went wrong", "en")
    assert '<p lang="en">something else' in missing(book, Where("zh/x.html", "zh"), "something else").decode()


@given(st.text())
def test_whatever_was_asked_is_told_as_it_was(text: str) -> None:
    told = refusal(f"place: there is no place “{text}”; `aikg find` searches by name", "zh")
    assert told == (f"place：没有名为“{text}”的地方；可在查找框中按名称查找", "zh")
