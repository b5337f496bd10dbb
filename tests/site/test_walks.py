"""The tasks of a policy researcher on the pages of a folder, without a server: she starts at the first page and clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

import aikg
from aikg.pages import Book, page
from aikg.pages.data import question_data
from aikg.pages.scripts import SCRIPTS
from aikg.pages.static import TYPES, static

HOST = "http://folder.test/"


@pytest.fixture(scope="module")
def book() -> Book:
    return Book(aikg.load())


@contextmanager
def walking(chromium: Any, book: Book) -> Iterator[Any]:
    """A tab on the first page of the folder. Its files are made as they are asked for; nothing else answers."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    asked: list[str] = []

    def answer(route: Any) -> None:
        path = route.request.url.removeprefix(HOST).partition("?")[0]
        asked.append(path)
        body = static(path) or (SCRIPTS[path](book) if path in SCRIPTS else page(book, path))
        if path.startswith("data/question/"):
            name, _, form = path.rpartition("/")[2].partition(".")
            body = question_data(book, name, form)
        kind = TYPES.get(path.rpartition(".")[2], "")
        route.fulfill(status=200, body=body, content_type=kind) if body else route.fulfill(status=404, body="")

    context.route("**/*", answer)
    tab = context.new_page()
    tab.set_default_timeout(60_000)
    try:
        tab.goto(f"{HOST}zh/index.html")
        yield tab
    finally:
        context.close()


def find(text: str) -> Callable[[Any], None]:
    """Types a text into the field that finds by name, and opens the first match."""

    def do(tab: Any) -> None:
        tab.fill("#find", text)
        tab.locator(".matches a").first.click()
        tab.wait_for_url(lambda url: not url.endswith("zh/index.html"))

    return do


def follow(text: str, section: str = "", exact: bool = False) -> Callable[[Any], None]:
    """Follows the first link with these words (and no others), in the section with this heading if one is named."""

    def do(tab: Any) -> None:
        place = tab.locator("section", has=tab.get_by_role("heading", name=section)) if section else tab.locator("body")
        place.get_by_role("link", name=text, exact=exact).first.click()

    return do


def filtered(text: str) -> Callable[[Any], None]:
    """Keeps the rows of the last table with a text."""
    return lambda tab: tab.locator(".filter input").last.fill(text)


def sorted_down(head: str) -> Callable[[Any], None]:
    """Sorts the last table by a column, the greatest first."""

    def do(tab: Any) -> None:
        for _ in range(2):
            tab.locator("table.rows").last.get_by_role("button", name=head).click()

    return do


# Task -> what she does, and what she then sees.
WALKS: dict[str, tuple[list[Callable[[Any], None]], list[str]]] = {
    "1 cities that align with the plan of 2017": (
        [find("国发〔2017〕35号"), follow("全部", "呼应它的地方"), filtered("市级")],
        ["合肥市", "明示依据", "理由", "该文件"],
    ),
    "2 targets of the core industry compared": ([find("人工智能核心产业规模"), follow("人工智能核心产业规模", "目标", exact=True)], ["亿元", "2027", "广东省", "国家目标", "来源"]),
    "3 who moved first after the AI Plus opinions": (
        [find("国发〔2025〕11号"), follow("全部", "扩散过程")],
        ["陕西省", "相隔天数", "来源"],
    ),
    "4 rules on generative AI": ([follow("人工智能相关规则的出台时间")], ["生成式人工智能", "2023", "有效"]),
    "5 computing capacity by year": ([follow("全部问题"), follow("各地算力目标合计多少")], ["2025", "PFLOPS", "省份数"]),
    "6 Shenzhen and Hangzhou": (
        [find("深圳市"), follow("全部", "与其他地方的关系"), filtered("杭州市")],
        ["杭州市", "关系", "依据"],
    ),
    "7 talent grants above ten million yuan": (
        [follow("全部问题"), follow("谁给人才的支持最多"), sorted_down("最高额度")],
        ["万元", "来源"],
    ),
    "8 a reference for a figure": (
        [find("深圳市人工智能企业（2026年）"), lambda tab: tab.locator("#cite summary").click()],
        ["GB/T 7714", "BibTeX", "https://"],
    ),
    "9 initiatives with Africa": ([find("非洲"), follow("全部", "国际倡议")], ["进展", "来源"]),
    "10 send it to a colleague": ([follow("设定了哪些目标")], ["CSV", "XLSX", "aikg query targets"]),
    "11 how complete is Sichuan": ([find("四川省")], ["收录情况", "21", "最新文件日期"]),
    "12 on a map": ([follow("算力枢纽、集群与中心的位置")], ["图中数据", "SVG"]),
}


@pytest.mark.parametrize("task", WALKS)
def test_a_task_is_done_without_a_server(chromium: Any, book: Book, task: str) -> None:
    steps, expected = WALKS[task]
    with walking(chromium, book) as tab:
        for step in steps:
            step(tab)
        tab.wait_for_load_state()
        text = tab.inner_text("main")
        assert [words for words in expected if words not in text] == [], text[:2000]
        assert tab.locator("main table.rows tbody tr:visible").count() or task.startswith(("8", "10", "12"))
