"""A draft as rows for a terminal or a spreadsheet."""

from __future__ import annotations

from aikg.curate.read.model import FIELDS
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.curate.read.model import Draft, Instrument, Target

# On a terminal the place stands in one column, and the rule is left to the other forms.
SHORT = ["what", "value", "in_graph", "as_printed", "place", "confidence"]
HEADER = ["what", "value", "in_graph", "as_printed", "start", "end", "rule", "confidence"]


def rows(draft: Draft) -> list[list[str]]:
    """What was read: the fields, then targets, support, and last what was left out, with why."""
    found = []
    for field in FIELDS:
        values = getattr(draft, field)
        values = values if isinstance(values, list) else [] if values in (None, False) else [values]
        spans, links = draft.spans.get(field, []), draft.links.get("document" if field == "title_zh" else field, [])
        for index, value in enumerate(values):
            span = spans[index] if index < len(spans) else None
            place = [str(span.start), str(span.end), span.rule, f"{span.confidence:.2f}"] if span else ["", "", "", ""]
            link = (links[index] or "new") if index < len(links) else ""
            found.append([field, str(value), link, _line(span.as_printed) if span else "", *place])
    found += [["target", target_value(each), each.indicator or "new", *_place(each)] for each in draft.targets]
    found += [["support", instrument_value(each), "", *_place(each)] for each in draft.instruments]
    for out in draft.not_targets:
        found.append(["left out", out.why, "", _line(out.as_printed), str(out.start), str(out.end), "", ""])
    return found


def target_value(each: Target) -> str:
    """A target in a line: what is measured, comparator, value and unit, by when."""
    upper = f"–{each.upper_value:.10g}" if each.upper_value is not None else ""
    told = {"by " + (each.deadline or ""): each.deadline, f"a {each.per}": each.per, "hedged": each.hedged}
    more = ", ".join(words for words, so in told.items() if so)
    value = f"{each.indicator_zh}: {each.comparator} {each.value:.12g}{upper} {each.unit}"
    return f"{value} ({more})" if more else value


def instrument_value(each: Instrument) -> str:
    """Support in a line: type, beneficiary, rate and cap."""
    rate = f"{each.rate_percent:g} %" if each.rate_percent is not None else ""
    rate += f" of {each.cap_basis_zh}" if rate and each.cap_basis_zh else ""
    cap = f"{each.amount_kind} {each.cap_value:.12g} {each.cap_unit}" if each.cap_value is not None else ""
    said = ", ".join(filter(None, [rate, cap])) or "no figure"
    return f"{each.type} for {each.beneficiary_zh or '?'}: {said}"


def _place(each: Target | Instrument) -> list[str]:
    return [_line(each.as_printed), str(each.start), str(each.end), each.rule, f"{each.confidence:.2f}"]


def short_rows(draft: Draft) -> list[list[str]]:
    """`rows` under the header `SHORT`."""
    return [[*row[:4], f"{row[4]}–{row[5]}" if row[4] else "", row[7]] for row in rows(draft)]


def _line(text: str) -> str:
    return text.replace("\n", "⏎")
