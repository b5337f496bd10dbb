"""In a browser, on a phone and on a wide screen: nothing is clipped or covered, letters are large enough, and axe finds nothing."""

from __future__ import annotations

from typing import Any

import pytest

import aikg
from aikg.pictures import BROAD, draw
from tests.pictures.answers import VIEWS, asked

STYLE = (
    "<style>:root { color-scheme: light dark } body { margin: 0 16px } figure { margin: 8px 0 } "
    "svg { display: block; width: 100% }</style>"
)
CLIPPED = """() => [...document.querySelectorAll('svg text, svg rect, svg circle, svg path')].filter(each => {
  const [inner, outer] = [each.getBoundingClientRect(), each.ownerSVGElement.getBoundingClientRect()];
  return inner.left < outer.left - 1.5 || inner.right > outer.right + 1.5 || inner.top < outer.top - 1.5
    || inner.bottom > outer.bottom + 1.5;
}).map(each => `${each.ownerSVGElement.getAttribute('aria-label')}: ${each.textContent || each.getAttribute('class')}`)"""
COVERED = """() => [...document.querySelectorAll('svg')].flatMap(svg => {
  const texts = [...svg.querySelectorAll('text')].map(each => [each.textContent, each.getBoundingClientRect()]);
  return texts.flatMap(([one, a], at) => texts.slice(at + 1).filter(([, b]) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5
  ).map(([other]) => `${svg.getAttribute('aria-label')}: ${one} × ${other}`));
})"""
SMALL = """() => [...document.querySelectorAll('svg text')].map(each =>
  parseFloat(getComputedStyle(each).fontSize) * each.ownerSVGElement.getScreenCTM().a).filter(size => size < 10.9)"""


def opened(chromium: Any, lang: str, scheme: str, width: int = 375) -> Any:
    broad = width > 900
    views = {name: view for name, view in VIEWS.items() if view.picture in BROAD or not broad}
    drawn = (draw(view, asked(name), lang=lang, href=str, release="1", broad=broad).svg for name, view in views.items())
    pictures = "".join(f"<figure>{svg}</figure>" for svg in drawn)
    page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.set_content(f"<!doctype html><html lang={lang}><title>t</title>{STYLE}<main><h1>t</h1>{pictures}</main></html>")
    return page


@pytest.mark.parametrize("width", [375, 1000, 1400])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_any_screen_nothing_is_clipped_covered_or_too_small(chromium: Any, lang: str, width: int) -> None:
    page = opened(chromium, lang, "light", width)
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(COVERED) == []
    assert page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Any, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed here").Axe()
    page = opened(chromium, "en", scheme)
    found = axe.run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    page.close()


def test_every_mark_that_leads_somewhere_is_reached_by_tab(chromium: Any) -> None:
    page = chromium.new_page()
    page.set_content(aikg.load().picture("target-map", "en").svg)
    reached = []
    for _ in range(34):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.querySelector('title').textContent"))
    assert len(set(reached)) == 34 and all(": " in each for each in reached)
    # This is also what a screen reader says.
    assert all(page.get_by_role("link", name=each, exact=True).count() == 1 for each in reached[:5])
    page.close()
