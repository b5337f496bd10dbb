"""Each format is read back by a parser of its own; hypothesis gives it titles with anything in them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aikg import UsageError
from aikg.cite.citation import FORMATS, LANGUAGES, Citation
from aikg.cite.model import Name, Work
from aikg.cite.parts import address, line
from aikg.cite.references import date

OURS = Work(
    "aikg-0.2.0", "dataset", Name("知识图谱", "Knowledge graph"), (Name("aikg", "aikg"),), published="2026-11-28", version="0.2.0",
    address="https://w3id.org/china-ai-policy/id/document/plan",
)  # fmt: skip
PLAN = Work(
    key="doc-plan-2024", kind="legislation", title=Name("苏州市行动计划", "Suzhou Action Plan"),
    authors=(Name("苏州市工业和信息化局", "Suzhou Bureau of Industry"), Name("苏州市财政局", "Suzhou Bureau of Finance")),
    number="苏工信〔2024〕8号", published="2024-03-05", address="https://www.suzhou.gov.cn/a_b?c=1&d=2", seen="2026-11-23",
    seen_as=Name("官方文本", "official text"), places=("section 3",),
)  # fmt: skip
UNSEEN = PLAN._replace(address="", look_at=(Name("苏州市政府", "Suzhou Government"),), published="2024-03")
ARTICLE = Work(
    "ref-14", "article-newspaper", Name("谨防", "Beware"), (Name("杨振", "杨振"),), published="2022-02-23", container="学习时报",
)  # fmt: skip
PAPER = Work(
    "lin", "article-journal", Name("分析", "An Analysis"), (Name("林曦", "Lin"),), published="2025", container="学报",
    pages="11-26", doi="10.1000/x_y",
)  # fmt: skip
BOOK = Work("ref-10", "book", Name("竞合", "Co-opetition"), (Name("Nalebuff B J", "Nalebuff B J"),), published="1996",
            container="New York: Currency Doubleday", pages="171-195")  # fmt: skip
ALL = Citation("thing", OURS.address, Name("计划", "The plan"), (PLAN, UNSEEN, ARTICLE, PAPER, BOOK), OURS)


def of(work: Work) -> Citation:
    return Citation("thing", OURS.address, Name("计划", "The plan"), (work,), OURS)


def first(work: Work, form: str, lang: str) -> str:
    return of(work).text(form, lang).split("\n")[0]


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (PLAN, "苏州市工业和信息化局, 苏州市财政局. 苏州市行动计划: 苏工信〔2024〕8号[A/OL]. (2024-03-05)[2026-11-23]. "
         "https://www.suzhou.gov.cn/a_b?c=1&d=2."),
        (UNSEEN, "苏州市工业和信息化局, 苏州市财政局. 苏州市行动计划: 苏工信〔2024〕8号[A]. (2024-03)."),
        (ARTICLE, "杨振. 谨防[N]. 学习时报, 2022-02-23."),
        (PAPER, "林曦. 分析[J/OL]. 学报, 2025: 11-26. https://doi.org/10.1000/x_y."),
        (BOOK, "Nalebuff B J. 竞合[M]. New York: Currency Doubleday, 1996: 171-195."),
        (OURS, "aikg. 知识图谱: V0.2.0[DS/OL]. (2026-11-28). https://w3id.org/china-ai-policy/id/document/plan."),
    ],
)  # fmt: skip
def test_gbt7714(work: Work, expected: str) -> None:
    assert first(work, "gbt7714", "zh") == expected


def test_gbt7714_names_three_of_many_authors() -> None:
    many = PLAN._replace(authors=tuple(Name(f"局{number}", f"Bureau {number}") for number in range(5)))
    assert first(many, "gbt7714", "zh").startswith("局0, 局1, 局2, 等. ")
    assert first(many, "gbt7714", "en").startswith("Bureau 0, Bureau 1, Bureau 2, et al. ")


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (PLAN, "Suzhou Bureau of Industry, & Suzhou Bureau of Finance. (2024, March 5). Suzhou Action Plan [苏州市行动计划] "
         "(苏工信〔2024〕8号). https://www.suzhou.gov.cn/a_b?c=1&d=2 (seen 23 November 2026)"),
        (UNSEEN._replace(published=""), "Suzhou Bureau of Industry, & Suzhou Bureau of Finance. (n.d.). Suzhou Action Plan "
         "[苏州市行动计划] (苏工信〔2024〕8号). [official text; section 3; no address; look for it at Suzhou Government]"),
        (PAPER, "Lin. (2025). An Analysis [分析]. 学报, 11-26. https://doi.org/10.1000/x_y"),
        (OURS, "aikg. (2026, November 28). Knowledge graph [知识图谱] (Version 0.2.0) [Data set]. "
         "https://w3id.org/china-ai-policy/id/document/plan"),
    ],
)  # fmt: skip
def test_apa(work: Work, expected: str) -> None:
    assert first(work, "apa", "en") == expected


def test_a_sentence_says_where_it_was_seen_and_in_which_release() -> None:
    assert of(PLAN).text() == (
        "The plan. Source: Suzhou Action Plan [苏州市行动计划] (Suzhou Bureau of Industry, Suzhou Bureau of Finance, "
        "苏工信〔2024〕8号, 5 March 2024, https://www.suzhou.gov.cn/a_b?c=1&d=2, seen 23 November 2026, official text; section 3). "
        "In: Knowledge graph, version 0.2.0 (28 November 2026), https://w3id.org/china-ai-policy/id/document/plan.\n"
    )
    assert of(UNSEEN).text("sentence", "zh") == (
        "计划。来源：《苏州市行动计划》（苏州市工业和信息化局、苏州市财政局，苏工信〔2024〕8号，2024年3月，2026年11月23日查阅，"
        "官方文本；第3部分；无网址；可按题名和文号在苏州市政府网站查找）。引自：知识图谱，0.2.0版（2026年11月28日），"
        "https://w3id.org/china-ai-policy/id/document/plan。\n"
    )


def test_an_unknown_format_or_language_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="no format bibtx; did you mean bibtex; there are: sentence, bibtex, ris"):
        ALL.text("bibtx")
    with pytest.raises(UsageError, match="zh or en, not in fr"):
        ALL.text("ris", "fr")


@pytest.mark.parametrize("day", ["", "2024", "2024-03", "2024-03-05"])
def test_a_date_is_as_exact_as_it_is_known(day: str) -> None:
    assert [date(day, "en"), date(day, "zh")] in [
        ["no date", "日期不详"], ["2024", "2024年"], ["March 2024", "2024年3月"], ["5 March 2024", "2024年3月5日"],
    ]  # fmt: skip


# ---- read back by other programs

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NASTY = st.text(st.sampled_from("{}\\$&%#_^~\"'@,=<>\n\r\t- ER TY苏"), max_size=30)
TEXT = st.one_of(ANY, NASTY).filter(lambda text: bool(line(text)))
DAY = st.sampled_from(["", "2024", "2024-03", "2024-03-05"])
WORKS = st.builds(
    Work,
    key=st.just("doc-x"),
    kind=st.sampled_from(["legislation", "webpage", "article-journal", "article-newspaper", "book", "report"]),
    title=st.builds(Name, TEXT, TEXT),
    authors=st.lists(st.builds(Name, TEXT, TEXT), max_size=3).map(tuple),
    number=ANY,
    published=DAY,
    signed=st.just(""),
    container=ANY,
    pages=ANY,
    address=st.one_of(st.just(""), TEXT.map(lambda text: "https://example.org/" + line(text))),
    seen=DAY,
    places=st.lists(TEXT, max_size=2).map(tuple),
)


@settings(deadline=None)
@given(WORKS, st.sampled_from(LANGUAGES))
def test_bibtex_is_read_by_bibtexparser(work: Work, lang: str) -> None:
    parser = pytest.importorskip("bibtexparser", reason="bibtexparser is not installed", exc_type=ImportError)
    library = parser.parse_string(of(work).text("bibtex", lang))
    assert not library.failed_blocks and [entry.key for entry in library.entries] == ["doc-x", "aikg-0.2.0"]
    fields = {field.key: field.value for field in library.entries[0].fields}
    title = fields["title"]
    assert title.startswith("{") and title.endswith("}")
    expected = line(work.title.text(lang))
    if lang == "en" and work.title.zh != work.title.en:
        expected = f"{expected} [{line(work.title.zh)}]"
    assert plain(title[1:-1]) == expected
    assert fields.get("url", "") == address(work) and fields.get("date", "") == work.day
    written = of(work).text("bibtex", lang)
    assert written.count("{") == written.count("}")


def plain(tex: str) -> str:
    """What TeX prints of our escapes."""
    named = {r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}",
             r"\textasciicircum{}": "^", r"\textasciitilde{}": "~"}  # fmt: skip
    return re.sub(r"\\text[a-z]+\{\}|\\([$&%#_])", lambda match: match[1] or named[match[0]], tex)


@settings(deadline=None)
@given(WORKS, st.sampled_from(LANGUAGES))
def test_ris_is_read_by_rispy(work: Work, lang: str) -> None:
    parser = pytest.importorskip("rispy", reason="rispy is not installed", exc_type=ImportError)
    entries: list[dict[str, Any]] = parser.loads(of(work).text("ris", lang))
    assert [entry["id"] for entry in entries] == ["doc-x", "aikg-0.2.0"]
    assert entries[0]["title"] == line(work.title.text(lang))
    assert entries[0].get("authors", []) == [line(name.text(lang)) for name in work.authors]
    assert entries[0].get("urls", [""]) == [address(work).replace(";", "%3B")]
    assert entries[0].get("year", "") == work.day[:4]


@settings(max_examples=25, deadline=None)
@given(WORKS, st.sampled_from(LANGUAGES))
def test_csl_is_rendered_by_citeproc(work: Work, lang: str) -> None:
    items = json.loads(of(work).text("csl", lang))
    assert items[0]["title"] == line(work.title.text(lang)) and items[0].get("URL", "") == address(work)
    pytest.importorskip("citeproc", reason="citeproc-py is not installed", exc_type=ImportError)
    from citeproc import Citation as Cited
    from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    bibliography.register(Cited([CitationItem("doc-x"), CitationItem("aikg-0.2.0")]))
    rendered = [str(each) for each in bibliography.bibliography()]
    assert len(rendered) == 2 and any("2026" in each for each in rendered)


@settings(deadline=None)
@given(WORKS, st.sampled_from(LANGUAGES), st.sampled_from(FORMATS))
def test_nothing_breaks_a_line_or_leaves_a_control_character(work: Work, lang: str, form: str) -> None:
    written = of(work).text(form, lang)
    assert written.endswith("\n") and not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", written)
    if form in ("apa", "gbt7714"):
        assert written.count("\n") == 2
    if form == "sentence":
        assert written.count("\n") == 1
