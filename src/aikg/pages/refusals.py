"""Why a request is refused, in the reader's language.

The sentences come in English from where they arise, for the command line as for the server, with what is wrong and the
values in them. Of these each has its Chinese here.
"""

from __future__ import annotations

from typing import NamedTuple

from aikg.pages.kinds import LISTED
from aikg.pages.words import say
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aikg.types import Why

# Nothing is said of what is wrong.
NOTHING: Why = ("", {})

# Kind of error -> the sentence in Chinese. `name` and `other` are parameters, `noun` is a type of value or a kind of
# thing, `things` are candidates, and `hint` says what may have been meant, or what there is.
SENTENCES = {
    # The parameters of a question.
    "no-parameter": "此问题没有参数“{name}”{hint}",
    "not-a": "{name}：“{text}”不是{noun}；例如：{one}",
    "no-such": "{name}：没有名为“{text}”的{noun}{hint}",
    "several": "{name}：“{text}”可能指多项，请给出其中之一，例如：{things}",
    "pair": "{name}：给出两个值即指这一对；请给一个或两个，只给一个时才可另给{other}",
    "not-unicode": "{name}：值不是合法的文字，请用UTF-8编码",
    "no-number": "{name}={text}：请给出数字",
    "lang": "lang={text}：只有 zh 和 en",
    # What is not there.
    "no-question": "没有名为“{text}”的问题{hint}",
    "federated": "问题“{text}”要查询别的端点，本站不代查：请用命令行 aikg query {text}",
    "nothing-there": "没有 {text}",
    # The limits of the server.
    "too-slow": "{number}秒内没有答完：请缩小查询范围",
    "waiting": "已有{number}个查询在等待：请稍后再试",
    "ended": "回答时查询引擎中断：请缩小查询范围，或再试一次",
    "too-many-rows": "答案超过{number}行：请缩小查询范围，或加上 LIMIT",
    "too-many-triples": "答案超过{number}条三元组：请缩小查询范围，或加上 LIMIT",
    "large-answer": "答案超过{number}字节：请缩小查询范围，或加上 LIMIT",
    "large-request": "请求超过{number}字节",
    "failed": "查询引擎出错（{text}）",
    # A query of the reader's own.
    "read-only": "本图谱只读，不接受更新",
    "update": "{one} 是更新语句，而本图谱只读：请用 SELECT、ASK、CONSTRUCT 或 DESCRIBE 查询",
    "service": (
        "查询第{line}行：SERVICE 要查询别的端点，本站不代查：请直接向它查询，或用 aikg sparql --allow-federation"
    ),
    "too-deep": "查询的括号嵌套{number}层，超过引擎可处理的{most}层：请写得更平",
    "too-many-clauses": "查询有{number}个子句和运算符，超过引擎可处理的{most}个：多个值请用 VALUES 或 IN 列出",
    "empty-query": "查询是空的：请写 SELECT、ASK、CONSTRUCT 或 DESCRIBE 查询",
    "undeclared": "查询第{line}行第{column}列：前缀 {one}: 没有声明，请加上 PREFIX",
    "relative": "查询第{line}行第{column}列：{one} 是相对 IRI，请写全，或加上 BASE",
    "syntax": "查询第{line}行第{column}列起不合 SPARQL 语法：请检查此处之前的拼写、括号和句点",
    "unparsed": "查询无法解析（{text}）",
    "no-function": "没有函数 <{one}>：请用 SPARQL 1.1 的函数",
    # How a program asks.
    "no-query": "请求中没有查询",
    "queries": "请求中不止一个查询",
    "sent": "请以 application/sparql-query 或 application/x-www-form-urlencoded 发送",
    "not-utf-8": "请求不是 UTF-8 编码",
    "unreadable": "请求的参数无法读取：请用 UTF-8 和 %XX 编码",
    "other-parameter": "此处没有参数“{text}”{hint}",
    "no-iri": "{text} 不是 IRI",
    "format": "没有格式 {text}：请用 {one}",
    "forms": "此处可提供的格式：{text}",
    "rows-as": "此查询的答案是行，可用 JSON、XML、CSV 和 TSV",
    "graph-as": "此查询的答案是图，可用 Turtle、N-Triples、JSON-LD、TriG 或 RDF/XML",
    "method": "此处不接受 {text}：请用 {one}",
}
# Type of a value -> its name in Chinese.
_NOUNS = {
    "integer": "整数",
    "decimal": "数字",
    "boolean": "true 或 false",
    "from": "日期（年、月或日）",
    "to": "日期（年、月或日）",
    "thing": "事物",
}
_NUMBERS = {"page": "页码", "row": "行号"}


class Refusal(NamedTuple):
    """Why a request is refused: the sentence, and its language (`zh` or `en`)."""

    words: str
    lang: str


def refusal(sentence: str, why: Why, lang: str, called: Callable[[str], str] = str) -> Refusal:
    """Returns the sentence in a language; in English if what is wrong is of no kind here.

    :param why: what is wrong, with the values in the sentence
    :param called: returns what the pages call a parameter (`place`) or a thing (`place/suzhou`); another text as it is

    >>> refusal("no answer within 30 seconds: narrow the query", ("too-slow", {"number": "30"}), "zh").words
    '30秒内没有答完：请缩小查询范围'
    """
    kind, parts = why
    if lang == "en" or kind not in SENTENCES:
        return Refusal(sentence, "en")
    told = {name: _part(name, value, called) for name, value in parts.items()} | {"hint": _hint(parts, called)}
    return Refusal(" ".join(SENTENCES[kind].format(**told).split()).removeprefix("："), "zh")


def _part(name: str, value: object, called: Callable[[str], str]) -> str:
    """Returns a value of a sentence in Chinese."""
    if name in ("name", "other"):
        return _NUMBERS.get(str(value)) or called(str(value))
    if name == "noun":
        kind = "vocab" if str(value).startswith("concept:") else str(value)
        return say(LISTED[kind], "zh") if kind in LISTED else _NOUNS.get(kind, kind)
    return _listed(value, called) if isinstance(value, list) else str(value)


def _hint(parts: dict[str, object], called: Callable[[str], str]) -> str:
    """Returns what may have been meant, or else what there is."""
    near, known = parts.get("near"), parts.get("known")
    if isinstance(near, list) and near:
        return f"；是否指{_listed(near, called)}？"
    if isinstance(known, list):
        return f"；可用的有：{_listed(known, called)}" if known else "；它没有参数"
    return "；可在查找框中按名称查找"


def _listed(texts: Iterable[object], called: Callable[[str], str]) -> str:
    """Returns what parameters or things are called."""
    return "、".join(called(str(each)) for each in texts)
