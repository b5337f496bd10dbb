"""A row of a document agrees with its own title: kind, draft or trial, years, the notice that carries it, how many bodies issued it."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from aikg.dataset.dataset import Dataset
from aikg.tables.files import read_tables

TABLES = {
    table.name: {row.cells["key"]: row.cells for row in table.rows if "key" in row.cells}
    for table in read_tables(Dataset())
}
DOCUMENTS = TABLES["documents.csv"]
NAMED = DOCUMENTS | TABLES["stubs.csv"]

# What stands in brackets at the end tells the edition, the years or the draft; measures may go with a plan.
BRACKETS = re.compile(r"(?:[（(][^（）()]*[）)]|及若干措施)+$")
# 办法 that support an industry are policy measures; those that manage an activity are provisions.
SUPPORT = re.compile("扶持|支持|奖励|产业发展|高质量发展|新高地")
KINDS = (
    ("条例", {"regulation"}),
    ("细则", {"administrative-provisions"}),
    ("办法", {"administrative-provisions", "regulation"}),
    ("管理办法", {"administrative-provisions", "regulation"}),
    ("管理规范", {"administrative-provisions"}),
    ("通知", {"notice"}),
    ("行动计划", {"action-plan", "agreement"}),
    ("行动方案", {"action-plan"}),
    ("实施方案", {"implementation-plan"}),
    ("工作方案", {"work-plan"}),
    ("工作计划", {"work-plan"}),
    ("工作要点", {"work-plan"}),
    ("工作推进方案", {"work-plan"}),
    ("分工方案", {"work-plan"}),
    ("试点方案", {"work-plan"}),
    ("任务清单", {"work-plan"}),
    ("建设方案", {"implementation-plan"}),
    ("推进方案", {"implementation-plan", "work-plan"}),
    ("实施计划", {"implementation-plan"}),
    ("总体方案", {"plan", "opinions"}),
    ("顶层设计方案", {"plan"}),
    ("行动纲要", {"action-plan"}),
    ("作战方案", {"action-plan"}),
    ("规划纲要", {"plan", "five-year-plan"}),
    ("战略", {"plan"}),
    ("举措", {"measures"}),
    ("政策", {"measures"}),
    ("政策清单", {"measures"}),
    ("规定", {"administrative-provisions", "regulation"}),
    ("规程", {"administrative-provisions"}),
    ("规则", {"administrative-provisions", "standard", "guidelines"}),
    ("规范条件", {"administrative-provisions"}),
    ("准入审查要求", {"administrative-provisions"}),
    ("指南", {"guidelines", "standard"}),
    ("指引", {"guidelines", "standard"}),
    ("导则", {"guidelines"}),
    ("指导原则", {"guidelines"}),
    ("课程纲要", {"guidelines"}),
    ("愿景", {"framework"}),
    ("白皮书", {"report"}),
    ("函", {"notice"}),
    ("意见", {"opinions"}),
    ("建议", {"opinions"}),
    ("决定", {"resolution", "law"}),
    ("措施", {"measures"}),
    ("规划", {"plan", "five-year-plan"}),
    ("宣言", {"declaration"}),
    ("声明", {"declaration"}),
)
FIVE_YEARS = re.compile(r"规划[（(](?:2016年?[—-]2020|2021年?[—-]2025|2026年?[—-]2030)年?[）)]|[“十]十[三四五]五")
DRAFT = re.compile(r"征求意见|征求公众意见|送审稿|审议稿|[（(](?:修订)?草案|草案[^的]{0,12}[）)]$|[（(]修订[）)]$")
NUMERALS = {"": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


@pytest.mark.parametrize(("word", "kinds"), KINDS)
def test_the_last_word_of_a_title_is_its_kind(word: str, kinds: set[str]) -> None:
    named = {key: row["kind"] for key, row in NAMED.items() if BRACKETS.sub("", row["label_zh"]).endswith(word)}
    assert named
    supports = {key for key in named if word == "办法" and SUPPORT.search(NAMED[key]["label_zh"])}
    assert {key: kind for key, kind in named.items() if kind not in kinds and key not in supports} == {}


# A 方案 without one of these words says how something is carried out.
OTHER_SCHEMES = re.compile("行动|工作|总体方案|顶层设计|试点|分工|分解|保障|作战")
STANDARD_NUMBER = re.compile(r"^(?:gb|db\d|jrt|t-csac|tc260|education-model)")


def test_a_scheme_without_another_word_is_an_implementation_plan() -> None:
    named = {key: row for key, row in NAMED.items() if (title := BRACKETS.sub("", row["label_zh"])).endswith("方案") and not OTHER_SCHEMES.search(title[-12:])}
    assert len(named) > 200
    revised = {"binjiang-ai-opinions-optimisation-draft-2025"}  # a scheme that revises opinions
    assert {key for key, row in named.items() if row["kind"] != "implementation-plan"} == revised


def test_a_guide_that_is_a_standard_has_the_number_of_one() -> None:
    named = {key for key, row in NAMED.items() if row["kind"] == "standard" and re.search("指南$|指引$|框架$", BRACKETS.sub("", row["label_zh"]))}
    assert named
    assert {key for key in named if not STANDARD_NUMBER.search(key)} == set()


def test_a_five_year_plan_says_which_five_years() -> None:
    told = re.compile("十[二三四五]五|五个五年|五年规划")
    named = {key: row["label_zh"] for key, row in NAMED.items() if row["kind"] == "five-year-plan"}
    assert {key: title for key, title in named.items() if not told.search(title) and not re.search(r"20(?:16|21|26)年?[—-]20(?:20|25|30)", title)} == {}


def test_a_plan_of_a_five_year_period_is_a_five_year_plan() -> None:
    named = {
        key
        for key, row in NAMED.items()
        if FIVE_YEARS.search(row["label_zh"]) and BRACKETS.sub("", row["label_zh"]).endswith("规划")
    }
    assert len(named) > 100
    assert {key: NAMED[key]["kind"] for key in named if NAMED[key]["kind"] != "five-year-plan"} == {}


def test_a_draft_says_so_in_both_titles_and_nothing_else_does() -> None:
    drafts = {key for key, row in DOCUMENTS.items() if row["status"] in {"draft", "final-text-issued"}}
    assert {DOCUMENTS[key]["label_zh"] for key in drafts if not DRAFT.search(DOCUMENTS[key]["label_zh"])} == set()
    assert {
        DOCUMENTS[key]["label_en"]
        for key in drafts
        if not re.search("draft|revision", DOCUMENTS[key]["label_en"], re.IGNORECASE)
    } == set()
    # The report on a plan is final when the plan is still a draft.
    others = {row["label_zh"] for key, row in DOCUMENTS.items() if key not in drafts and row["kind"] != "report"}
    assert {title for title in others if DRAFT.search(title)} == set()


def test_the_english_title_has_the_years_the_plan_and_the_trial() -> None:
    for key, row in DOCUMENTS.items():
        chinese, english = row["label_zh"], row["label_en"]
        for word, translations in (
            ("十三五", "13th"),
            ("十四五", "14th"),
            ("十五五", "15th"),
            ("试行", "Trial|Provisional|Interim"),
            ("暂行", "Interim|Provisional|Temporary|Trial"),
        ):
            assert word not in chinese or re.search(translations, english, re.IGNORECASE), key
        # A budget year is written 2026–27, and the number of a law is no year.
        years = set(re.findall(r"20\d\d", re.sub(r"第\d+/20\d\d号|“.*?规划.*?（20\d\d—20\d\d）|财政年度", "", chinese)))
        assert (
            row["applies_in"] in {"hong-kong", "macao"}
            or "十四五" in chinese
            or years <= set(re.findall(r"20\d\d", english))
        ), key


def test_a_document_bears_its_own_title_and_not_that_of_its_notice() -> None:
    assert {
        key: row["label_zh"] for key, row in NAMED.items() if re.search("印发.*的通知$|转发.*的通知$", row["label_zh"])
    } == {}


def test_the_departments_that_a_title_counts_are_the_issuers_or_the_note_says_who_is_missing() -> None:
    counted = re.compile(r"^[^《转]*等(十?[一二两三四五六七八九]|十)部门关于")
    for key, row in DOCUMENTS.items():
        for title in (row["label_zh"], row["notice_title_zh"]):
            if match := counted.search(title):
                count = 10 * match[1].startswith("十") + NUMERALS[match[1].removeprefix("十")]
                assert len(row["issued_by"].split("|")) == count or "departments" in row["note"], (key, count)


def test_a_number_in_the_title_of_its_source_is_the_number_of_the_document() -> None:
    for key, row in DOCUMENTS.items():
        source = TABLES["sources.csv"][row["source"]]
        match = re.search(r"（([^（）]*〔\d{4}〕[^（）]*号)）$", source["label_zh"])
        if match and row["source"] == f"doc-{key}":
            assert row["number"] == match[1], key


def test_no_note_says_that_a_value_was_inferred() -> None:
    assert {key: row["note"] for key, row in DOCUMENTS.items() if "infer" in row["note"]} == {}


def test_what_a_note_says_was_not_seen_is_not_in_the_row() -> None:
    for key, row in DOCUMENTS.items():
        note = row["note"]
        assert not (
            row["issued_by"] and re.search(r"(?:issuer|issuing body)(?: and \w+)? not (?:seen|in the part)", note)
        ), key
        assert not (row["number"] and re.search(r"number not (?:seen|in the part)", note)), key
        assert not (len(row["published"]) == 10 and re.search(r"day of publication not (?:seen|printed)", note)), key
        assert not (
            len(row["signed"] or row["published"]) == 10 and re.search(r"issued (?:before|by) \w+ 20\d\d", note)
        ), key
        assert not (
            len(row["signed"]) == 10 and re.search(r"(?:issuer and |^|; )day not (?:seen|in the part)", note)
        ), key


WORDS = (
    ("实施意见", "Implement"),
    ("指导意见", "Guiding"),
    ("行动计划", "Action"),
    ("行动方案", "Action"),
    ("实施方案", "Implement"),
    ("工作方案", "Work"),
    ("条例", "Regulation"),
    ("细则", "Rules"),
    ("纲要", "Outline"),
)


@pytest.mark.parametrize(("chinese", "english"), WORDS)
def test_the_english_title_names_the_form_of_the_chinese(chinese: str, english: str) -> None:
    named = {
        row["label_zh"]: row["label_en"]
        for row in DOCUMENTS.values()
        if BRACKETS.sub("", row["label_zh"]).endswith(chinese)
    }
    assert named
    assert {title for title in named.items() if english not in title[1]} == set()


def test_only_a_draft_for_comment_is_called_so() -> None:
    called = {row["label_zh"] for row in DOCUMENTS.values() if "for Comment" in row["label_en"]}
    assert {title for title in called if not re.search("征求|公示|审议稿|送审稿", title)} == set()


def test_a_reply_or_a_report_that_names_a_document_is_not_its_text() -> None:
    named = {
        key
        for key, row in DOCUMENTS.items()
        if re.search("reply|explanation|interpretation|report of the issue", row["locator"])
    }
    assert {key for key in named if DOCUMENTS[key]["seen_as"] in {"official-text", "reproduction"}} == set()


def test_what_rests_on_a_document_is_not_seen_better_than_the_document() -> None:
    ranks = {"mention": 0, "media": 1, "scholarly": 1, "reproduction": 2, "official-text": 3}
    own = {row["source"]: row["seen_as"] for key, row in DOCUMENTS.items() if row["source"] == f"doc-{key}"}
    for table in ("relations.csv", "targets.csv", "instruments.csv"):
        better = {
            key
            for key, row in TABLES[table].items()
            if row["source"] in own and ranks[row["seen_as"]] > ranks[own[row["source"]]]
        }
        assert better == set(), table


def test_a_title_on_trial_has_a_status_and_says_so_in_one_way() -> None:
    replaced = {
        row["object"].removeprefix("document/")
        for row in TABLES["relations.csv"].values()
        if row["relation"] == "supersedes"
    }
    trial = {key: row for key, row in DOCUMENTS.items() if re.search("[（(]试行[）)]", row["label_zh"])}
    assert trial
    bare = {key for key, row in trial.items() if not (row["status"] or row["term"] or row["expires"])}
    assert bare - replaced == set()
    assert {
        row["label_en"]
        for row in trial.values()
        if not re.search(r"\(Trial(?:, Draft for Comment)?\)", row["label_en"])
    } == set()


SUBJECTS = (
    ("人工智能", "artificial-intelligence"),
    ("机器人", "robots"),
    ("智能网联", "intelligent-vehicles"),
    ("算力", "computing"),
    ("数据要素|公共数据|政务数据|大数据(?!中心|局)", "data"),
    ("数字经济", "digital-economy"),
    ("数字政府|智慧城市|政务数据", "digital-government"),
    ("智能制造|工业互联网", "smart-manufacturing"),
    ("科技伦理|未来产业", "science-technology"),
    ("集成电路", "chips-software"),
    ("国民经济和社会发展第", "general-development"),
    ("智慧农业|数字乡村|智慧旅游|数字文旅|智慧文化旅游|教育数字化|教育信息化|数字教育|数字中医药|智慧化现代医疗", "digital-economy"),
    ("煤矿智能化|智能化.{0,4}煤矿", "smart-manufacturing"),
    ("个人信息", "cyberspace-law"),
    ("智慧蓉城", "digital-government"),
    ("网络安全技术|数据安全技术", "cyberspace-law"),
    ("科技创新(?!2030)", "science-technology"),
    ("(?<!交通运输)(?<!交通运输领域)(?<!物联网)(?:新型基础设施|新基建|新型信息基础设施|数字基础设施)", "computing"),
    ("新型基础设施|新基建|信息基础设施(?!安全)|数字基础设施|^(?!.*工业互联网).*信息通信业|信息通信行业", "digital-economy"),
    ("中小企业数字化|数字化赋能中小企业", "smart-manufacturing"),
    ("中小企业数字化|数字化赋能中小企业", "digital-economy"),
    ("制造业(?!中试|集群)|工业数字化|工业数智化|智能建造(?!方向)|智能工厂|新型工业化", "smart-manufacturing"),
    ("(?:人工智能|AI)”?[+＋]制造", "smart-manufacturing"),
    ("(?<!政务)(?<!健康)(?<!行政)(?<!民政)(?:信息化规划|信息化发展规划)|城[市区](?:全域)?数字化转型", "digital-economy"),
    ("(?<!教育)(?<!农业农村)(?:信息化(?:发展)?规划|国家信息化发展战略)", "digital-government"),
)
# What belongs to one subject alone, and the subject that it is taken for.
ALONE = (
    ("^(?!.*中小企业).*(?:制造业(?!集群)|工业互联网|工业数字化|工业数智化)", "digital-economy"),
    ("信息通信行?业", "computing"),
    ("新型智慧城市(?!.*(?:数字化转型|信息化))", "digital-economy"),
    ("智慧(?:泰州|秀屿|海南|西藏|鞍山|平凉|蓉城)", "digital-economy"),
    ("(?:“|^)数字(?!政府|人社)[一-龥]{2}”?(?:建设|发展)", "digital-government"),
    ("(?:行业|领域|机构|汽车)数据安全", "cyberspace-law"),
)


# Titles that name several things.
SEVERAL = {"foshan-digital-plan-2021", "dongguan-ai-manufacturing-2025"}


def _own(title: str) -> str:
    """A title without the bodies that stand before 关于: what a ministry is called is no subject."""
    return re.sub("^[^《“]*?(?:局|部|厅|委|办公厅|办公室|人民政府|部门|综合司|秘书处)关于", "", title)


@pytest.mark.parametrize(("words", "subject"), SUBJECTS)
def test_what_the_title_names_is_a_subject(words: str, subject: str) -> None:
    named = {key: set(row["subjects"].split("|")) for key, row in NAMED.items() if re.search(words, _own(row["label_zh"]))}
    assert named
    assert {key for key, subjects in named.items() if subject not in subjects} == set()


@pytest.mark.parametrize(("words", "subject"), ALONE)
def test_what_the_title_names_is_no_other_subject(words: str, subject: str) -> None:
    named = {key: row["subjects"].split("|") for key, row in NAMED.items() if re.search(words, _own(row["label_zh"]))}
    assert named
    assert {key for key, subjects in named.items() if subject in subjects} - SEVERAL == set()


def test_high_quality_is_said_in_english_too() -> None:
    named = {
        row["label_en"]
        for row in DOCUMENTS.values()
        if "高质量" in row["label_zh"] and row["english_title"] == "translated"
    }
    assert named
    assert {title for title in named if not re.search("(?i)high[- ]quality", title)} == set()


def test_only_an_official_text_is_the_own_page_of_a_document() -> None:
    sources = TABLES["sources.csv"]
    own = {
        key
        for key, row in DOCUMENTS.items()
        if row["source"] == f"doc-{key}" and "own page" in sources[row["source"]]["note"]
    }
    assert {key for key in own if DOCUMENTS[key]["seen_as"] != "official-text"} == set()


def test_the_source_of_a_document_is_called_alike_in_both_languages() -> None:
    sources = TABLES["sources.csv"]
    own = {key: row for key, row in DOCUMENTS.items() if row["source"] == f"doc-{key}"}
    assert len(own) > 1_000
    for key, row in own.items():
        source = sources[row["source"]]
        for chinese, english in (("", ""), (f"（{row['number']}）", f" ({row['number']})")):
            if source["label_zh"] == row["label_zh"] + chinese:
                assert source["label_en"] == row["label_en"] + english, key
                break


def test_no_draft_takes_the_place_of_a_document() -> None:
    drafts = {key for key, row in DOCUMENTS.items() if row["status"] in {"draft", "final-text-issued"}}
    replaced = [row for row in TABLES["relations.csv"].values() if row["relation"] in {"supersedes", "repeals"}]
    assert replaced
    assert [row["key"] for row in replaced if row["subject"].removeprefix("document/") in drafts] == []


def test_no_two_documents_of_a_place_bear_one_title() -> None:
    found: dict[tuple[str, str], set[str]] = {}
    for key, row in NAMED.items():
        # Marks, such as the dash between two years, differ from page to page.
        found.setdefault((re.sub(r"\W", "", row["label_zh"]), row["applies_in"]), set()).add(key)
    assert [keys for keys in found.values() if len(keys) > 1] == []


def test_a_period_that_begins_ends() -> None:
    assert {key for key, row in DOCUMENTS.items() if row["period_start"] and not row["period_end"]} == set()


def test_the_last_day_of_measures_is_not_the_end_of_a_plan() -> None:
    measures = {key: row for key, row in DOCUMENTS.items() if row["kind"] == "measures" and row["expires"]}
    assert measures
    assert {key for key, row in measures.items() if row["period_end"] == row["expires"]} == set()


def test_the_day_of_a_copy_is_not_the_day_of_publication() -> None:
    copied = re.compile(
        r"(?:published: |^|; )(?:the )?(?:(?:day|month) (?:is that )?(?:of|on|in the address of) (?:an? |the )?"
        r"(?:cop(?:y|ies)|page that copies it|page of a town|site of (?!the ))\b"
        r"|day (?:is that )?of (?:a|the) reports?\b|day on which an edited site)"
    )
    assert {key: row["note"] for key, row in DOCUMENTS.items() if copied.search(row["note"])} == {}
    dated = re.compile(r"(?:a copy|a report) (?:on [\w.]+ )?(?:is )?of (20\d\d-\d\d(?:-\d\d)?)")
    found = {key: (row["published"], match[1]) for key, row in DOCUMENTS.items() if (match := dated.search(row["note"]))}
    assert found
    assert {key for key, (published, day) in found.items() if published == day} == set()


# Hosts that print again what others have put out; the day in their address is their own.
COPYING = re.compile(r"bjx\.com|gsei\.com|hrbdsj|km\.org|sanqin|gzoutsourcing|achie|sxzhongyang|hyx\.gov|wehefei|cocodala|ds\.china\.com|ncsti|jsnews|dsia")


def test_a_day_in_the_address_of_a_copy_is_not_the_day_of_publication() -> None:
    sources = TABLES["sources.csv"]
    found = {key: row for key, row in DOCUMENTS.items() if COPYING.search(sources[row["source"]]["address"])}
    assert len(found) > 10
    for key, row in found.items():
        if len(row["published"]) == 10:
            year, month, day = row["published"].split("-")
            assert not re.search(rf"{year}\D?{month}\D?{day}|{year}/{int(month)}/{int(day)}", sources[row["source"]]["address"]), key


def test_the_day_under_a_call_for_comment_is_the_day_of_signing() -> None:
    assert {key for key, row in DOCUMENTS.items() if re.search("published: day under the call", row["note"])} == set()


def test_what_a_note_says_of_the_page_is_said_once() -> None:
    repeated = {key: row["note"] for key, row in DOCUMENTS.items() if (parts := row["note"].split("; ")) and len(parts) > len(set(parts))}
    assert repeated == {}
    numbers = {key: re.findall(r"issued by the notice (\S+)", row["note"]) for key, row in DOCUMENTS.items()}
    assert {key for key, named in numbers.items() if len(named) > len(set(named))} == set()


UNNAMED = (
    ("chips-software", r"芯片|集成电路|半导体|软件|软信|信创|元器件|操作系统|电子信息|信息产业|信息服务业|传感器"),
    ("general-development", r"^(?!.*(?:智慧|数字|人工智能)(?:文旅|旅游|农业|医疗))"),
)


@pytest.mark.parametrize(("subject", "words"), UNNAMED)
def test_a_subject_is_named_by_the_title(subject: str, words: str) -> None:
    given = {row["label_zh"] for row in DOCUMENTS.values() if subject in row["subjects"].split("|")}
    assert given
    assert {title for title in given if not re.search(words, title)} == set()


def test_a_report_of_a_government_is_on_general_development_alone() -> None:
    reports = {key: row["subjects"] for key, row in DOCUMENTS.items() if re.search("政府工作报告|施政报告", row["label_zh"])}
    assert len(reports) > 60
    assert {key for key, subjects in reports.items() if subjects != "general-development"} == set()


# A field that a title joins with AI, and the subject of that field.
FIELDS = (
    (r"人工智能”?[+＋]”?(?:交通|民航|邮政|能源|消费|信息通信)|人工智能(?:赋能交通|与能源)", "digital-economy"),
    (r"人工智能(?:”?[+＋]”?|赋能)科学", "science-technology"),
    (r"人工智能”?[+＋]”?(?:医疗|药品|政务|人社|知识产权)|(?:医疗健康|政务|招标投标|治理)领域.*人工智能|人工智能气象", "digital-government"),
)


@pytest.mark.parametrize(("words", "subject"), FIELDS)
def test_ai_plus_a_field_has_the_subject_of_that_field(words: str, subject: str) -> None:
    named = [row for row in DOCUMENTS.values() if re.search(words, row["label_zh"])]
    assert len(named) > 1
    assert {row["key"]: row["label_zh"] for row in named if not {subject, "artificial-intelligence"} <= {*row["subjects"].split("|")}} == {}


# What a title names, and the theme that the document then has.
THEMES = (
    (r"产业(?!.*标准)", "industry"),
    (r"教育|本科|职业院校", "education"),
    (r"教师|人才", "talent"),
    (r"制造(?!业中试|应用)", "manufacturing"),
    (r"医疗|健康医疗|全民健康", "health"),
    (r"大模型|算法", "algorithms-models"),
    (r"资金|基金", "finance"),
    (r"机器人|具身", "embodied-ai"),
    (r"伦理", "ethics"),
    (r"算力|智算|超算", "compute"),
    (r"(?:人工智能|AI)”?[+＋]|场景", "application-scenarios"),
    (r"工业互联网|智能工厂|新型工业化", "manufacturing"),
    (r"开源", "open-source"),
    (r"^(?!.*(?:高标准建设|标准合同|道德标准)).*标准", "standards"),
    (r"数据(?!中心|管理局)|语料", "data"),
    (r"(?<!关键信息)基础设施|新基建", "infrastructure"),
)


@pytest.mark.parametrize(("words", "theme"), THEMES)
def test_the_theme_is_what_the_title_names(words: str, theme: str) -> None:
    named = [row for row in DOCUMENTS.values() if re.search(words, _own(re.sub("（.*?）", "", row["label_zh"])))]
    assert named
    assert {row["key"]: row["label_zh"] for row in named if theme not in row["themes"].split("|")} == {}


DAY = r"(\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]+ \d{4})"


def _iso(day: str) -> str:
    """A day of a note as 2025-04-21."""
    return day if "-" in day else datetime.strptime(day, "%d %B %Y").date().isoformat()


def test_a_draft_was_put_out_before_the_last_day_for_comments() -> None:
    last = {key: _iso(match[1]) for key, row in DOCUMENTS.items() if (match := re.search(rf"comments? (?:were taken )?(?:until|to) {DAY}", row["note"]))}
    assert len(last) > 50
    for key, day in last.items():
        for given in (DOCUMENTS[key]["signed"], DOCUMENTS[key]["published"]):
            assert given < day and given[:7] <= day[:7], key


def test_a_draft_was_put_out_by_the_first_day_for_comments() -> None:
    first = {key: _iso(match[1]) for key, row in DOCUMENTS.items() if row["status"] == "draft" and (match := re.search(rf"comments? from {DAY}", row["note"]))}
    assert first
    assert {key for key, day in first.items() if not DOCUMENTS[key]["published"] or DOCUMENTS[key]["published"] > day} == set()
    assert {key for key, row in DOCUMENTS.items() if re.search("month from (?:that day|the last day)", row["note"])} == set()
