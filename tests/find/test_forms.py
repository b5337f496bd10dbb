from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aikg
from aikg.find.forms import form, words
from aikg.find.pinyin import reader, spellings
from aikg.find.things import collect

SYLLABLES = {"suan", "li", "xi", "an", "xian", "guo", "fa", "zhi", "neng", "lv", "ang", "fang", "fan"}


@pytest.mark.parametrize(
    "typed",
    ["国发〔2017〕35号", "国发[2017]35号", "国发【2017】 35 号", "国发（２０１７）３５号", "国发 2017 35号", "国发<2017>35 号"],
)
def test_a_number_is_one_form_in_any_brackets(typed: str) -> None:
    assert form(typed) == "国发 2017 35 号"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("“人工智能+”行动", "人工智能行动"),
        ("人工智能 行动", "人工智能行动"),
        ("AI Plus", "ai plus"),
        ("AI产业2025年", "ai 产业 2025 年"),
        ("São Tomé & Príncipe", "sao tome principe"),
        ("Xi’an", "xi an"),
        ("GB/T 45674—2025", "gb t 45674 2025"),
        ("ＡＩ", "ai"),
        ("", ""),
        ("……", ""),
    ],
)
def test_what_a_name_is_compared_by(name: str, expected: str) -> None:
    assert form(name) == expected


@settings(deadline=None)
@given(st.text())
def test_a_form_is_its_own_form_and_has_only_letters_digits_and_single_blanks(text: str) -> None:
    made = form(text)
    assert form(made) == made
    assert all(character.isalnum() or character == " " for character in made)
    assert "  " not in made and made == made.strip()
    assert all(words(made))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("suanli", [("suan li", "00")]),
        ("suan li", [("suan li", "00")]),
        ("SuanLi", [("suan li", "00")]),
        ("suànlì", [("suan li", "44")]),
        ("suan4 li4", [("suan li", "44")]),
        ("suan4li", [("suan li", "40")]),
        ("xian", [("xian", "0"), ("xi an", "00")]),
        ("xi'an", [("xi an", "00")]),
        ("xiān", [("xian", "1"), ("xi an", "01")]),
        ("guofa 2017 35", [("guo fa 2017 35", "0000")]),
        ("gpu suanli", [("gpu suan li", "000")]),
        ("suanl", [("suan l", "00")]),
        ("lǜ", [("lv", "4")]),
        ("fangan", [("fang an", "00"), ("fan g an", "000")][:1]),
        ("gpu", []),
        ("2017", []),
        ("算力", []),
        ("", []),
        ("an" * 40, []),
    ],
)
def test_how_pinyin_is_read(typed: str, expected: list[tuple[str, str]]) -> None:
    assert spellings(typed, SYLLABLES) == expected


def test_reading_names_in_the_usual_way() -> None:
    read = reader()
    assert read("长三角 长江 重庆 银行") == ["chang2", "san1", "jiao3", "chang2", "jiang1", "chong2", "qing4", "yin2", "hang2"]


# English names that are not the pinyin of the Chinese ones.
OTHERS = {"Beijing-Tianjin-Hebei", "Garzê", "Harbin", "Hohhot", "Hulunbuir", "Karamay", "Lhasa", "Macao", "Ordos", "Qiqihar", "Shaanxi", "Ulanqab", "Urumqi"}


def test_the_pinyin_of_a_place_is_its_english_name(graph: aikg.Graph) -> None:
    read = reader()
    wrong = []
    for thing in collect(graph.source):
        if thing.kind != "place" or " " in thing.en or thing.en in OTHERS:
            continue
        if thing.zh.endswith(tuple("省市区县州盟")):
            spelt = "".join(syllable.rstrip("12345") for syllable in read(form(thing.zh))).replace("v", "u")
            if not spelt.startswith(form(thing.en).replace(" ", "")):
                wrong.append((thing.zh, thing.en, spelt))
    assert wrong == []
