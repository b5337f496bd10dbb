"""The pieces that pages are put together from: the page around them, pairs of languages, links, tables."""

from __future__ import annotations

from pyoxigraph import NamedNode

from aikg.docs.markup import Html, between, element, joined
from aikg.docs.model.texts import Text, short
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aikg.docs.model.expressions import Sentence
    from aikg.docs.site import Site

LANGUAGES = ("zh", "en")
_TAGS = {"zh": "zh-Hans", "en": "en"}
_SEPARATORS = {"zh": "、", "en": ", "}
NAVIGATION = (
    ("index.html", Text("本体", "Ontology")),
    ("terms.html", Text("术语索引", "Index of terms")),
    ("vocab/index.html", Text("词表", "Vocabularies")),
)


def page(site: Site, here: str, title: Text, *content: Html | None) -> bytes:
    """A whole page, as bytes.

    :param here: its path
    """
    up = "../" * here.count("/")
    links = [element("a", *_both(label), href=up + path) for path, label in NAVIGATION]
    both = f"{title.zh} · {title.en}" if title.zh != title.en else title.en
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"{both} · {site.header.title.en}"),
        element("link", rel="stylesheet", href=up + "style.css"),
    )
    licences = [element("a", short(each), href=each) for each in site.header.licences]
    about = joined(f"{site.header.title.zh} · {site.header.title.en} {site.header.version} · ", between(", ", licences))
    body = element(
        "body",
        element("nav", *links, aria_label="导航 · Navigation"),
        element("main", element("h1", *_both(title)), *content),
        element("footer", element("p", about)),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='zh-Hans')}\n".encode()


def span(text: str, lang: str, name: str = "span") -> Html:
    """Words in a language, so marked."""
    return element(name, text, lang=_TAGS[lang])


def pair(zh: str | Html | None, en: str | Html | None, name: str = "p") -> Html:
    """The same in both languages, side by side."""
    sides = [element(name, side, lang=_TAGS[lang]) for lang, side in (("zh", zh), ("en", en)) if side]
    return element("div", *sides, class_="pair")


def section(title: Text, *content: Html | None) -> Html | None:
    """A heading and what is under it; nothing if that is nothing."""
    found = [each for each in content if each]
    return element("section", element("h2", *_both(title)), *found) if found else None


def link(site: Site, here: str, name: str, lang: str) -> Html:
    """A term by its name in a language, leading to its page."""
    label = site.label(name)
    words = (label.zh if lang == "zh" else label.en) or label.any
    href = site.href(here, name)
    return element("a", words, href=href) if href else element("code", words)


def links(site: Site, here: str, names: Iterable[str], lang: str) -> Html:
    """Terms, one after the other."""
    return between(_SEPARATORS[lang], [link(site, here, name, lang) for name in names])


def sentence(site: Site, here: str, words: Sentence, lang: str) -> Html:
    """A sentence whose terms lead to their pages."""
    return joined(*(link(site, here, each.value, lang) if isinstance(each, NamedNode) else each for each in words))


def table(heads: Sequence[Text], rows: Iterable[Sequence[str | Html]]) -> Html | None:
    """A table; nothing if it has no rows."""
    lines = [element("tr", *(element("td", cell) for cell in row)) for row in rows]
    if not lines:
        return None
    head = element("thead", element("tr", *(element("th", *_both(each), scope="col") for each in heads)))
    return element("div", element("table", head, element("tbody", *lines)), class_="wide")


def facts(rows: Iterable[tuple[Text, Html, Html]]) -> Html | None:
    """A table of what is said in both languages: a row's name, and each of them."""
    lines = [
        element(
            "tr",
            element("th", *_both(name), scope="row"),
            element("td", zh, lang=_TAGS["zh"]),
            element("td", en, lang=_TAGS["en"]),
        )
        for name, zh, en in rows
    ]
    return element("div", element("table", element("tbody", *lines)), class_="wide") if lines else None


def _both(text: Text) -> list[Html]:
    if text.zh == text.en or not text.zh or not text.en:
        return [joined(text.any or text.zh)]
    return [span(text.zh, "zh"), joined(" "), span(text.en, "en")]
