"""The pages in a real browser: for everybody, on any screen, without a foreign request; and what people come to do."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

import aikg
from aikg.errors import AikgError
from aikg.pages import Book, page
from aikg.pages.static import FINDING, STATIC, static
from aikg.site import write
from aikg.site.put import put
from tests.conftest import WORLD
from tests.site.conftest import visit

# One page of each kind.
KINDS = [
    *("index.html", "about.html", "find.html", "sparql.html", "question/index.html", "document/index.html", "place/index-s.html"),
    *("question/city-alignment.html", "question/coopetition.html", "question/regulation-timeline.html"),
    *("question/targets.2.cite.html", "question/compute-map.html", "question/instruments.html", "question/documents.html"),
    *("place/shenzhen.html", "document/ngaidp-2017.html", "variable/ai-core-industry-scale.html", "body/state-council.html"),
    *("target/shenzhen-ai-pioneer-city-2025/growth-2026.html", "programme/ai-plus.html", "initiative/focac-summit-2024.html"),
    *("referring/place/china.2.html", "rows/document/ngaidp-2017.city-alignment.directive.html", "contested/hangzhou-plan-date.html"),
    *("observation/hunan-compute-2026-01.html", "technology/deepseek-r1.html", "event/cfec-sixth-meeting-2025.html"),
    *("status-event/macao-egov-law-2020-amended.html", "site/hk-cyberport.html", "mechanism/talent-competition.html"),
    *("vocab/theme/talent.html", "proof/document/shanghai-ai-hq-measures-2018.html", "source/lin-2025.html", "no/such.html"),
]
PICTURES = Path(aikg.__file__).parents[2] / "build" / "screenshots"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing(chromium: Any, live: str, lang: str) -> None:
    """WCAG 2.2 AA and best practices, by axe-core; and each kind of page is kept as a picture for people to look at."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed here").Axe()
    PICTURES.mkdir(parents=True, exist_ok=True)
    found = {}
    for rest in KINDS:
        with visit(chromium, f"{live}{lang}/{rest}", viewport={"width": 1200, "height": 1600}, bypass_csp=True) as opened:
            results = axe.run(opened.tab)
            opened.tab.screenshot(path=PICTURES / f"{lang}-{rest.replace('/', '-')}.png")
            if results.violations_count:
                found[rest] = [(each["id"], each["nodes"][0]["html"][:120]) for each in results.response["violations"]]
    assert found == {}


@pytest.mark.parametrize("width", [375, 1200])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_asks_elsewhere_or_is_wider_than_the_screen(chromium: Any, live: str, width: int, scheme: str) -> None:
    for rest in KINDS:
        with visit(chromium, f"{live}zh/{rest}", viewport={"width": width, "height": 800}, color_scheme=scheme) as opened:
            assert [each for each in opened.asked if not each.startswith(live)] == []
            wrong = [each for each in opened.complaints if "404" not in each]
            assert wrong == [], (rest, wrong)
            assert opened.tab.evaluate("document.documentElement.scrollWidth") <= width, rest


@pytest.mark.parametrize(("width", "shown", "hidden"), [(375, "slim", "broad"), (1280, "broad", "slim")])
def test_a_picture_is_as_wide_as_the_screen(chromium: Any, live: str, width: int, shown: str, hidden: str) -> None:
    """By the style sheet alone; the drawing that is not shown is not there for the keyboard or a screen reader either."""
    questions = ("regulation-timeline", "target-progress", "target-map", "theme-profile", "directives", "compute-map")
    for rest in ("document/ngaidp-2017.html", *(f"question/{name}.html" for name in questions)):
        with visit(chromium, f"{live}en/{rest}", viewport={"width": width, "height": 800}, java_script_enabled=False) as opened:
            drawing = opened.tab.locator(f"figure .{shown} svg").first
            assert drawing.bounding_box()["width"] > 0.9 * (width - 32) and not opened.tab.is_visible(f"figure .{hidden} svg")
            assert opened.tab.locator("figure").first.get_by_role("link").count() < 100
            letters = drawing.locator("text").first.evaluate("e => e.getBoundingClientRect().height")
            assert letters > 10


def test_a_page_is_whole_without_scripts_and_on_paper(chromium: Any, live: str) -> None:
    with visit(chromium, f"{live}zh/document/ngaidp-2017.html", java_script_enabled=False) as opened:
        text = opened.tab.inner_text("main")
        assert "国发〔2017〕35号" in text and "来源" in text and "BibTeX" in text
    with visit(chromium, f"{live}zh/document/ngaidp-2017.html") as opened:
        opened.tab.emulate_media(media="print")
        assert not opened.tab.is_visible("header nav") and opened.tab.is_visible("main h1")
        assert not opened.tab.is_visible("#find") and not opened.tab.is_visible("main button")
        # In a folder a script makes the heads of a table buttons, which sort it: the heads are on paper.
        opened.tab.evaluate("document.querySelector('table.rows th').innerHTML = '<button>head</button>'")
        assert opened.tab.is_visible("table.rows th button")
    # A sheet of paper cannot be scrolled.
    for rest in ("question/city-alignment.html", "question/target-cascade.html", "question/targets.html", "place/shenzhen.html"):
        with visit(chromium, f"{live}en/{rest}", viewport={"width": 720, "height": 1000}) as opened:
            opened.tab.emulate_media(media="print")
            assert opened.tab.evaluate("document.documentElement.scrollWidth") <= 720, rest


@pytest.mark.parametrize(("width", "shown"), [(375, "block"), (800, "inline"), (1200, "table-cell")])
def test_a_table_of_many_columns_is_read_without_scrolling_sideways(chromium: Any, live: str, width: int, shown: str) -> None:
    with visit(chromium, f"{live}en/question/targets.html", viewport={"width": width, "height": 800}) as opened:
        cell = opened.tab.locator("table.many td").first
        assert cell.evaluate("e => getComputedStyle(e).display") == shown
        if width <= 800:
            assert opened.tab.evaluate("[...document.querySelectorAll('.wide')].every(e => e.scrollWidth <= e.clientWidth + 1)")


def test_every_link_is_reached_by_the_tab_key(chromium: Any, live: str) -> None:
    with visit(chromium, f"{live}en/question/circle-members.html") as opened:
        opened.tab.keyboard.press("Tab")
        assert opened.tab.evaluate("document.activeElement.className") == "skip"
        wanted = opened.tab.evaluate("document.querySelectorAll('a[href], button, input, select, textarea, summary').length")
        seen = set()
        for _ in range(wanted + 40):
            seen.add(opened.tab.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
            opened.tab.keyboard.press("Tab")
        links = opened.tab.evaluate(
            "[...document.querySelectorAll('a[href], button, input, select, summary')]"
            ".filter(e => e.checkVisibility() && e.tabIndex >= 0).map(e => [...document.querySelectorAll('*')].indexOf(e))"
        )
        assert {*links} <= seen


def test_the_rows_of_a_page_are_filtered_and_found_by_name(chromium: Any, live: str) -> None:
    with visit(chromium, f"{live}zh/question/circle-members.html") as opened:
        opened.tab.fill(".filter input", "苏州")
        rows = opened.tab.locator("main table.rows").last.locator("tbody tr:visible")
        assert rows.count() >= 1 and all("苏州" in each for each in rows.all_inner_texts())
        opened.tab.fill("#find", "guofa 2017 35")
        opened.tab.wait_for_selector(".matches a")
        opened.tab.keyboard.press("ArrowDown")
        opened.tab.keyboard.press("Enter")
        opened.tab.wait_for_url("**/document/ngaidp-2017.html")


def test_a_query_is_asked_in_the_page(chromium: Any, live: str) -> None:
    with visit(chromium, f"{live}en/sparql.html?question=circle-members") as opened:
        opened.tab.click("#editor button")
        opened.tab.wait_for_selector("#answer table tbody tr")
        assert opened.tab.locator("#answer tbody tr").count() == len(aikg.load().query("circle-members"))
        opened.tab.fill("#query", "SELECT nonsense")
        opened.tab.click("#editor button")
        opened.tab.locator("#state", has_text="SPARQL").wait_for()
        assert opened.tab.input_value("#query") == "SELECT nonsense"
    with visit(chromium, f"{live}zh/sparql.html") as opened:  # The browser speaks English, the page Chinese.
        opened.tab.fill("#query", "DROP ALL")
        opened.tab.click("#editor button")
        opened.tab.locator("#state", has_text="本图谱只读").wait_for()


def test_a_site_on_a_disk_finds_and_answers(chromium: Any, tmp_path: Path) -> None:
    if shutil.which("npm") is None:
        pytest.skip("npm is not here, which brings the query engine for the browser")
    try:
        write(aikg.load(WORLD), tmp_path / "site")
    except AikgError as error:
        if "npm could not install" not in str(error):
            raise
        pytest.skip(str(error))
    with visit(chromium, (tmp_path / "site" / "en" / "sparql.html").as_uri()) as opened:
        opened.tab.fill("#query", "SELECT ?place ?name { ?place a cnai:Place ; rdfs:label ?name } ORDER BY ?name")
        opened.tab.click("#editor button")
        opened.tab.wait_for_selector("#answer table tbody tr")
        shown = opened.tab.locator("#answer tbody tr").count()
        assert shown == len(aikg.load(WORLD).select("SELECT ?p ?n { ?p a cnai:Place ; rdfs:label ?n }"))
        assert all(each.startswith("file:") for each in opened.asked)
        name = aikg.load(WORLD).find("beijing")[0].label_zh
        opened.tab.fill("#find", "beijing")
        opened.tab.wait_for_selector(".matches a")
        opened.tab.click(".matches a")
        assert name in opened.tab.inner_text("main")
        heads = (tmp_path / "site" / "en" / "question" / "city-alignment.html").as_uri()
        opened.tab.goto(heads)
        opened.tab.click("table.rows thead button >> nth=0")
        assert opened.tab.get_attribute("table.rows thead th >> nth=0", "aria-sort") == "ascending"


# What a policy researcher comes to do, and what she must see; the paths are those to which the pages lead her.
TASKS = {
    "which cities align with the plan of 2017": (
        f"zh/question/city-alignment.html?directive={quote('国发〔2017〕35号')}&level=municipal",
        ["合肥市", "明示依据", "理由", "该文件"],
    ),
    "compare the targets of the core industry": ("zh/variable/ai-core-industry-scale.html", ["亿元", "2027", "广东省", "未收录", "来源"]),
    "who moved first after the AI Plus opinions": (
        f"zh/question/policy-diffusion.html?directive={quote('国发〔2025〕11号')}",
        ["陕西省", "江苏省", "相隔天数"],
    ),
    "a timeline of rules on generative AI": ("zh/question/regulation-timeline.html", ["生成式人工智能", "2023"]),
    "what is in force on a day": ("zh/question/in-force.html?on=2026-11-28&level=central", ["有效", "依据"]),
    "computing capacity by year": ("zh/question/compute-sums.html", ["2025", "PFLOPS", "省份数"]),
    "in what two cities compete and cooperate": ("zh/question/coopetition.html?place=shenzhen&other=hangzhou", ["深圳市", "杭州市"]),
    "talent grants": ("zh/question/talent-offers.html?sort=-cap", ["万元", "来源"]),
    "a reference for a figure": ("zh/target/shenzhen-ai-pioneer-city-2025/enterprises-2026.html", ["GB/T 7714", "BibTeX", "来源"]),
    "South-South initiatives with Africa": ("zh/question/south-south.html?partner=africa", ["非洲", "来源"]),
    "how complete is Sichuan": ("zh/question/province-coverage.html?place=sichuan", ["四川省", "21"]),
    "put it on a map": ("zh/question/compute-map.html", ["图中数据", "SVG"]),
}


@pytest.mark.parametrize("task", TASKS)
def test_what_people_come_to_do(chromium: Any, live: str, task: str) -> None:
    path, expected = TASKS[task]
    with visit(chromium, live + path) as opened:
        text = opened.tab.inner_text("main")
        for words in expected:
            assert words in text, (task, words)
        for href in opened.tab.locator("main table.rows a").evaluate_all("all => all.slice(0, 5).map(a => a.href)"):
            assert opened.tab.request.get(href).ok


def test_a_citation_is_copied_where_the_browser_can(chromium: Any, live: str) -> None:
    with visit(chromium, f"{live}en/about.html", permissions=["clipboard-read", "clipboard-write"]) as opened:
        assert opened.tab.locator("body > button").count() == 0
        opened.tab.locator("#cite button").first.click()
        assert "0.2.0" in opened.tab.evaluate("navigator.clipboard.readText()")


def test_a_row_is_cited_with_its_own_sources(chromium: Any, live: str) -> None:
    with visit(chromium, f"{live}en/question/targets.html?place=zhejiang") as opened:
        opened.tab.locator("main table.rows").last.locator("tbody a", has_text="Cite").first.click()
        opened.tab.wait_for_url("**row=1*")
        works = aikg.load().query("targets", place="zhejiang").cite(1).works
        cited = opened.tab.inner_text("#cite")
        assert "Cite: row 1" in cited and "0.2.0" in cited
        assert works and all(work.title.en in cited and work.address in cited for work in works)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_row_is_cited_in_a_folder_without_a_server(chromium: Any, tmp_path: Path, lang: str) -> None:
    """From a disk: the sentence without a script, every format with one, by click and by keyboard, on a phone as well."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed here").Axe()
    book = Book(aikg.load())
    for path in (f"{lang}/question/targets.3.html", f"{lang}/question/targets.3.cite.html"):
        put(str(tmp_path), path, page(book, path) or b"")
    for name in (*STATIC, *FINDING):
        put(str(tmp_path), name, static(name) or b"")
    row = book.rows("targets")[101]
    start = (tmp_path / lang / "question" / "targets.3.html").as_uri()
    with visit(chromium, start, java_script_enabled=False) as opened:
        row_of_table = opened.tab.locator("main > .wide table.rows tbody tr").nth(1)
        row_of_table.get_by_role("link", name={"zh": "引用", "en": "Cite"}[lang], exact=True).click()
        assert opened.tab.url.endswith("targets.3.cite.html#row-102")
        said = opened.tab.inner_text("#row-102 blockquote")
        source = str(row.source).rpartition("/")[2]
        assert str(row[f"target_{lang}"]) in said and {"zh": "目标", "en": "targets"}[lang] in said and book.about.version in said
        assert opened.tab.get_attribute("#row-102 .seen a", "href") == f"../source/{source}.html#cite"
    with visit(chromium, start, viewport={"width": 375, "height": 800}, permissions=["clipboard-read", "clipboard-write"]) as opened:
        opened.tab.locator("main table.rows tbody a", has_text={"zh": "引用", "en": "Cite"}[lang]).nth(1).focus()
        opened.tab.keyboard.press("Enter")
        opened.tab.wait_for_selector("#row-102 details[open]")
        assert 0 <= opened.tab.evaluate("document.querySelector('#row-102').getBoundingClientRect().top") < 800
        heads = opened.tab.locator("#row-102 h3").all_inner_texts()
        assert heads == ["GB/T 7714", "APA", "BibTeX", "RIS", "CSL-JSON"]
        assert not opened.tab.locator("#row-101 details").evaluate("each => each.open")
        opened.tab.locator("#row-101 summary").focus()
        opened.tab.keyboard.press("Enter")
        assert "@misc{" in opened.tab.inner_text("#row-101 details")
        assert opened.tab.evaluate("document.documentElement.scrollWidth") <= 375
        assert all(each.startswith("file:") for each in opened.asked) and opened.complaints == []
        found = axe.run(opened.tab)
        assert found.violations_count == 0, found.generate_report()


def test_a_picture_on_the_page_of_a_thing_is_downloaded(chromium: Any, live: str) -> None:
    with visit(chromium, f"{live}zh/variable/ai-core-industry-scale.html") as opened:
        links = opened.tab.locator("figure figcaption a").evaluate_all("all => all.map(a => [a.textContent, a.href])")
        assert [form for form, _ in links] == ["SVG", "CSV"] * opened.tab.locator("figure").count()
        for form, href in links:
            answer = opened.tab.request.get(href)
            assert answer.ok and answer.headers["content-type"].startswith({"SVG": "image/svg+xml", "CSV": "text/csv"}[form])
        opened.tab.goto(links[0][1])
        assert opened.tab.evaluate("document.documentElement.tagName") == "svg"


def test_a_result_is_sent_to_a_colleague(chromium: Any, live: str) -> None:
    with visit(chromium, f"{live}zh/question/targets.html?place=zhejiang") as opened:
        href = opened.tab.get_attribute(".download a >> text=XLSX", "href") or ""
        assert "place=zhejiang" in href
        answer = opened.tab.request.get(opened.tab.evaluate("href => new URL(href, location).href", href))
        sheet = zipfile.ZipFile(io.BytesIO(answer.body())).read("xl/sharedStrings.xml").decode()
        assert "浙江省" in sheet and re.search(r"place=zhejiang", opened.tab.url)
