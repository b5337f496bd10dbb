"""One character for another: Traditional, full-width and look-alike characters become those the grammar knows.

Each becomes exactly one, so that places stay where they were. Whole words that OpenCC would convert differently in
context matter only where a text is shown: `simplified` does that.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from aikg.errors import AikgError, installing

# Radicals that look like whole characters and stand for them in text taken out of PDF files. NFKC leaves those of the
# block CJK Radicals Supplement as they are.
_RADICALS = dict(
    zip(
        "⺁⺒⺝⺟⺠⺩⺬⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳⻲⻯⻭",
        "厂巳月母民王示虎西见角贝车长长门雨青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟龟龙齿",
        strict=True,
    )
)
# Punctuation: its width is a matter of the source; dashes, tildes and brackets are many for one.
_PUNCTUATION = {
    before: after
    for many, after in (
        ("，﹐", ","),
        ("．", "."),
        ("：﹕", ":"),
        ("；﹔", ";"),
        ("？", "?"),
        ("！", "!"),
        ("（﹙", "("),
        ("）﹚", ")"),
        ("％﹪", "%"),
        ("＋", "+"),
        ("［【﹝〖", "〔"),
        ("］】﹞〗", "〕"),
        ("–―─－‐‑‒−—", "—"),
        ("～〜∼", "~"),
        ("「『＂", "“"),
        ("」』", "”"),
        ("●■◆▪•∙・", "·"),
    )
    for before in many
}
_BLANKS = "\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


@cache
def table() -> dict[int, str]:
    """Code point -> the one character that the grammar reads instead.

    :raises AikgError: if OpenCC is not installed
    """
    characters = [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00)]
    han = "\n".join(map(chr, characters))
    found = {
        ord(before): after for before, after in zip(han, _converter().convert(han), strict=True) if before != after
    }
    for code in [*range(0x2F00, 0x2FD6), *range(0xFF01, 0xFF5F), *range(0xFFE0, 0xFFE7)]:
        folded = unicodedata.normalize("NFKC", chr(code))
        found[code] = found.get(ord(folded), folded) if len(folded) == 1 else chr(code)
    found |= {ord(before): after for before, after in _RADICALS.items()}
    found |= {ord(blank): " " for blank in _BLANKS}
    found |= {ord(before): after for before, after in _PUNCTUATION.items()}
    return found


def simplified(text: str) -> str:
    """A text in Simplified characters as mainland texts print them, words converted in context."""
    converted: str = _converter().convert(text)
    return converted


@cache
def _converter():  # type: ignore[no-untyped-def]
    try:
        from opencc import OpenCC
    except ImportError as error:
        raise AikgError(f"reading texts needs OpenCC: {installing('opencc')}") from error
    return OpenCC("t2s")
