"""Bytes to text: UTF-8 where they are that, otherwise the one of GB18030 and Big5 that gives everyday characters."""

from __future__ import annotations

import re

from aikg.errors import AikgError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_SIMPLIFIED = re.compile("[的和国人工智能政府发展各年月日一在为]")
_TRADITIONAL = re.compile("[的和國人工智能政府發展各年月日一在為]")


def decode(data: bytes, name: str) -> str:
    """The text of a file, its line ends as `\\n`.

    :raises AikgError: if it is text in none of the encodings that such pages use
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lines(_strictly(data, encoding) or data.decode(encoding, "replace"))
    text = _strictly(data, "utf-8")
    if text is None:
        text = _legacy(data)
    if text is None and len(data) > 200:
        # A page with a few broken bytes is still worth reading; they become U+FFFD.
        lenient = data.decode("utf-8", "replace")
        text = lenient if lenient.count("\ufffd") * 100 < len(lenient) else None
    if text is None or "\x00" in text:
        raise AikgError(f"{name}: this is no text in UTF-8, GB18030 or Big5; save it as UTF-8")
    return _lines(text)


def _legacy(data: bytes) -> str | None:
    """GB18030 or Big5: both decode almost anything, so the one with more everyday characters is it."""
    declared = _DECLARED.search(data[:2048])
    wanted = declared[1].decode().lower() if declared else ""
    if wanted in ("big5", "big5-hkscs"):
        text = _strictly(data, "big5hkscs")
        if text is not None:
            return text
    simplified, traditional = _strictly(data, "gb18030"), _strictly(data, "big5hkscs")
    if simplified is None or traditional is None:
        return simplified if simplified is not None else traditional
    everyday = len(_SIMPLIFIED.findall(simplified)), len(_TRADITIONAL.findall(traditional))
    return simplified if everyday[0] >= everyday[1] else traditional


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
