"""The few HTML pages of the endpoint, in Chinese and English; without scripts, everything escaped."""

from __future__ import annotations

import json
from html import escape
from typing import Any
from urllib.parse import quote

from aikg.namespaces import GRAPH, ID, PREFIXES, compact
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Store

    from aikg.questions.stored import StoredQuery
    from aikg.things.show import Fact, Record

TITLE = "中国人工智能政策知识图谱 · Knowledge graph of China's AI policy"
_STYLE = (
    "body{font:16px/1.5 system-ui,'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif;max-width:76rem;"
    "margin:2rem auto;padding:0 1rem;color:#222}table{border-collapse:collapse;font-size:.9rem}"
    "th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ddd}"
    "th{border-bottom:2px solid #888}textarea{width:100%;font:14px/1.4 monospace}a{color:#0a4b8c}"
    "dt{font-weight:600;margin-top:.4rem}.derived{color:#666}"
)
_EXAMPLE = "SELECT ?document ?title WHERE {\n  ?document a cnai:PolicyDocument ;\n    rdfs:label ?title .\n}\nLIMIT 20"


def front(queries: Iterable[StoredQuery]) -> bytes:
    """A form for a query, and the stored questions."""
    items = "".join(
        f"<li><a href='/query/{quote(each.name)}'>{escape(each.name)}</a>: "
        f"{escape(each.summary('zh'))} · {escape(each.summary('en'))}</li>"
        for each in queries
    )
    return _page(
        TITLE,
        f"<form action='/sparql'><p><textarea name='query' rows='9' aria-label='SPARQL'>{escape(_EXAMPLE)}</textarea>"
        f"</p><p><button>查询 · Ask</button></p></form><h2>预设问题 · Stored questions</h2><ul>{items}</ul>"
        "<p><a href='/sparql?format=turtle'>SPARQL 1.1</a> · <a href='/health'>health</a></p>",
    )


def rows(title: str, body: bytes) -> bytes:
    """The rows of an answer (as SPARQL results in JSON) as a table."""
    answer: dict[str, Any] = json.loads(body)
    if "boolean" in answer:
        return _page(title, f"<p>{'是 · yes' if answer['boolean'] else '否 · no'}</p>")
    names = answer["head"].get("vars", [])
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in names)
    lines = "".join(
        "<tr>" + "".join(f"<td>{_term(row.get(name))}</td>" for name in names) + "</tr>"
        for row in answer["results"]["bindings"]
    )
    count = len(answer["results"]["bindings"])
    return _page(title, f"<p>{count} 行 · rows</p><table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>")


def thing(record: Record) -> bytes:
    """One thing, with its facts and evidence."""
    data = "/data/" + quote(record.id)
    parts = [f"<p>{escape(ID + record.id)} ({escape(', '.join(record.types))})</p>"]
    parts.append(f"<p><a href='{data}'>Turtle</a> · <a href='{data}?format=jsonld'>JSON-LD</a></p>")
    for head, facts in (
        ("事实 · Facts", [fact for fact in record.facts if not fact.derived]),
        ("推得 · Derived", [fact for fact in record.facts if fact.derived]),
        ("被引用 · Referred to by", record.referred_to_by),
    ):
        if facts:
            parts.append(f"<h2>{head}</h2><dl>{''.join(map(_fact, facts))}</dl>")
    disputed = "".join(
        f"<li>{escape(f'{each.property}: {each.value} ({each.reason})')} {escape(' · '.join(each.evidence))}</li>"
        for each in record.contested
    )
    parts.append(f"<h2>争议 · Disputed</h2><ul>{disputed}</ul>" if disputed else "")
    seen = "".join(f"<li>{escape(line)}</li>" for line in record.evidence)
    parts.append(f"<h2>证据 · Evidence</h2><ul>{seen}</ul>" if seen else "")
    return _page(" · ".join(record.labels.values()) or record.id, "".join(parts))


def sitemap(store: Store, base: str) -> bytes:
    """The pages of the things that sources describe.

    :param base: the URL of the server
    """
    rows: Any = store.query(
        "SELECT DISTINCT ?s WHERE { GRAPH graph:data { ?s a ?c ; rdfs:label ?l } } ORDER BY ?s LIMIT 50000",
        prefixes=PREFIXES | {"graph": GRAPH},
    )
    things = [row["s"].value for row in rows if row["s"].value.startswith(ID)]
    pages = "".join(f"<url><loc>{escape(base)}page/{quote(iri[len(ID) :])}</loc></url>\n" for iri in things)
    head = "<?xml version='1.0' encoding='UTF-8'?>\n<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>\n"
    return f"{head}{pages}</urlset>\n".encode()


def _fact(fact: Fact) -> str:
    seen = "".join(f"<br><small>{escape(line)}</small>" for line in fact.evidence)
    return f"<dt>{escape(fact.property)}</dt><dd>{_linked(fact.value)}{seen}</dd>"


def _linked(words: str) -> str:
    """A value in words; one that ends with the identifier of a thing of ours links to it."""
    name, bracket, rest = words.rpartition(" [")
    if bracket and rest.endswith("]") and "/" in rest and ":" not in rest:
        return f"<a href='/id/{quote(rest[:-1])}'>{escape(name)}</a>"
    return escape(words)


def _term(term: dict[str, str] | None) -> str:
    if term is None:
        return ""
    value = term["value"]
    if term["type"] == "uri":
        if value.startswith(ID):
            return f"<a href='/id/{quote(value[len(ID) :])}'>{escape(value[len(ID) :])}</a>"
        if value.startswith(("http://", "https://")):
            return f"<a href='{escape(value)}' rel='noopener noreferrer'>{escape(compact(value))}</a>"
    return escape(value)


def _page(title: str, body: str) -> bytes:
    return (
        f"<!DOCTYPE html><html lang='zh'><head><meta charset='utf-8'><title>{escape(title)}</title>"
        f"<meta name='viewport' content='width=device-width, initial-scale=1'><style>{_STYLE}</style></head>"
        f"<body><h1>{escape(title)}</h1>{body}<p><a href='/'>首页 · Home</a></p></body></html>\n"
    ).encode()
