"""The text of a PDF file; a scan without text, a locked file and one that is too long are told so."""

from __future__ import annotations

import io
import re

from aikg.errors import AikgError, installing

_MOST_PAGES = 300


def pdf_text(data: bytes, name: str) -> str:
    """The text of a PDF file, page after page, without page numbers.

    :raises AikgError: if pypdf is not installed, or the file is broken, locked, too long, or holds pictures only
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, PyPdfError
    except ImportError as error:
        raise AikgError(f"reading PDF needs pypdf: {installing('pypdf')}") from error
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise AikgError(f"{name}: this PDF is locked with a password; save it without, or give the text")
        pages = reader.pages
        if len(pages) > _MOST_PAGES:
            raise AikgError(
                f"{name}: this PDF has {len(pages)} pages; give those of the policy (at most {_MOST_PAGES})"
            )
        texts = [page.extract_text() for page in pages]
    except (PyPdfError, DependencyError, ValueError, KeyError, TypeError, RecursionError, AttributeError) as error:
        raise AikgError(f"{name}: this PDF is broken or locked ({error}); save it anew, or give the text") from error
    text = "\n".join(_without_page_number(each) for each in texts)
    if len(re.findall("[\u3400-\u9fff\u2e80-\u2fdf]", text)) < 20:
        raise AikgError(f"{name}: this PDF holds pictures of pages and no text; recognise its characters (OCR) first")
    return text


def _without_page_number(text: str) -> str:
    return re.sub(r"(?m)^\s*[—–-]?\s*\d{1,3}\s*[—–-]?\s*$\n?", "", text)
