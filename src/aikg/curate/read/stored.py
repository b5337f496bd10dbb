"""A draft as a file: written as JSON, and read again after a person has decided."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from aikg.atomic import replace_file
from aikg.curate.read.model import Draft, Instrument, LeftOut, Number, Span, Target
from aikg.curate.read.typed import misfit
from aikg.errors import DataError, readable
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.types import StrPath

FORMAT = "aikg-draft/1"
_ROWS = {"targets": Target, "instruments": Instrument, "numbers": Number, "not_targets": LeftOut}


def is_draft(path: StrPath) -> bool:
    """Whether a file is a draft rather than a table, by how it begins."""
    with readable(path), open(path, "rb") as file:
        return file.read(400).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def write_draft(path: StrPath, draft: Draft) -> None:
    """Writes a draft, in one step."""
    replace_file(path, (json.dumps(draft.as_json(), ensure_ascii=False, indent=1) + "\n").encode())


def read_draft(path: StrPath) -> Draft:
    """The draft in a file.

    :raises DataError: if it is none, was made by another version, or its places are not those of its text
    """
    with readable(path), open(path, encoding="utf-8-sig") as file:
        try:
            data = json.load(file, parse_constant=_no_number)
        except json.JSONDecodeError as error:
            raise DataError(f"{path}:{error.lineno}: this is no JSON ({error.msg}); make the draft anew") from error
        except RecursionError as error:
            raise DataError(f"{path}: lists stand in lists too deeply; make the draft anew") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise DataError(f"{path}: this is no draft of `aikg read` ({FORMAT}); make one with aikg read FILE -o {path}")
    wrong = misfit(data, Draft, "draft")
    if wrong:
        raise DataError(f"{path}: the draft lacks or misstates something ({wrong}); make it anew")
    try:
        draft = _draft(data)
    except (TypeError, KeyError, AttributeError) as error:
        raise DataError(f"{path}: the draft lacks or misstates something ({error}); make it anew") from error
    if draft.sha256 != data.get("text_sha256"):
        raise DataError(f"{path}: the text in the draft was changed after it was read; make the draft anew")
    places = [(each.start, each.end, each.as_printed) for spans in draft.spans.values() for each in spans]
    places += [(each.start, each.end, each.as_printed) for each in draft.targets]
    places += [(each.start, each.end, each.as_printed) for each in draft.instruments]
    for start, end, printed in places:
        if draft.text[start:end] != printed:
            raise DataError(f"{path}: {printed!r} does not stand at {start}–{end} of the text; make the draft anew")
    return draft


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number in JSON")


def _draft(data: dict[str, Any]) -> Draft:
    known = {each.name for each in dataclasses.fields(Draft)}
    given = {name: value for name, value in data.items() if name in known}
    for name, kind in _ROWS.items():
        given[name] = [kind(**row) for row in given.get(name, [])]
    given["spans"] = {name: [Span(**span) for span in spans] for name, spans in given.get("spans", {}).items()}
    return Draft(**given)
