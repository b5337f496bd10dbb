"""The index as data for a page, and search.js, which must find what Python finds."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aikg import Graph
from aikg.find.browser import STATIC, data, index, script
from aikg.find.finder import index_of
from aikg.find.index import Index, pack
from aikg.find.pinyin import reader
from aikg.find.search import search
from aikg.find.things import Thing

SCRIPT = Path(STATIC) / "search.js"
NODE = shutil.which("node")

needs_node = pytest.mark.skipif(NODE is None, reason="node is not installed")

QUERIES = """
国发〔2017〕35号|国发[2017]35号|国发 2017 35|guofa 2017 35|guofa2017|国发〔2025〕12号|suanli|zhinengsuanli|znsl|suànlì|suan4li4|suan4 li
suan1li1|suanl|sl|rgzn|ai|AI|a|an|3|2025|上海|sh|sha|shanghai|深圳|深圳算力|深圳的算力|行动方案 上海 人工智能|行动计划 上海 人工智能
shenzen|xian|xi'an|Xi’an|的|plan ai|ai plan shanghai|qqq|Made in China|made in china 2025|长三角|changsanjiao|chang2 san1|lü|lv|GB/T 45674
国务院|state council|State Concil|大模型|具身智能|ngaidp|ngaidp-2071|doc-ngaidp|新一代人工智能发展规划|新一代人工智能发展规画|São Paulo|算|力 算
“人工智能+”行动|15th Five-Year|十五五|中国制造2025|人工智能 2025 年 上海|ÄÖÜ|한국|ひらがな|𠮷|İstanbul|ΣΑΣ|１２３|〔〕|...
人工智能+|ＡＩ＋|互联网+|数据要素×|robots|robots shenzhen|rules plans|plus|analysis
""".replace("\n", "|").split("|")
QUERIES += ["算力" * 200, "上海 " * 20, "人工智能创新发展行动计划上海深圳北京"]


def in_node(given_index: dict[str, object], queries: list[tuple[str, list[str]]], folder: Path) -> list[list[list[object]]]:
    """What search.js finds: for each query the short IRI of each match and the number of the name that matched."""
    (folder / "data.json").write_text(json.dumps(given_index), encoding="utf-8")
    (folder / "queries.json").write_text(json.dumps(queries), encoding="utf-8")
    program = (
        f"const core = require({str(SCRIPT)!r}), fs = require('fs');"
        f"const read = (name) => JSON.parse(fs.readFileSync({str(folder)!r} + '/' + name, 'utf8'));"
        "const index = core.indexOf(read('data.json'));"
        "const found = read('queries.json').map(([text, kinds]) =>"
        " core.search(index, text, kinds).map((line) => [line.thing.id, line.name]));"
        "process.stdout.write(JSON.stringify(found));"
    )
    done = subprocess.run([str(NODE), "-e", program], capture_output=True, check=True, timeout=300)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def in_python(given_index: Index, text: str, kinds: list[str]) -> list[list[object]]:
    codes = search(given_index, text, kinds)
    return [[given_index.thing(code).id, int(code.lstrip(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"))] for code in codes]


@needs_node
def test_the_page_finds_what_python_finds(graph: Graph, tmp_path: Path) -> None:
    labels = [row.name for row in graph.select("SELECT ?name { ?s rdfs:label ?name FILTER(REGEX(STR(?s), '[ek]$')) }")]
    queries = [(text, []) for text in QUERIES + labels[:40]]
    queries += [(text, ["document"]) for text in QUERIES[:12]] + [("算力", ["place", "concept:theme"])]
    names = index_of(graph.source)
    for (text, kinds), found in zip(queries, in_node(index(graph.source), queries, tmp_path), strict=True):
        assert found == in_python(names, text, kinds), text


ALPHABET = st.sampled_from("苏州算力长重行 aisuxzhn1235〔〕号é̀+ひ한𠮷-")
NAME = st.text(ALPHABET, max_size=12).map(lambda text: " ".join(text.split()))


@needs_node
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(st.tuples(st.sampled_from(["place", "document", "source"]), NAME, NAME, NAME), max_size=8),
    queries=st.lists(st.text(ALPHABET, max_size=8), min_size=1, max_size=30),
)
def test_the_page_finds_what_python_finds_whatever_the_names(
    names: list[tuple[str, str, str, str]], queries: list[str], tmp_path: Path
) -> None:
    things = [
        Thing(f"{kind}/t{number}", kind, zh, en, (other,)) for number, (kind, zh, en, other) in enumerate(sorted(names))
    ]
    asked = [(text, []) for text in [*queries, *(name for each in names for name in each[1:])]]
    packed = Index(pack(things))
    for (text, kinds), found in zip(asked, in_node(data(things, packed.read), asked, tmp_path), strict=True):
        assert found == in_python(packed, text, kinds), text


def test_the_index_is_small_and_says_who_is_who(graph: Graph) -> None:
    text = script(graph.source)
    assert text.startswith("window.aikgNames={") and "<" not in text
    groups = {kind: things for kind, _, things in index(graph.source)["groups"]}
    assert len(gzip.compress(text.encode(), 9)) < 40 * sum(map(len, groups.values()))
    assert ["document/ngaidp-2017", "新一代人工智能发展规划"] in [thing[:2] for thing in groups["document"]]
    assert sum(isinstance(thing[1], int) for thing in groups["source"]) > 300
    assert "concept:theme" in groups and list(groups)[-1] == "source"


@pytest.mark.parametrize("name", ["search.js", "find.js"])
def test_the_scripts_make_no_markup_of_data_and_ask_no_other_host(name: str) -> None:
    text = (Path(STATIC) / name).read_text(encoding="utf-8")
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch(", "http"):
        assert word not in text


PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Find</title><script src="find.js" defer></script>
<label>Find <input type="search" name="q" data-index="search-index.js" data-root="pages/"></label>%s<p>text</p></html>"""
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with a field, on a disk."""
    made = tmp_path_factory.mktemp("page")
    for name in ("search.js", "find.js"):
        shutil.copy(Path(STATIC) / name, made)
    things = [
        Thing("place/suzhou", "place", "苏州市", "Suzhou", ("苏州",)),
        Thing("place/suzhou-anhui", "place", "宿州市", HOSTILE, ("宿州",)),
        *(Thing(f"place/t{number}", "place", f"镇{number}", f"Town {number}") for number in range(30)),
    ]
    text = json.dumps(data(things, reader()), ensure_ascii=False)
    (made / "search-index.js").write_text(f"window.aikgNames={text};", encoding="utf-8")
    (made / "page.html").write_text(PAGE % "", encoding="utf-8")
    (made / "find.html").write_text(PAGE % '<p id="count" role="status"></p><ol id="results"></ol>', encoding="utf-8")
    (made / "pages/place").mkdir(parents=True)
    (made / "pages/place/suzhou.html").write_text("<title>Suzhou</title>", encoding="utf-8")
    return made


def test_a_field_finds_by_keyboard_from_a_disk(chromium: Any, folder: Path) -> None:
    page = chromium.new_page()
    page.on("dialog", lambda dialog: pytest.fail("a label ran as a script"))
    page.goto(f"file://{folder}/page.html")
    field = page.get_by_label("Find")
    field.fill("suzhou")
    page.get_by_text("2 matches").wait_for()
    links = page.locator(".matches a")
    assert links.all_text_contents() == ["Suzhou", HOSTILE] and page.locator("img").count() == 0
    assert page.locator(".matches small").all_text_contents() == ["苏州", "宿州"][1:]
    field.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "Suzhou"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == HOSTILE
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"
    field.press("Escape")
    assert not links.first.is_visible() and page.evaluate("document.activeElement.name") == "q"
    field.fill("town")
    page.get_by_text("20 of 30").wait_for()
    field.fill("zzzz")
    page.get_by_text("Nothing found").wait_for()
    field.fill("苏州")
    page.get_by_text("1 match").wait_for()
    field.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pages/place/suzhou.html")
    page.close()


def test_the_page_of_matches_answers_the_address(chromium: Any, folder: Path) -> None:
    page = chromium.new_page()
    page.goto(f"file://{folder}/find.html?q=town")
    page.get_by_text("30 matches").wait_for()
    assert page.locator("#results a").count() == 30 and page.locator("#results").is_visible()
    page.close()
