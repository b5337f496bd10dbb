"""The grammar phrase by phrase: numbers, dates, quantities, official numbers, places."""

from __future__ import annotations

import pytest

from aikg.curate.read import places, quantities, written_dates
from aikg.curate.read.clean import Text
from aikg.curate.read.numerals import number
from aikg.curate.read.official_numbers import official_numbers
from aikg.curate.read.titles import kind_of


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1,000", 1000),
        ("5.5", 5.5),
        ("5.5万亿", 5.5e12),
        ("一万亿", 1e12),
        ("1.2万亿", 1.2e12),
        ("百", 100),
        ("十五", 15),
        ("一百八十", 180),
        ("三百二十五万", 3_250_000),
        ("二〇二五", 2025),
        ("二○二五", 2025),
        ("两千", 2000),
    ],
)
def test_numbers(printed: str, value: float) -> None:
    assert number(printed) == pytest.approx(value)


@pytest.mark.parametrize("printed", ["", "年", "1.2.3", "五X"])
def test_what_is_no_number(printed: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        number(printed)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2025年6月4日", ["2025-06-04"]),
        ("二〇二五年六月四日", ["2025-06-04"]),
        ("二○二五年十二月三十一日", ["2025-12-31"]),
        ("２０２５年６月４日", ["2025-06-04"]),
        ("2025 年 6 月 4 日", ["2025-06-04"]),
        ("2025-06-04 12:30", ["2025-06-04"]),
        ("2025.6.4", ["2025-06-04"]),
        ("2025/6/4", ["2025-06-04"]),
        ("2025年2月30日", []),
        ("6月4日", []),
    ],
)
def test_dates(printed: str, iso: list[str]) -> None:
    assert [each.iso for each in written_dates.dates(Text(printed).clean)] == iso


@pytest.mark.parametrize(
    ("printed", "iso"), [("2022922日", "2022-09-22"), ("2022101日", "2022-10-01"), ("2022111日", None)]
)
def test_a_broken_date_is_mended_only_where_it_can_be_one_day(printed: str, iso: str | None) -> None:
    match = written_dates.BROKEN.search(printed)
    assert match is not None
    assert written_dates.mended(match) == iso


QUANTITIES = [
    # phrase, comparator, value, upper value, unit, as printed
    ("不低于500万元", "at-least", 5e6, None, "cny", "不低于500万元"),
    ("最高不超过3000万元", "at-most", 3e7, None, "cny", "最高不超过3000万元"),
    ("10个左右", "about", 10, None, "count", "10个左右"),
    ("规模达到5.5万亿元", "exactly", 5.5e12, None, "cny", "达到5.5万亿元"),
    ("达到30万个以上", "at-least", 300_000, None, "count", "达到30万个以上"),
    ("超过300EFLOPS", "more-than", 300_000, None, "pflops", "超过300EFLOPS"),
    ("达到150Eflops", "exactly", 150_000, None, "pflops", "达到150Eflops"),
    ("智算规模达30000P FLOPS", "exactly", 30_000, None, "pflops", "达30000P FLOPS"),
    ("智算规模达到5000P", "exactly", 5000, None, "pflops", "达到5000P"),
    ("存储总量超过1800EB", "more-than", 1_800_000, None, "pb", "超过1800EB"),
    ("2—3个", "range", 2, 3, "count", "2—3个"),
    ("3至\n4个", "range", 3, 4, "count", "3至\n4个"),
    ("三至五家", "range", 3, 5, "count", "三至五家"),
    ("3000亿—3500亿元", "range", 3e11, 3.5e11, "cny", "3000亿—3500亿元"),
    ("10-20%", "range", 10, 20, "percent", "10-20%"),
    ("20%-30%", "range", 20, 30, "percent", "20%-30%"),
    ("５００个", "exactly", 500, None, "count", "５００个"),
    ("1,200家", "exactly", 1200, None, "count", "1,200家"),
    ("五个以上", "at-least", 5, None, "count", "五个以上"),
    ("百项", "about", 100, None, "count", "百项"),
    ("翻一番", "multiple", 2, None, "times", "翻一番"),
    ("翻两番", "multiple", 4, None, "times", "翻两番"),
    ("不高于理论时延1.5倍", "at-most", 1.5, None, "times", "不高于理论时延1.5倍"),
    ("达到或超过80家", "at-least", 80, None, "count", "达到或超过80家"),
    ("1万人次", "exactly", 10_000, None, "persons", "1万人次"),
    ("30萬個以上", "at-least", 300_000, None, "count", "30萬個以上"),
    ("提高10个百分点", "exactly", 10, None, "percent", "10个百分点"),
]


@pytest.mark.parametrize(("phrase", "comparator", "value", "upper", "unit", "printed"), QUANTITIES)
def test_quantities(phrase: str, comparator: str, value: float, upper: float | None, unit: str, printed: str) -> None:
    text = Text(phrase)
    (found,) = quantities.quantities(text.clean)
    assert (found.comparator, found.unit) == (comparator, unit)
    assert found.value == pytest.approx(value)
    assert found.upper_value == upper
    start, end = text.place(found.start, found.end)
    assert phrase[start:end] == printed


@pytest.mark.parametrize(
    "phrase", ["5G基站", "第15号", "10个工作日", "3个月内", "第三条", "2.0版", "007家", "万卡集群", "等5部门"]
)
def test_what_is_no_quantity(phrase: str) -> None:
    assert quantities.quantities(Text(phrase).clean) == []


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("国发〔2017〕35号", ["国发〔2017〕35号"]),
        ("國科函規〔2019〕183號", ["国科函规〔2019〕183号"]),
        ("津政办发[2017]112号", ["津政办发〔2017〕112号"]),
        ("(国发〔201735号)", ["国发〔2017〕35号"]),
        ("国发〔2017〕35\n号", ["国发〔2017〕35号"]),
        ("根据临政发〔2020〕3号", ["临政发〔2020〕3号"]),
        ("穗开经信规字【2025】7号", ["穗开经信规字〔2025〕7号"]),
        ("成经信发〔2025〕X号", []),
        ("11220200795219742W/2018-05929", []),
    ],
)
def test_official_numbers(printed: str, found: list[str]) -> None:
    assert [each.number for each in official_numbers(Text(printed).clean)] == found


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于促进产业发展的实施意见", "opinions"),
        ("支持产业发展若干政策(2.0版)", "measures"),
        ("产业促进条例", "regulation"),
        ("科技伦理审查办法(试行)", "administrative-provisions"),
        ("机器人产业支持办法", "measures"),
        ("三年行动计划(2024—2026年)", "action-plan"),
        ("建设高地实施方案(2025年版)(征求意见稿)", "implementation-plan"),
        ("体系建设指南(2024版)", "guidelines"),
        ("2026年工作要点", "work-plan"),
        ("数字政府建设总体方案", "plan"),
        ("智慧城市建设方案", "implementation-plan"),
        ("促进大数据发展行动纲要", "action-plan"),
        ("十三条措施", "measures"),
        ("关于支持某市建设试验区的函", "letter"),
        ("新一代人工智能发展规划", "plan"),
        ("专项资金实施细则", "rules"),
        ("某地的春天", None),
    ],
)
def test_kinds(title: str, kind: str | None) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("body", "place", "level"),
    [
        ("国务院", "中国", "central"),
        ("工业和信息化部", "中国", "central"),
        ("天津市人民政府办公厅", "天津市", "provincial"),
        ("内蒙古自治区人民政府", "内蒙古自治区", "provincial"),
        ("吉林省人民政府", "吉林省", "provincial"),
        ("吉林市人民政府", "吉林市", "municipal"),
        ("黔东南州人民政府办公室", "黔东南州", "municipal"),
        ("杭州市余杭区人民政府", "杭州市余杭区", "district"),
        ("天津市滨海新区人民政府办公室", "天津市滨海新区", "district"),
        ("德清县人民政府", "德清县", "district"),
    ],
)
def test_places(body: str, place: str, level: str) -> None:
    assert places.of_body(body) == (place, level)
