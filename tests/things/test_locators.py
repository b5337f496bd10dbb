"""The place of a fact in its source, in Chinese as far as it follows a pattern."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aikg
from aikg.things.locators import in_words, pieces


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("title, number and dates", "题名、文号和日期"),
        ("basis named in the text", "正文所列依据"),
        ("opening (basis of the document)", "开头（文件依据）"),
        ("section 3(2)1; reference 26; footnote 2", "第3部分（2）1；参考文献26；脚注2"),
        ("section 3", "第3部分"),
        ("section 1, footnote 1", "第1部分和脚注1"),
        ("references 17 and 19", "参考文献17、19"),
        ("articles 3 and 12", "第3条、第12条"),
        ("article 1", "第1条"),
        ("page 27", "第27页"),
        ("tasks 2 and 3 (responsible bodies)", "任务2、3（责任单位）"),
        ("list of 66 clusters", "集群名单（66项）"),
        ("list of bases", "基地名单"),
        ("item 4 of the list", "名单第4项"),
        ("issuer and month of issue", "发文机关和印发的月份"),
        ("title; report of the final text", "题名；正式文本的报道"),
        ("organisers; head of the text", "组织方；正文的开头"),
        ("report of 2023-07-22", "2023年7月22日报道"),
        ("GB/T 2260 table, 2023 edition", "GB/T 2260代码表（2023年版）"),
        ("country_data.tsv, column continent", "country_data.tsv，continent列"),
        ("field 有效性", "“有效性”栏"),
        ("header: status", "题头：状态"),
        ("正文第三段", "正文第三段"),
        ("", ""),
    ],
)
def test_a_place_in_a_source_is_said_in_chinese(english: str, chinese: str) -> None:
    assert in_words(english, "zh") == chinese
    assert all(each.lang == "zh" for each in pieces(english, "zh"))
    assert in_words(english, "en") == english


def test_what_follows_no_pattern_stays_and_is_said_to_be_english() -> None:
    found = pieces("targets; scores of the first tier", "zh")
    assert found == (("目标", "zh"), ("scores of the first tier", "en"))


def test_nearly_all_places_of_the_tables_have_chinese_words(graph: aikg.Graph) -> None:
    """A curator who writes new words adds them to the list where they come often."""
    rows = graph.select("SELECT ?text (COUNT(*) AS ?n) { ?evidence cnai:locator ?text } GROUP BY ?text")
    counts = {str(row.text): int(str(row.n)) for row in rows}
    whole = sum(number for text, number in counts.items() if all(each.lang == "zh" for each in pieces(text, "zh")))
    assert whole / sum(counts.values()) > 0.97


@given(st.text(alphabet=st.sampled_from("section(2)1;, andlistof:有3-"), max_size=60))
def test_nothing_is_lost(text: str) -> None:
    """Whatever a locator says, each part is said in one of the languages, and no pattern fails."""
    assert all(each.words for each in pieces(text, "zh"))
