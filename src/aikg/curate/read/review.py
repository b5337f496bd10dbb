"""Reviewing a draft on a terminal: one decision at a time, kept after each, so that it can be taken up again."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from aikg.curate.read.model import FIELDS, LISTS, Draft, Target
from aikg.curate.read.show import instrument_value, target_value
from aikg.curate.read.stored import is_draft, read_draft, write_draft
from aikg.errors import UsageError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aikg.curate.read.model import Instrument, Span
    from aikg.types import StrPath

KEYS = "a accept, r reject, c change, s skip, b back, q stop"
_ASKED = {
    "title_en": "English title (needed for a new document)",
    "seen_as": "How the text was seen: official-text, reproduction or media",
    "address": "Web address where it was seen, if any",
}
_FORMS = {
    "seen_as": ("|official-text|reproduction|media|scholarly", "official-text, reproduction, media or scholarly"),
    "address": (r"|https?://\S+", "a web address, as it stands in the browser"),
}
_TARGET = ("indicator_zh", "indicator", "variable", "comparator", "value", "upper_value", "unit", "deadline")
_INSTRUMENT = ("type", "beneficiary_zh", "cap_value", "cap_unit", "rate_percent", "amount_kind")
_NUMBERS = {"value", "upper_value", "cap_value", "rate_percent"}
_AROUND = 40


class Item(NamedTuple):
    """One thing to be decided: the name of a field, or a target or an instrument, and where it was read."""

    what: str | Target | Instrument
    places: list[Span] | list[Target] | list[Instrument]


def resumed(path: StrPath, name: str) -> Draft | None:
    """The draft that an earlier review has left in a file, or nothing.

    :raises UsageError: if the file is there and holds another draft, or something else
    """
    if not os.path.exists(path):
        return None
    if not is_draft(path):
        raise UsageError(f"{path} is there and no draft; give another name with -o")
    draft = read_draft(path)
    if draft.file != os.path.basename(name):
        raise UsageError(f"{path} is the draft of {draft.file}, not of {name}; give another name with -o")
    return draft


def review(draft: Draft, path: StrPath, ask: Callable[[str], str], tell: Callable[[str], None]) -> None:
    """Goes through what is undecided; the draft is written after each decision.

    :param ask: shows a question and returns the answer
    :param tell: shows a line
    """
    for name, question in _ASKED.items():
        if not getattr(draft, name):
            setattr(draft, name, _answered(name, question, ask, tell))
            write_draft(path, draft)
    entries = items(draft)
    at = next((index for index, each in enumerate(entries) if decision(draft, each) is None), len(entries))
    while at < len(entries):
        item = entries[at]
        tell(f"\n{at + 1} of {len(entries)}  {_shown(draft, item)}")
        for line in _context(draft, item):
            tell(f"    {line}")
        answer = ask(KEYS).strip().lower()[:1]
        if answer == "q":
            break
        if answer in ("a", "r"):
            decide(draft, item, "accept" if answer == "a" else "reject")
        elif answer == "c":
            _change(draft, item, ask, tell)
        elif answer == "b":
            at = max(0, at - 1)
            continue
        elif answer != "s":
            tell(f"    that is none of the keys: {KEYS}")
            continue
        write_draft(path, draft)
        at += 1
    left = sum(decision(draft, each) is None for each in entries)
    write_draft(path, draft)
    tell(f"{len(entries) - left} of {len(entries)} decided; kept in {os.fspath(path)}")


def _answered(name: str, question: str, ask: Callable[[str], str], tell: Callable[[str], None]) -> str:
    form, words = _FORMS.get(name, (".*", ""))
    while not re.fullmatch(form, answer := ask(question).strip()):
        tell(f"    {answer!r} is not {words}")
    return answer


def items(draft: Draft) -> list[Item]:
    """What there is to be decided, in the order of the page."""
    fields = [name for name in FIELDS if getattr(draft, name) not in (None, False, [], "")]
    found = [Item(name, draft.spans.get(name, [])) for name in fields if name != "published_is_page_date"]
    found += [Item(each, [each]) for each in draft.targets]
    return found + [Item(each, [each]) for each in draft.instruments]


def decision(draft: Draft, item: Item) -> str | None:
    """accept, reject, or nothing yet."""
    return draft.decisions.get(item.what) if isinstance(item.what, str) else item.what.decision


def decide(draft: Draft, item: Item, what: str) -> None:
    """Sets the decision on an item."""
    if isinstance(item.what, str):
        draft.decisions[item.what] = what
    else:
        item.what.decision = what


def _shown(draft: Draft, item: Item) -> str:
    if isinstance(item.what, str):
        value = getattr(draft, item.what)
        return f"{item.what}: {'; '.join(value) if isinstance(value, list) else value}"
    if isinstance(item.what, Target):
        return f"target: {target_value(item.what)}"
    return f"support: {instrument_value(item.what)}"


def _context(draft: Draft, item: Item) -> list[str]:
    """The first places with some words around each, the stretch itself between ▸ and ◂."""
    lines = []
    for each in item.places[:3]:
        before = draft.text[max(0, each.start - _AROUND) : each.start]
        after = draft.text[each.end : each.end + _AROUND]
        line = f"{before}▸{each.as_printed}◂{after}".replace("\n", "⏎")
        lines.append(f"{line}   ({each.rule}, {each.confidence:.2f})")
    return lines


def _change(draft: Draft, item: Item, ask: Callable[[str], str], tell: Callable[[str], None]) -> None:
    """Asks for new values; an empty answer keeps the old one, - empties it."""
    holder = draft if isinstance(item.what, str) else item.what
    names = (item.what,) if isinstance(item.what, str) else _TARGET if isinstance(item.what, Target) else _INSTRUMENT
    for name in names:
        old = getattr(holder, name)
        shown = " | ".join(old) if isinstance(old, list) else "" if old is None else str(old)
        while True:
            answer = ask(f"{name} [{shown}]").strip()
            try:
                if answer:
                    setattr(holder, name, _typed(name, "" if answer == "-" else answer))
            except ValueError:
                tell(f"    {answer!r} is not a number")
                continue
            break
    decide(draft, item, "accept")


def _typed(name: str, answer: str) -> object:
    if name in LISTS:
        return [part.strip() for part in answer.split("|") if part.strip()]
    if name in _NUMBERS:
        return float(answer) if answer else None
    return answer or None
