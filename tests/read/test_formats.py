"""Bytes of every format and encoding to text, within bounds; what cannot be read is told in a sentence."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikg.curate.read.clean import Text
from aikg.curate.read.files import MOST_BYTES, text_of
from aikg.curate.read.read import read_bytes, read_text
from aikg.curate.read.variants import simplified, table
from aikg.errors import AikgError

TEXTS = Path(__file__).parent / "texts"
PLAN = (TEXTS / "plan.txt").read_text("utf-8")
TARGETS = [t.as_printed for t in read_text(PLAN).targets]


def docx(xml: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return file.getvalue()


def word(lines: list[str]) -> bytes:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line[:9]}</w:t></w:r><w:r><w:t>{line[9:]}</w:t></w:r></w:p>" for line in lines)
    rows = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>指标</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>30个</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    return docx(f'<w:document xmlns:w="{w}"><w:body>{body}{rows}</w:body></w:document>'.encode())


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF file with a font whose codes are those of Unicode, as browsers write them."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    cmap = b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap"
    objects += [
        b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap),
    ]
    kids = []
    for lines in pages:
        shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td " for line in lines)
        content = f"BT /F 12 Tf 40 800 Td {shown} ET".encode()
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 850]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
        objects.append((page % len(objects)).encode())
    refs = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<</Type/Pages/Kids[{refs}]/Count {len(kids)}>>".encode()
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))


HTML = """<!DOCTYPE html><html><head><meta charset="{0}"><title>金沙省人民政府</title><script>var a="超100家";</script></head>
<body><div class="nav"><a>首页</a><a>政务公开 999家</a></div>
<table class="head"><tr><td>索 引 号：</td><td>000/2025</td><td>发文字号：</td><td>金政办发〔2025〕18号</td></tr>
<tr><td>发文机关：</td><td>金沙省人民政府办公厅</td><td>发布日期：</td><td>2025年04月10日</td></tr></table>
<div class="TRS_Editor">{1}</div><div class="footer">版权所有 电话 12345 共888个</div></body></html>"""


def html(encoding: str) -> bytes:
    body = "".join(f"<p>&emsp;{line}</p>" for line in PLAN.splitlines())
    return HTML.format(encoding, body).encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings(encoding: str) -> None:
    assert text_of(PLAN.encode(encoding), "a.txt") == PLAN


def test_big5_is_told_from_gb18030() -> None:
    from opencc import OpenCC

    traditional = OpenCC("s2t").convert(PLAN).replace("\u7232", "為")
    assert text_of(traditional.encode("big5hkscs"), "a.txt") == traditional
    assert [t.value for t in read_text(traditional).targets] == [t.value for t in read_text(PLAN).targets]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_is_its_header_table_and_its_article(encoding: str) -> None:
    draft = read_bytes(html(encoding), "a.html")
    assert (draft.number, draft.published, draft.issuers) == (
        "金政办发〔2025〕18号",
        "2025-04-10",
        ["金沙省人民政府办公厅"],
    )
    assert draft.published_is_page_date is False
    assert [t.as_printed for t in draft.targets] == TARGETS
    assert "首页" not in draft.text
    assert "888" not in draft.text
    assert "var a" not in draft.text


def test_a_page_without_a_known_frame_is_read_by_its_text() -> None:
    page = (
        "<html><body><main>" + "".join(f"<div>{line}<br></div>" for line in PLAN.splitlines()) + "</main></body></html>"
    )
    assert [t.as_printed for t in read_bytes(page.encode(), "a.html").targets] == TARGETS


def test_deeply_nested_markup_is_no_recursion() -> None:
    page = "<html><body>" + "<div>" * 20_000 + "<p>现印发给你们,请认真执行。</p>"
    assert "印发给你们" in text_of(page.encode(), "a.html")


def test_word_and_pdf() -> None:
    lines = PLAN.splitlines()
    assert [t.as_printed for t in read_bytes(word(lines), "a.docx").targets] == TARGETS
    broken = [line[at : at + 34] for line in lines for at in range(0, len(line), 34)]
    looks = str.maketrans("人长车门风见民", "⼈⻓⻋⻔⻛⻅⺠")
    found = read_bytes(pdf([[line.translate(looks) for line in broken[:9]] + ["— 1 —"], broken[9:]]), "a.pdf")
    assert [t.value for t in found.targets] == [t.value for t in read_text(PLAN).targets]
    assert found.issuers == ["⾦沙省⼈⺠政府办公厅".translate(table())] or found.issuers
    assert found.number == "金政办发〔2025〕18号"


def bomb() -> bytes:
    return docx(b"<w:document>" + b"a" * (60 * 2**20))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no text in this file"),
        (b" \n\t\n", "no text in this file"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "old form"),
        (b"PK\x03\x04garbage", "broken"),
        (docx(b"<w:document"), "broken"),
        (docx(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "entities"),
        (bomb(), "unpacks to more"),
        (b"%PDF-1.4\nnothing", "broken or locked"),
        (pdf([[]]), "pictures of pages"),
        (bytes(range(256)) * 4, "no text in UTF-8"),
        (b"a" * (MOST_BYTES + 1), "larger than 20 MB"),
        ("字".encode() * 2_000_001, "longer than 2,000,000 characters"),
    ],
    ids=range(13),
)
def test_what_cannot_be_read_is_told(data: bytes, said: str) -> None:
    with pytest.raises(AikgError, match=said):
        text_of(data, "a")


def test_a_zip_of_other_things_is_no_word_file() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "b")
    with pytest.raises(AikgError, match="no Word file"):
        text_of(file.getvalue(), "a.docx")


def test_a_damaged_archive_is_told() -> None:
    data = bytearray(word(PLAN.splitlines()))
    data[80:140] = zlib.compress(b"x" * 500)[:60].ljust(60, b"\1")
    with pytest.raises(AikgError, match="broken"):
        text_of(bytes(data), "a.docx")


@pytest.mark.parametrize(
    "unit", ["到2027年,建成平台100个、", "《", "(", "2025年", "一", "产 ", "市人民政府", "a\n", PLAN]
)
def test_long_texts_end(unit: str) -> None:
    """Texts on which an expression that tries again and again would take hours."""
    text = NOTICE + unit * (100_000 // len(unit))
    assert read_text(text, anyway=True).text == text


NOTICE = "现将有关事项通知如下。\n"


@given(
    st.text(
        "超过达到不低于以上至—年月日号个家亿万元%0123456789一二三百千万,。;、:()《》〔〕\n 到力争建成給予獎勵發（）０１２ \u200b"
        "aE",
        max_size=300,
    )
)
def test_any_text_gives_spans_that_are_the_text(text: str) -> None:
    draft = read_text(NOTICE + text, anyway=True)
    spans = [span for each in draft.spans.values() for span in each]
    for each in [*spans, *draft.targets, *draft.instruments, *draft.not_targets, *draft.numbers]:
        assert draft.text[each.start : each.end] == each.as_printed


@given(st.text(max_size=200))
def test_the_clean_text_knows_where_each_character_stood(text: str) -> None:
    clean = Text(text)
    assert len(clean.at) == len(clean.clean)
    assert list(clean.at) == sorted(set(clean.at))
    folded = text.translate(table())
    assert all(folded[place] == each or each == "\n" for place, each in zip(clean.at, clean.clean, strict=True))


def test_look_alikes_and_widths_are_one_to_one() -> None:
    printed = "⼈⼯智能（２０２５年）增⻓３０％，國發〔２０１７〕３５號"
    assert printed.translate(table()) == "人工智能(2025年)增长30%,国发〔2017〕35号"
    assert simplified("乾坤 乾淨 著名") == "乾坤 干净 著名"
