"""Why a request is refused, in the reader's language: each sentence that a reader of the pages can meet, in one place.

The sentences come in English from where they arise, for the command line as for the server. Here each has its Chinese.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from aikg.pages.kinds import LISTED
from aikg.pages.words import say
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Sentence -> the same in Chinese. `name` and `names` are parameters, `noun` is a kind of value or thing, `things` are
# candidates, and `hint` is the end, which says what there is or what may have been meant.
_SENTENCES = {
    # The parameters of a question.
    r"\S+ has no parameter (?P<name>.+?)(?P<hint>; (?:did you mean|it has) .+)": "此问题没有参数“{name}”{hint}",
    r"(?P<name>[^:]+): “(?P<text>.*)” is not (?P<noun>.+); give one like [^=]+=(?P<one>.+)": (
        "{name}：“{text}”不是{noun}；例如：{one}"
    ),
    r"(?P<name>[^:]+): there is no (?P<noun>.+?) “(?P<text>.*)”(?P<hint>; .+)": (
        "{name}：没有名为“{text}”的{noun}{hint}"
    ),
    r"(?P<name>[^:]+): “(?P<text>.*)” may mean (?P<things>.+?)(?: and \d+ more)?; give one of these": (
        "{name}：“{text}”可能指以下几项，请给出其中之一：{things}"
    ),
    r"(?P<name>[^:]+): two values of it mean that pair; give one or two, and (?P<names>.+) only beside one": (
        "{name}：给出两个值即指这一对；请给一个或两个，只给一个时才可另给{names}"
    ),
    r"(?P<name>[^:]+): the value is not Unicode text .+": "{name}：值不是合法的文字，请用UTF-8编码",
    r"page=(?P<text>.*): give the number of a page": "page={text}：请给出页码（数字）",
    r"row=(?P<text>.*): give the number of a row": "row={text}：请给出行号（数字）",
    r"lang=(?P<text>.*): use .+": "lang={text}：只有 zh 和 en",
    # What is not there.
    r"there is no stored query (?P<text>\S+?)(?P<hint>;.+)?": "没有名为“{text}”的问题{hint}",
    r"(?P<text>\S+) asks other endpoints, .+": "问题“{text}”要查询别的端点，本站不代查：请用命令行 aikg query {text}",
    r"there is no (?:thing|graph|page|picture) (?P<text>.+)": "没有{text}",
    r"there is nothing at (?P<text>.+)": "{text}处没有内容",
    # The limits of the server.
    r"no answer within (?P<number>\S+) seconds: .+": "{number}秒内没有答完：请缩小查询范围",
    r"(?P<number>\d+) queries are waiting already: .+": "已有{number}个查询在等待：请稍后再试",
    r"the engine ended while it answered: .+": "回答时查询引擎中断：请缩小查询范围，或再试一次",
    r"the answer has more than (?P<number>\d+) rows: .+": "答案超过{number}行：请缩小查询范围，或加上 LIMIT",
    r"the answer has more than (?P<number>\d+) triples: .+": "答案超过{number}条三元组：请缩小查询范围，或加上 LIMIT",
    r"the answer is larger than (?P<number>\d+) bytes: .+": "答案超过{number}字节：请缩小查询范围，或加上 LIMIT",
    r"the request is larger than (?P<number>\d+) bytes": "请求超过{number}字节",
    r"the engine failed \((?P<text>.+)\)": "查询引擎出错（{text}）",
    # A query of the reader's own.
    r"the graph is read-only: updates are refused": "本图谱只读，不接受更新",
    r"the query: (?P<one>[A-Z]+) is a SPARQL update, and .+": (
        "{one} 是更新语句，而本图谱只读：请用 SELECT、ASK、CONSTRUCT 或 DESCRIBE 查询"
    ),
    r"the query, line (?P<number>\d+): SERVICE would ask another endpoint, .+": (
        "查询第{number}行：SERVICE 要查询别的端点，本站不代查：请直接向它查询，或用 aikg sparql --allow-federation"
    ),
    r"the query: its brackets are (?P<number>\d+) deep, and the engine takes (?P<most>\d+); .+": (
        "查询的括号嵌套{number}层，超过引擎可处理的{most}层：请写得更平"
    ),
    r"the query: it has (?P<number>\d+) clauses and operators, and the engine takes (?P<most>\d+); .+": (
        "查询有{number}个子句和运算符，超过引擎可处理的{most}个：多个值请用 VALUES 或 IN 列出"
    ),
    r"the query is empty: .+": "查询是空的：请写 SELECT、ASK、CONSTRUCT 或 DESCRIBE 查询",
    r"the query, line (?P<number>\d+), column (?P<most>\d+): the prefix (?P<one>\S*): is not declared.*": (
        "查询第{number}行第{most}列：前缀 {one}: 没有声明，请加上 PREFIX"
    ),
    r"the query, line (?P<number>\d+), column (?P<most>\d+): the IRI (?P<one>.+) is relative, .+": (
        "查询第{number}行第{most}列：{one} 是相对 IRI，请写全，或加上 BASE"
    ),
    r"the query, line (?P<number>\d+), column (?P<most>\d+): this is not SPARQL(?: after “(?P<text>.+)”)?; .+": (
        "查询第{number}行第{most}列起不合 SPARQL 语法：请检查此处之前的拼写、括号和句点"
    ),
    r"the query cannot be parsed: (?P<text>.+)": "查询无法解析（{text}）",
    r"the query: there is no function <(?P<one>.+?)>; .+": "没有函数 <{one}>：请用 SPARQL 1.1 的函数",
}
_PATTERNS = [(re.compile(pattern, re.DOTALL), words) for pattern, words in _SENTENCES.items()]
_NOUNS = {
    "a whole number": "整数",
    "a number": "数字",
    "true or false": "true 或 false",
    "a day, month or year": "日期（年、月或日）",
    "thing": "事物",
}


class Refusal(NamedTuple):
    """Why a request is refused: the sentence, and its language (`zh` or `en`)."""

    words: str
    lang: str


def refusal(sentence: str, lang: str, called: Callable[[str], str] = str) -> Refusal:
    """Returns the sentence in a language; in English if it is none of those known here.

    :param called: returns what the pages call a parameter (`place`) or a thing (`place/suzhou`); another text as it is

    >>> refusal("no answer within 30 seconds: narrow the query", "zh").words
    '30秒内没有答完：请缩小查询范围'
    """
    if lang == "zh":
        for pattern, words in _PATTERNS:
            if found := pattern.fullmatch(sentence):
                parts = {key: _part(key, text or "", called) for key, text in found.groupdict().items()}
                return Refusal(words.format(**parts), "zh")
    return Refusal(sentence, "en")


def _part(key: str, text: str, called: Callable[[str], str]) -> str:
    """Returns a part of a sentence in Chinese."""
    if key in ("name", "names"):
        return called(text)
    if key == "noun":
        kind = "vocab" if text.startswith("concept of ") else text
        return say(LISTED[kind], "zh") if kind in LISTED else _NOUNS.get(kind, kind)
    if key == "things":
        return _listed(re.split(r", (?=[a-z-]+/)", text), called)
    return _hint(text, called) if key == "hint" else text


def _hint(text: str, called: Callable[[str], str]) -> str:
    if found := re.fullmatch(r"; did you mean (.+)\?", text, re.DOTALL):
        return f"；是否指{_listed(found[1].split(' or '), called)}？"
    if found := re.fullmatch(r"; it has (.+)", text):
        return "；它没有参数" if found[1] == "none" else f"；可用的有：{_listed(found[1].split(', '), called)}"
    return "；可在查找框中按名称查找" if text else ""


def _listed(texts: list[str], called: Callable[[str], str]) -> str:
    """Returns what parameters or things are called; `place/suzhou (Suzhou)` is a thing and what was found of it."""
    return "、".join(called(each.partition(" (")[0]) for each in texts)
