"""Writes candidates as a mapping set to review (SSSOM), and moves the reviewed ones into data/links."""

from __future__ import annotations

import csv
import datetime
import io
import os
import re
from typing import NamedTuple

from aikg.atomic import replace_file
from aikg.errors import UsageError, readable
from aikg.links import sssom as links
from aikg.namespaces import BASE, ID, PREFIXES, compact
from aikg.tables.model import Problem, TableError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aikg.dataset.dataset import Dataset
    from aikg.links.reconcile.candidates import Candidate, Report
    from aikg.types import StrPath

# The column of SSSOM that names the reviewer of a mapping. A row with a reviewer is accepted.
REVIEWER = "reviewer_label"
_SETS = BASE + "links/"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


class Accepted(NamedTuple):
    """The path of the mapping set, how many links are new in it, and how many rows of the file remain."""

    path: str
    links: int
    remaining: int


def write(report: Report, path: StrPath) -> None:
    """Writes candidates as a mapping set for review.

    :raises UsageError: if the file exists, because somebody may have reviewed it
    :raises AikgError: if the file cannot be written
    """
    if os.path.exists(path):
        raise UsageError(
            f"{path}: this file exists, and may have been reviewed; accept it or remove it, or give another -o FILE"
        )
    prefixes = _prefixes(report)
    rows = [_row(candidate, prefixes) for candidate in report.candidates]
    from importlib.metadata import version

    head = {
        "mapping_set_id": _SETS + report.target,
        "mapping_set_title": f'"Candidates for links with {report.target}"',
        "license": _LICENCE,
        "mapping_tool": "aikg link candidates",
        "mapping_tool_version": f'"{version("aikg")}"',
    }
    replace_file(os.path.abspath(path), _text(_header(head, prefixes), (*links.COLUMNS, REVIEWER), rows))


def accept(dataset: Dataset, path: StrPath, described: Callable[[str], bool]) -> Accepted:
    """Moves the rows that name a reviewer into the mapping set of their target.

    The set is written before the rows are removed from the file. So an interruption loses nothing, and to accept the
    file again is harmless.

    :param described: returns whether the graph describes the thing with an IRI
    :raises UsageError: if no row names a reviewer, the file does not hold candidates, or the dataset is the copy inside
        the installed package
    :raises TableError: if these rows have problems; it names all, and nothing has changed
    :raises AikgError: if a file cannot be read or written
    """
    dataset.check_own()
    sheet = links.read_sheet(path, (*links.COLUMNS, REVIEWER))
    name = str(sheet.metadata.get("mapping_set_id", "")).removeprefix(_SETS)
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", name):
        raise UsageError(f"{path}: mapping_set_id must be {_SETS}NAME, as aikg link candidates writes it")
    reviewed = [(line, row) for line, row in sheet.rows if row[REVIEWER].strip()]
    if not reviewed:
        raise UsageError(f"{path}: no row names a reviewer; write your name in {REVIEWER} of the rows that are right")
    known = links.read_links(dataset)
    new = _checked(os.path.basename(path), reviewed, sheet.prefixes, known, name, described)
    target = dataset.path("data", "links", name + links.ENDING)
    if new:
        _add(target, name, [row for _, row in new], sheet)
    rest = [row for _, row in sheet.rows if not row[REVIEWER].strip()]
    with readable(path):
        if rest:
            replace_file(os.path.abspath(path), _text(sheet.head, (*links.COLUMNS, REVIEWER), rest))
        else:
            os.unlink(path)
    return Accepted(target, len(new), len(rest))


def _checked(
    name: str,
    reviewed: list[tuple[int, dict[str, str]]],
    prefixes: dict[str, str],
    known: list[links.Link],
    target: str,
    described: Callable[[str], bool],
) -> list[tuple[int, dict[str, str]]]:
    """Returns the reviewed rows that are not links yet.

    :raises TableError: if these rows have problems
    """
    problems: list[Problem] = []
    present = {(link.target, link.subject, link.predicate, link.object) for link in known}
    new, new_links = [], []
    for line, row in reviewed:
        row_problems = list(links.problems(name, line, row, prefixes, described))
        problems += row_problems
        if row_problems:
            continue
        link = links.link(target, line, row, prefixes)
        if (target, link.subject, link.predicate, link.object) not in present:
            new.append((line, row))
            new_links.append(link)
    # If a new link repeats a present one, the problem is reported for the reviewed file.
    problems += [each._replace(table=name) for each in links.repeated([*known, *new_links])]
    if problems:
        raise TableError(problems)
    return new


def _add(target: str, name: str, rows: list[dict[str, str]], sheet: links.Sheet) -> None:
    if os.path.exists(target):
        there = links.read_sheet(target, links.COLUMNS)
        prefixes, old = there.prefixes, [row for _, row in there.rows]
        head = _with_prefixes(there.head, {key: iri for key, iri in sheet.own.items() if key not in there.own})
    else:
        prefixes, old = sheet.prefixes, []
        title = {"mapping_set_id": _SETS + name, "mapping_set_title": f'"Links with {name}"', "license": _LICENCE}
        head = _header(title, sheet.own)
    added = [_reviewed(row, sheet.prefixes, {**sheet.own, **prefixes}) for row in rows]
    replace_file(target, _text(head, links.COLUMNS, sorted([*old, *added], key=lambda row: row["subject_id"])))


def _reviewed(row: dict[str, str], own: dict[str, str], prefixes: dict[str, str]) -> dict[str, str]:
    """Returns a candidate as the row of a link. Its comment names the tool and the reviewer.

    :param own: the prefixes of the candidate's file
    :param prefixes: the prefixes of the mapping set
    """
    kept = {name: row[name] for name in links.COLUMNS}
    for name in ("subject_id", "predicate_id", "object_id", "mapping_justification"):
        prefix = row[name].partition(":")[0]
        if prefixes.get(prefix) != own[prefix]:
            raise UsageError(f"{row[name]}: the set has another namespace for {prefix}:; choose another prefix")
    kept["comment"] = f"{row['comment'].strip()}; proposed by aikg link candidates, reviewed by {row[REVIEWER].strip()}"
    return kept


def _prefixes(report: Report) -> dict[str, str]:
    """Returns the prefixes of a set: those that it always needs, and the namespaces of the candidates."""
    prefixes = {"id": ID, "owl": PREFIXES["owl"], "semapv": links.SEMAPV, "skos": PREFIXES["skos"]}
    for candidate in report.candidates:
        space = report.space if report.space and candidate.object.startswith(report.space) else _space(candidate.object)
        if space not in prefixes.values():
            number = sum(prefix.startswith(report.target) for prefix in prefixes)
            prefixes[report.target + (str(number + 1) if number else "")] = space
    return prefixes


def _space(iri: str) -> str:
    return iri[: max(iri.rstrip("/#").rfind("/"), iri.rstrip("#").rfind("#")) + 1]


def _row(candidate: Candidate, prefixes: dict[str, str]) -> dict[str, str]:
    return {
        "subject_id": _curie(candidate.subject, prefixes),
        "subject_label": candidate.label,
        "predicate_id": compact(candidate.predicate),
        "object_id": _curie(candidate.object, prefixes),
        "mapping_justification": f"semapv:{candidate.justification}",
        "confidence": str(candidate.confidence),
        "mapping_date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "object_source": "",
        "comment": candidate.comment,
        REVIEWER: "",
    }


def _curie(iri: str, prefixes: dict[str, str]) -> str:
    prefix, space = max(
        ((prefix, space) for prefix, space in prefixes.items() if iri.startswith(space)), key=lambda item: len(item[1])
    )
    return f"{prefix}:{iri.removeprefix(space)}"


def _header(metadata: dict[str, str], prefixes: dict[str, str]) -> list[str]:
    lines = [f"{key}: {value}" for key, value in metadata.items()]
    return [*lines, "curie_map:", *(f"  {prefix}: {iri}" for prefix, iri in sorted(prefixes.items()))]


def _with_prefixes(head: list[str], new: dict[str, str]) -> list[str]:
    at = head.index("curie_map:") + 1
    return [*head[:at], *(f"  {prefix}: {iri}" for prefix, iri in sorted(new.items())), *head[at:]]


def _text(head: list[str], columns: tuple[str, ...], rows: list[dict[str, str]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, columns, delimiter="\t", lineterminator="\n")
    writer.writeheader()
    # A tab or line break in another system's name would begin a new cell or row, so it becomes a space.
    writer.writerows({name: " ".join(row[name].split()) for name in columns} for row in rows)
    return ("".join(f"#{line}\n" for line in head) + stream.getvalue()).encode()
