"""The text of a file in one of the formats in which policies are published, within bounds."""

from __future__ import annotations

from aikg.curate.read.decode import decode
from aikg.errors import AikgError

# Longer than any policy: 20 MB of file, two million characters of text.
MOST_BYTES = 20 * 2**20
MOST_CHARACTERS = 2_000_000


def text_of(data: bytes, name: str) -> str:
    """The text of a file's content; the format is told by the bytes and, for HTML, by the name too.

    :raises AikgError: if it is empty, too long, of another format, or holds no text
    """
    if len(data) > MOST_BYTES:
        raise AikgError(f"{name}: the file is larger than {MOST_BYTES >> 20} MB; give the pages of the policy only")
    text = _extracted(data, name)
    if not text.strip():
        raise AikgError(f"{name}: there is no text in this file")
    if len(text) > MOST_CHARACTERS:
        raise AikgError(f"{name}: the text is longer than {MOST_CHARACTERS:,} characters; give the policy only")
    return text


def _extracted(data: bytes, name: str) -> str:
    start = data[:1024].lstrip().lower()
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        from aikg.curate.read.pdf import pdf_text

        return pdf_text(data, name)
    if data.startswith(b"PK\x03\x04"):
        from aikg.curate.read.docx import docx_text

        return docx_text(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise AikgError(f"{name}: this is a Word file of the old form (.doc); save it as .docx, or as text")
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")):
        raise AikgError(f"{name}: this is a picture; recognise its characters (OCR) first, and give the text")
    text = decode(data, name)
    if start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<div")) or name.lower().endswith(
        (".html", ".htm", ".xhtml", ".shtml")
    ):
        from aikg.curate.read.html import html_text

        return html_text(text)
    return text
