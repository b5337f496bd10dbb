"""The text of a Word file (.docx): its paragraphs and tables, read from the one part that holds them (ECMA-376)."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree import ElementTree

from aikg.errors import AikgError

_PART = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST = 50 * 2**20


def docx_text(data: bytes, name: str) -> str:
    """The text of a Word file, a paragraph a line, the cells of a row with blanks between.

    :raises AikgError: if it is no Word file, is broken, or unpacks to more than any policy holds
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_PART) as part:
            xml = part.read(_MOST + 1)
    except KeyError as error:
        raise AikgError(f"{name}: this is a ZIP archive and no Word file; give the document in it") from error
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        raise AikgError(f"{name}: this Word file is broken or locked; save it anew, or give the text") from error
    if len(xml) > _MOST:
        raise AikgError(f"{name}: this Word file unpacks to more than {_MOST >> 20} MB; give the policy only")
    if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml:
        raise AikgError(f"{name}: this Word file declares entities, which no Word file does; it is not read")
    try:
        root = ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise AikgError(f"{name}: this Word file is broken ({error}); save it anew, or give the text") from error
    return "\n".join(_lines(root)) + "\n"


def _lines(root: ElementTree.Element) -> list[str]:
    body = root.find(f"{_W}body")
    lines: list[str] = []
    for block in body if body is not None else root:
        if block.tag == f"{_W}tbl":
            lines += ["  ".join(_text(cell) for cell in row.iter(f"{_W}tc")) for row in block.iter(f"{_W}tr")]
        else:
            lines += [_text(paragraph) for paragraph in block.iter(f"{_W}p")]
    return lines


def _text(block: ElementTree.Element) -> str:
    signs = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}
    return "".join(signs.get(each.tag, (each.text or "") if each.tag == f"{_W}t" else "") for each in block.iter())
