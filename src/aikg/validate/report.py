"""The findings of a validation, as rows, as JSON, or as a SHACL report graph."""

from __future__ import annotations

from typing import Any, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from aikg.namespaces import PREFIXES, SHAPES
from aikg.sparql.render import cell
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Node = NamedNode | BlankNode
    Term = Node | Literal

# The severities, the gravest first, with their names in SHACL.
SEVERITIES = {"violation": "Violation", "warning": "Warning", "info": "Info"}

COLUMNS = ("severity", "table", "row", "column", "message", "focus", "path", "value", "rule")

_SH = PREFIXES["sh"]


class Finding(NamedTuple):
    """One thing that is wrong, or could be better.

    `rule` is the name of the shape in ontology/shapes, or of the query in queries/quality, that found it. `focus` is
    the node, `path` the property and `value` the value in question. `table` is the file from which the node was built
    (or a user's own file), and `row` the line in it.
    """

    severity: str
    rule: str
    message: dict[str, str]
    focus: Term
    path: Term | None = None
    value: Term | None = None
    component: str = _SH + "SPARQLConstraintComponent"
    table: str | None = None
    row: int | None = None
    column: str | None = None

    def order(self) -> tuple[Any, ...]:
        """Returns a sort key: the gravest first, then in the order of the tables and their rows."""
        rank = list(SEVERITIES).index(self.severity)
        where = (self.table is None, self.table or "", self.row or 0)
        return (rank, *where, str(self.focus), self.rule, str(self.path), str(self.value))

    def where(self) -> str:
        """Returns the file, the line and the column, as far as they are known: `documents.csv:12 number`."""
        line = f"{self.table or ''}:{self.row}" if self.row else self.table or ""
        return f"{line} {self.column}" if self.column else line

    def cells(self, lang: str) -> list[str]:
        """Returns a cell for each of COLUMNS; if *lang* is `both`, the message has two cells: Chinese, then English."""
        texts = [self.message[each] for each in (("zh", "en") if lang == "both" else (lang,))]
        terms = [cell(term) for term in (self.focus, self.path, self.value)]
        place = [self.table or "", str(self.row or ""), self.column or ""]
        return [self.severity, *place, *texts, *terms, self.rule]


class Report(NamedTuple):
    """The findings, the gravest first.

    >>> report = aikg.load().validate()
    >>> report.conforms(), len(report.findings) == sum(report.counts().values())
    (True, True)
    """

    findings: list[Finding]

    def counts(self) -> dict[str, int]:
        """Returns the number of findings of each severity.

        >>> report.counts()
        {'violation': 0, 'warning': 1, 'info': 0}
        """
        severities = [finding.severity for finding in self.findings]
        return {severity: severities.count(severity) for severity in SEVERITIES}

    def at_least(self, severity: str) -> Report:
        """Returns a report with only the findings of this severity or a graver one.

        >>> len(report.at_least("violation").findings)
        0
        """
        grave = list(SEVERITIES)[: list(SEVERITIES).index(severity) + 1]
        return Report([finding for finding in self.findings if finding.severity in grave])

    def conforms(self, fail_on: str = "violation") -> bool:
        """Returns whether there is no finding of this severity or a graver one.

        >>> report.conforms(), report.conforms(fail_on="warning")
        (True, False)
        """
        return not self.at_least(fail_on).findings

    def rows(self, lang: str = "both") -> tuple[list[str], list[list[str]]]:
        """Returns the columns and rows of a table for other programs.

        >>> columns, rows = report.rows("en")
        >>> dict(zip(columns, rows[0]))["message"]
        'The date is not known.'
        """
        columns = list(COLUMNS)
        if lang == "both":
            at = columns.index("message")
            columns[at : at + 1] = ["message_zh", "message_en"]
        return columns, [finding.cells(lang) for finding in self.findings]

    def lines(self, lang: str) -> tuple[list[str], list[list[str]]]:
        """Returns the columns and rows of a table for people, which has fewer columns.

        >>> report.lines("zh")[1][0][:3]
        ['warning', 'documents.csv:12 signed', '日期不明。']
        """
        rows = []
        for finding in self.findings:
            texts = [text for key, text in finding.message.items() if lang in (key, "both")]
            terms = [cell(term) for term in (finding.focus, finding.path, finding.value) if term is not None]
            rows.append([finding.severity, finding.where(), "\n".join(texts), " ".join(terms), finding.rule])
        return ["severity", "where", "message", "what", "rule"], rows

    def data(self) -> dict[str, Any]:
        """Returns plain data for JSON, with full IRIs and messages in both languages.

        >>> report.data()["findings"][0]["rule"]
        'document-date'
        """
        return {
            "conforms": self.conforms(),
            "counts": self.counts(),
            "findings": [_plain(finding) for finding in self.findings],
        }

    def triples(self) -> list[Triple]:
        """Returns a SHACL validation report.

        A finding of a quality query names the shape that a release makes from the query.

        >>> len(report.triples()) > 5
        True
        """
        report = BlankNode("report")
        triples = [
            Triple(report, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(_SH + "ValidationReport")),
            Triple(report, NamedNode(_SH + "conforms"), Literal(not self.findings)),
        ]
        for number, finding in enumerate(self.findings, start=1):
            result = BlankNode(f"result{number:05}")
            triples.append(Triple(report, NamedNode(_SH + "result"), result))
            triples += _result(result, finding)
        return triples


def _plain(finding: Finding) -> dict[str, Any]:
    terms = {name: getattr(finding, name) for name in ("focus", "path", "value")}
    fields = finding._asdict() | {name: term and term.value for name, term in terms.items()}
    return {name: fields[name] for name in COLUMNS}


def _result(result: BlankNode, finding: Finding) -> Sequence[Triple]:
    pairs: list[tuple[str, Term | None]] = [
        ("focusNode", finding.focus),
        ("resultPath", finding.path),
        ("value", finding.value),
        ("resultSeverity", NamedNode(_SH + SEVERITIES[finding.severity])),
        ("sourceShape", NamedNode(SHAPES + finding.rule)),
        ("sourceConstraintComponent", NamedNode(finding.component)),
        *(("resultMessage", Literal(text, language=lang)) for lang, text in finding.message.items()),
    ]
    kind = Triple(result, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(_SH + "ValidationResult"))
    return [kind, *(Triple(result, NamedNode(_SH + name), term) for name, term in pairs if term is not None)]
