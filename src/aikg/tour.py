"""A first look at the graph: what is in it, the main question's answer in short, and what to ask next."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from aikg.errors import DataError
from aikg.sparql.render import display_width, wrap
from aikg.things.labels import plural
from aikg.things.locators import in_words
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.graph import Graph
    from aikg.sparql.results import Row

WIDTH = 80
_DIRECTIVES = 6
_COUNTED = ("PolicyDocument", "Target", "PolicyInstrument", "Site", "Initiative", "Source")
# The place that is followed to its source, and the directive that it follows.
_PLACE, _DIRECTIVE = "suzhou", "ngaidp-2017"
# What the central documents are about.
_SUBJECT = "artificial-intelligence"
_WORDS = {
    "en": {
        "title": "A knowledge graph of China's AI policy: every fact has a source.",
        "directives": "Which places follow which central document on AI? The {number} that most places follow:",
        "place": "One place, followed to its source:",
        "follows": "{place}: {kind}: {directive},",
        "by": "by {document}",
        "source": "{source}; {locator}",
        "next": "What to ask next:",
    },
    "zh": {
        "title": "中国人工智能政策知识图谱：每一事实皆有来源。",
        "directives": "哪些地方呼应哪一人工智能中央文件？呼应地方最多的{number}份：",
        "place": "一个地方，直至来源：",
        "follows": "{place}：{kind}《{directive}》，",
        "by": "经由《{document}》",
        "source": "{source}：{locator}",
        "next": "接下来可以问：",
    },
}
_NEXT = (
    f"query city-alignment -p directive={_DIRECTIVE}",
    "queries",
    "find 深圳",
    f"show {_DIRECTIVE}",
    "query city-alignment --explain 1",
    "serve --open",
)


class Followed(NamedTuple):
    """A central document: its name, how many places follow it, and how many do so on each ground, most first."""

    name: str
    places: int
    grounds: list[tuple[str, int]]


def followed(rows: Iterable[Row], lang: str) -> list[Followed]:
    """The central documents of the rows of `city-alignment`, those that most places follow first.

    :param lang: zh or en
    """
    places: dict[str, set[str]] = defaultdict(set)
    grounds: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    names = {}
    for row in rows:
        names[row.directive] = row[f"directive_{lang}"] or row.directive
        places[row.directive].add(row.place)
        grounds[row.directive][row[f"kind_{lang}"]].add(row.place)
    ordered = sorted(places, key=lambda directive: (-len(places[directive]), directive))
    return [
        Followed(
            names[directive],
            len(places[directive]),
            Counter({ground: len(each) for ground, each in grounds[directive].items()}).most_common(),
        )
        for directive in ordered
    ]


def tour(graph: Graph, lang: str = "en", command: str = "aikg") -> str:
    """The first look, in at most 40 lines of 80 columns.

    :param lang: zh or en
    :param command: how the reader calls the command
    :raises DataError: if the dataset's city-alignment is another question than ours
    """
    words = _WORDS[lang]
    if "subject" not in graph.stored("city-alignment").parameters:
        raise DataError("city-alignment of this dataset has no parameter subject; ask it with aikg query")
    rows = graph.query("city-alignment", subject=_SUBJECT)
    found = followed(rows, lang)[:_DIRECTIVES]
    lines = [words["title"], *_counts(graph, lang), "", words["directives"].format(number=len(found))]
    for each in found:
        lines += _directive(each, lang)
    lines += ["", words["place"], *_followed_place(graph, lang, words), "", words["next"]]
    lines += [f"  {command} {each}" for each in _NEXT]
    return "".join(f"{line}\n" for line in lines)


def _counts(graph: Graph, lang: str) -> list[str]:
    counts = {each.of.rpartition("#")[2]: each for each in graph.stats() if each.counted == "things"}
    known = [counts[name] for name in _COUNTED if name in counts]
    if lang == "zh":
        return wrap("、".join(f"{each.of_zh} {each.number:,}" for each in known), WIDTH)
    return wrap(", ".join(f"{each.number:,} {plural(each.of_en, each.number)}" for each in known), WIDTH)


def _directive(each: Followed, lang: str) -> list[str]:
    noun = "个地方" if lang == "zh" else plural("place", each.places)
    head = f"{each.places:>4} {noun}  "
    indent = " " * display_width(head)
    grounds = ("、" if lang == "zh" else ", ").join(f"{ground} {number}" for ground, number in each.grounds)
    lines = [line for text in (each.name, grounds) for line in wrap(text, WIDTH - len(indent))]
    return [head + lines[0], *(indent + line for line in lines[1:])]


def _followed_place(graph: Graph, lang: str, words: dict[str, str]) -> list[str]:
    row = next(iter(graph.query("city-alignment", directive=_DIRECTIVE, place=_PLACE)), None)
    if row is None:
        return []
    parts = (
        words["follows"].format(
            place=row[f"place_{lang}"], kind=row[f"kind_{lang}"], directive=row[f"directive_{lang}"]
        ),
        words["by"].format(document=row[f"document_{lang}"]),
        words["source"].format(source=row[f"source_{lang}"], locator=in_words(str(row.locator), lang)),
    )
    return [f"  {line}" for part in parts for line in wrap(part, WIDTH - 2)]
