"""The text of a page: its header table as labelled lines, and the article without navigation."""

from __future__ import annotations

import re

from aikg.errors import AikgError, installing
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# Where publishing systems of Chinese governments put the article; the first that holds enough text is taken.
_ARTICLES = (
    *("#UCAP-CONTENT", ".trs_editor_view", ".TRS_Editor", ".TRS_UEDITOR", ".pages_content", ".article-content"),
    *("#zoom", ".zoom", ".article_con", ".article-con", ".content_text", ".wz_content", ".detail-content"),
    *(".xxgk_content", "article", "#content", ".content", "#article", ".article", "main"),
)
_DROPPED = (
    "script, style, noscript, template, nav, header, footer, iframe, svg, form, select, button, aside, .nav, .footer, "
    ".header, .breadcrumb, .share, .crumbs, #share, .bdsharebuttonbox, .copyright, .menu"
)
_BLOCK = re.compile(
    "p|div|tr|li|h[1-6]|br|table|section|article|ul|ol|dl|dt|dd|title|blockquote|pre|center|hr|tbody|thead"
)
_TABLES = "table, dl, .xxgk_head, .policyLibraryOverview_header, .wz_top, .article_info, .pages-date, .xl_info"
_LABELS = re.compile(r"索\s*引\s*号|文\s*号|发文字号|成文日期|发文机关|发布机构|发布日期")


def html_text(source: str) -> str:
    """The text of a page's article with the fields of its header table before it, one a line.

    :raises AikgError: if selectolax is not installed
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise AikgError(f"reading HTML needs selectolax: {installing('selectolax')}") from error
    page = LexborHTMLParser(source)
    title = page.css_first("h1") or page.css_first("title")
    heading = _squeezed(title.text()) if title else ""
    for node in page.css(_DROPPED):
        node.decompose()
    body = page.body or page.root
    if body is None:
        return ""
    article = _article(body)
    fields = _fields(body, article)
    text = _text(article)
    if heading and heading not in re.sub(r"\s", "", text[:2000]) and not any(heading in each for each in fields):
        fields.append(re.split(r"[_|]| - ", heading)[0])
    return "\n".join([*fields, text]).strip() + "\n"


def _article(body: LexborNode) -> LexborNode:
    for selector in _ARTICLES:
        found = [node for node in body.css(selector) if len(_squeezed(node.text())) > 150]
        if found:
            return max(found, key=lambda node: len(node.text()))
    return body


def _fields(body: LexborNode, article: LexborNode) -> list[str]:
    """The cells of header tables as `label: value` lines, unless they stand inside the article."""
    lines: list[str] = []
    inside = _squeezed(article.text())
    for table in body.css(_TABLES):
        text = _text(table)
        if len(text) > 1200 or not _LABELS.search(text) or _squeezed(text) in inside:
            continue
        cells = [_squeezed(node.text()) for node in table.css("td, th, dt, dd, li, span, p")]
        cells = [cell for cell in cells if cell]
        for cell, after in zip(cells, [*cells[1:], ""], strict=True):
            label = cell.rstrip(":：")
            if cell.endswith((":", "：")) and after and not after.endswith((":", "：")):
                lines.append(f"{label}: {after}")
            elif re.match(r".{2,8}[:：].", cell):
                lines.append(cell)
        if lines:
            break
    return list(dict.fromkeys(lines))


def _text(node: LexborNode) -> str:
    """The text below a node, block by block, cells of one row with blanks between."""
    parts: list[str] = []
    _walk(node, parts)
    lines = (re.sub(r"[ \t\r\f\v]+", " ", line).strip() for line in "".join(parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _walk(top: LexborNode, parts: list[str]) -> None:
    """Writes the text in document order, without recursion: pages may nest thousands deep."""
    stack: list[tuple[LexborNode, bool]] = [(top, False)]
    while stack:
        node, closing = stack.pop()
        tag = node.tag or ""
        if tag == "-text":
            parts.append(re.sub(r"\s*\n\s*", "", node.text_content or ""))
            continue
        if _BLOCK.fullmatch(tag):
            parts.append("\n")
        elif tag in ("td", "th"):
            parts.append("  ")
        if closing:
            continue
        if _BLOCK.fullmatch(tag):
            stack.append((node, True))
        child = node.last_child
        while child is not None:
            stack.append((child, False))
            child = child.prev


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
