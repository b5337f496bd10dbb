"""Writes a difference as text or Markdown in words, as JSON, or as an RDF patch."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from pyoxigraph import RdfFormat, serialize

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

    from aikg.diff.compare import Change, Difference, Names

_SENTENCES = {
    "en": {
        "added": "added: {subject}",
        "removed": "removed: {subject}",
        "raised": "{subject}: {property} raised from {before} to {after}",
        "lowered": "{subject}: {property} lowered from {before} to {after}",
        "changed": "{subject}: {property} changed from {before} to {after}",
        "gained": "{subject}: now {property} {after}",
        "lost": "{subject}: no longer {property} {before}",
    },
    "zh": {
        "added": "新增：{subject}",
        "removed": "删除：{subject}",
        "raised": "{subject}：{property}由{before}提高到{after}",
        "lowered": "{subject}：{property}由{before}降低到{after}",
        "changed": "{subject}：{property}由{before}改为{after}",
        "gained": "{subject}：新增{property} {after}",
        "lost": "{subject}：不再{property} {before}",
    },
}
_HEADS = {"en": ("What the sources say", "What follows by the rules"), "zh": ("来源所述", "规则推得")}
_NOTHING = {"en": "Nothing changed.", "zh": "没有变化。"}
_BARE = {"en": "{0} triples removed, {1} added.", "zh": "删除 {0} 条三元组，新增 {1} 条。"}


def text(difference: Difference, lang: str, triples: bool = False, marks: tuple[str, str] = ("", "  ")) -> str:
    """Returns the changes in words, with headings for asserted and derived changes and for each class.

    :param lang: `zh`, `en` or `both`
    :param triples: also write the quads, as N-Quads after `-` and `+`
    :param marks: the marks before a heading and before a line
    """
    languages = ("zh", "en") if lang == "both" else (lang,)
    if not difference.removed and not difference.added:
        return "".join(f"{_NOTHING[each]}\n" for each in languages)
    lines = [_BARE[each].format(len(difference.removed), len(difference.added)) for each in languages]
    for derived, part in groupby(difference.changes, lambda change: change.derived):
        heads = " · ".join(_HEADS[each][derived] for each in languages)
        lines += ["", f"{marks[0]}{heads}", *_classes(part, languages, marks)]
    if triples:
        fence = ["```diff"] if marks[0] else []
        lines += ["", *fence, *_lines(difference, "- ", "+ "), *[line[:3] for line in fence]]
    return "\n".join(lines) + "\n"


def markdown(difference: Difference, lang: str, triples: bool = False) -> str:
    """Returns the same as `text`, in Markdown."""
    return text(difference, lang, triples, marks=("## ", "- "))


def as_json(difference: Difference, triples: bool = False) -> str:
    """Returns all changes as JSON. A thing is written as its identifier and its names."""
    data: dict[str, Any] = {
        "removed": len(difference.removed),
        "added": len(difference.added),
        "changes": [_plain(change) for change in difference.changes],
    }
    if triples:
        data["triples"] = _lines(difference, "- ", "+ ")
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def patch(difference: Difference) -> str:
    """Returns an RDF patch (`D` and `A` lines in one transaction) that turns the old state into the new one."""
    return "\n".join(["TX .", *_lines(difference, "D ", "A "), "TC ."]) + "\n"


def _classes(changes: Iterable[Change], languages: tuple[str, ...], marks: tuple[str, str]) -> Iterator[str]:
    for of, same in groupby(changes, lambda change: change.of):
        head = " · ".join(_name(of, lang) for lang in languages)
        yield f"\n### {head}\n" if marks[0] else f"  {head}"
        for change in same:
            sentences = " | ".join(_escaped(sentence(change, lang), bool(marks[0])) for lang in languages)
            yield f"{marks[1]}{sentences}" if marks[0] else f"    {sentences}"


def sentence(change: Change, lang: str) -> str:
    """Returns a change as a sentence."""
    words = {key: _name(each, lang) for key, each in change._asdict().items() if key != "verb" and each}
    shown = _SENTENCES[lang][change.verb].format(**words)
    return f"{shown} [{change.subject.id}]" if change.verb in ("added", "removed") else shown


def _name(names: Any, lang: str) -> str:
    return str(getattr(names, lang, names))


def _escaped(sentence: str, markdown: bool) -> str:
    sentence = " ".join(sentence.split())
    if markdown:
        for character in "\\`*_<[":
            sentence = sentence.replace(character, "\\" + character)
    return sentence


def _plain(change: Change) -> dict[str, Any]:
    def plain(names: Names | None) -> dict[str, str] | None:
        return names._asdict() if names else None

    return {
        "verb": change.verb,
        "derived": change.derived,
        "class": plain(change.of),
        "subject": plain(change.subject),
        "property": plain(change.property),
        "before": plain(change.before),
        "after": plain(change.after),
    }


def _lines(difference: Difference, minus: str, plus: str) -> list[str]:
    return [
        mark + line
        for mark, quads in ((minus, difference.removed), (plus, difference.added))
        for line in _nquads(quads)
    ]


def _nquads(quads: list[Quad]) -> list[str]:
    return (serialize(quads, format=RdfFormat.N_QUADS) or b"").decode().split("\n")[:-1]
