"""Official numbers such as 国发〔2017〕35号: one normal form for the many ways in which they are typed and printed.

The tables hold a number as it is printed. Two numbers are the same if their normal forms are equal.
"""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0f\ufeff]")
_BRACKETS = str.maketrans(
    dict.fromkeys("[(【〖{<〈❲⟨〘〚", "〔") | dict.fromkeys("])】〗}>〉❳⟩〙〛", "〕") | dict.fromkeys("‐‑‒–—―−─﹣", "-")
)
# What stands around a number that was copied from a text, and the apostrophe by which a spreadsheet marks text.
_AROUND = "'’‘`´＇\"“”,，.。;；:：、 "
_HAN = r"[\u3400-\u9fff〇]"
_NUMERAL = "[〇零一二三四五六七八九十百]+"
_YEARLY = re.compile(
    rf"(?P<who>{_HAN}{{1,40}}(?:〔{_HAN}{{1,6}}〕)?)"
    r"(?:〔(?P<year>(?:19|20)\d\d)年?〕第?0*(?P<serial>\d{1,5})号?|〔?(?P<year2>(?:19|20)\d\d)年?第?0*(?P<serial2>\d{1,5})号〕?)"
)
_RUNNING = re.compile(rf"(?P<who>(?:{_HAN}|[〔〕]){{0,99}}?)〔?第0*(?P<serial>\d{{1,5}}|{_NUMERAL})号(?P<order>令?)〕?")
# Macao numbers its laws, orders and regulations anew each year, as its gazette prints them: 第2/2020号法律.
_GAZETTED = re.compile(rf"第0*(?P<serial>\d{{1,4}})/(?P<year>(?:19|20)\d\d)号(?P<kind>{_HAN}{{2,12}})")
_STANDARD = re.compile(
    r"(?P<body>[A-Z]{1,5}(?:\d{2,4}(?=[/ ]))?(?: ?/ ?[A-Z]{1,8})?) ?"
    r"(?P<serial>\d+(?:\.\d+)*) ?- ?(?P<year>(?:19|20)\d\d)"
)
_SYMBOL = re.compile(r"[A-Z]{1,4}/[A-Z]{2,5}(?:/[A-Z0-9.]+)*/\d+")
# What a technical committee publishes, such as TC260-005. A slug looks like it, but is in small letters.
_COMMITTEE = re.compile(r"[A-Z]{2,4}\d{2,4}(?:-[A-Z0-9]+)+")
_DIGITS = {numeral: digit for digit, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0}


def folded(text: str) -> str:
    """Returns a text with brackets, dashes, digits and letters in one form, and without blanks beside Chinese.

    >>> folded("'国发［２０１７］ 35 号")
    '国发〔2017〕35号'
    """
    usual = unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).translate(_BRACKETS)
    narrow = re.sub(r"\s+", " ", usual).strip(_AROUND)
    return re.sub(rf"(?<=[〔〕]|{_HAN}) | (?=[〔〕]|{_HAN})", "", narrow)


def printed(text: str) -> str:
    """Returns a number as official documents print it, if it is of a year; any other text as it is."""
    plain = text.strip().lstrip("'’‘`＇").strip()
    match = _YEARLY.fullmatch(folded(plain))
    return _yearly(match) if match and match["year"] else plain


def normal_number(text: str) -> str | None:
    """Returns the normal form of an official number; None if the text is none.

    Brackets, digits, blanks, 中华人民共和国 and the place of 令 make no difference.

    >>> normal_number("国发[2017] 35号"), normal_number("中华人民共和国国务院令（第七九〇号）")
    ('国发〔2017〕35号', '国务院令第790号')
    >>> normal_number("gb/t45674—2025"), normal_number("新一代人工智能发展规划")
    ('GB/T 45674-2025', None)
    """
    plain = folded(text)
    if plain.startswith("〔") and plain.endswith("〕"):
        plain = folded(plain[1:-1])
    if match := _YEARLY.fullmatch(plain):
        return _yearly(match)
    if match := _GAZETTED.fullmatch(plain):
        return f"第{match['serial']}/{match['year']}号{match['kind']}"
    if match := _RUNNING.fullmatch(plain):
        who = _short(match["who"])
        return f"{who}{match['order']}第{_number(match['serial'])}号" if who or match["order"] else None
    capital = plain.upper()
    if match := _STANDARD.fullmatch(capital):
        body = re.sub(r"^(GB|DB\d*)([TZ])$", r"\1/\2", match["body"].replace(" ", ""))
        return f"{body} {match['serial']}-{match['year']}"
    if _COMMITTEE.fullmatch(plain):
        return plain
    return capital if _SYMBOL.fullmatch(capital) else None


def names_no_issuer(number: str) -> bool:
    """Whether a normal form, such as 令第15号, says nothing of who issued it, so that several documents may bear it."""
    return number.startswith(("令第", "第")) and not _GAZETTED.fullmatch(number)


def _yearly(match: re.Match[str]) -> str:
    year, serial = match["year"] or match["year2"], match["serial"] or match["serial2"]
    who = _short(match["who"])
    # Only an order that is numbered by year is printed with 第: 中国人民银行令〔2025〕第3号.
    return f"{who}〔{year}〕{'第' if who.endswith('令') else ''}{serial}号"


def _short(who: str) -> str:
    return re.sub(r"中华人民共和国(?=.)", "", who)


def _number(text: str) -> int:
    """The value of 一〇三 (digit by digit) or 一百零三."""
    if text.isdecimal():
        return int(text)
    if not set(text) & set("十百"):
        return int("".join(str(_DIGITS[each]) for each in text))
    total, digit = 0, None
    for each in text:
        if each in _DIGITS:
            digit = _DIGITS[each]
        else:
            total, digit = total + (1 if digit is None else digit) * (100 if each == "百" else 10), None
    return total + (digit or 0)
