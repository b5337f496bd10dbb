"""Reads the `#+` header of a stored query: YAML with a strict schema. Every error names its file and line."""

from __future__ import annotations

import re
from typing import Any, NoReturn

import yaml

from aikg.errors import DataError, nearest
from aikg.questions.checks import check_choosing, check_clauses
from aikg.questions.model import Header, Parameter, View
from aikg.questions.views import PICTURES, SETTINGS, check_columns, check_view
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Schema = Mapping[str, tuple[str, bool]]

# The loader in C, where libyaml was there when PyYAML was built: it takes a seventh of the time.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LANGUAGES = ("en", "zh")
SEVERITIES = ("violation", "warning", "info")
_TYPE = re.compile(r"[a-z][a-z-]*|concept:[a-z][a-z0-9-]*")
_NAME = re.compile(r"[a-z][a-z0-9_]*")

_COMMON = {
    "summary": ("bilingual", True),
    "description": ("bilingual", False),
    "competency": ("integer", False),
    "tags": ("texts", False),
    "replaces": ("texts", False),
    "parameters": ("parameters", False),
}

# A question that users ask may rank its columns, name the picture that shows its answer, and have that answer kept.
_ASKED = _COMMON | {"columns": ("texts", False), "view": ("view", False), "kept": ("only_true", False)}

# Folder of queries/ -> key of the header -> (what it holds, whether it is required).
SCHEMAS = {
    "questions": _ASKED,
    "federated": _ASKED,
    "quality": _COMMON | {"severity": ("severity", True), "message": ("bilingual", True)},
    # If a rule has variables for properties or classes, `edges` asks the ontology from which names it derives which.
    "rules": _COMMON | {"source": ("text", True), "edges": ("text", False)},
}

# The same for one parameter. `example` and `default` are written as a user would type them.
PARAMETER = {
    "type": ("type", True),
    "label": ("bilingual", True),
    "example": ("text", True),
    "default": ("texts", False),
    "pair": ("text", False),
    "chooses": ("only_true", False),
    "where": ("text", False),
}


def parse_header(path: str, text: str, purpose: str) -> Header:
    """Reads the header of a stored query, and checks it against the schema of its folder and against the query.

    :param purpose: the folder of queries/ that holds the query
    :raises AikgError: if the header is wrong; it names the file and the line
    """
    header = Header(**_Reader(path).header(text, SCHEMAS[purpose]))
    check_clauses(path, text, header.parameters)
    check_columns(path, text, header.columns)
    check_choosing(path, text, header.parameters)
    check_view(path, text, header.view)
    return header


class _Reader:
    """Reads YAML nodes instead of values, because only nodes know their lines."""

    def __init__(self, path: str) -> None:
        self.path = path

    def header(self, text: str, schema: Schema) -> dict[str, Any]:
        lines = []
        for line in text.splitlines():
            if not line.startswith("#+"):
                break
            lines.append(line[2:])
        if not lines:
            raise DataError(f"{self.path}:1: a stored query begins with a `#+` header; write `#+ summary:`")
        try:
            root = yaml.compose("\n".join(lines), Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line_number = mark.line + 1 if mark else 1
            raise DataError(f"{self.path}:{line_number}: the header is not YAML: {error.problem}") from error
        except (yaml.YAMLError, ValueError) as error:  # A character that is none of YAML, or none of Unicode.
            position = getattr(error, "position", 0)
            line_number = "\n".join(lines)[:position].count("\n") + 1
            reason = str(getattr(error, "reason", error))
            raise DataError(f"{self.path}:{line_number}: the header is not YAML: {reason}") from error
        if root is None:
            raise DataError(f"{self.path}:1: the header is empty; write `#+ summary:` with en and zh")
        return self.fields(root, schema, "the header")

    def fail(self, node: yaml.Node, problem: str) -> NoReturn:
        raise DataError(f"{self.path}:{node.start_mark.line + 1}: {problem}")

    def fields(self, node: yaml.Node, schema: Schema, what: str) -> dict[str, Any]:
        fields = {}
        for key, key_node, value in self.items(node, what):
            if key not in schema:
                hint = nearest(key, list(schema)) or f"; known are {', '.join(schema)}"
                self.fail(key_node, f"{what} has an unknown key {key}{hint}")
            fields[key] = getattr(self, schema[key][0])(value, key)
        for key, (_, needed) in schema.items():
            if needed and key not in fields:
                self.fail(node, f"{what} lacks the key {key}; add it")
        return fields

    def items(self, node: yaml.Node, what: str) -> list[tuple[str, yaml.Node, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            self.fail(node, f"{what} must be keys with values (key: value)")
        pairs = [(self.text(key, "a key"), key, value) for key, value in node.value]
        names = [name for name, _, _ in pairs]
        for name, key, _ in pairs:
            if names.count(name) > 1:
                self.fail(key, f"{what} has the key {name} twice; keep one")
        return pairs

    def text(self, node: yaml.Node, what: str) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            self.fail(node, f"{what} must be a text; write it in quotes")
        return str(node.value)

    def texts(self, node: yaml.Node, what: str) -> list[str]:
        if isinstance(node, yaml.SequenceNode):
            return [self.text(item, what) for item in node.value]
        return [self.text(node, what)]

    def integer(self, node: yaml.Node, what: str) -> int:
        text = self.text(node, what)
        if not text.isdecimal():
            self.fail(node, f"{what} must be a whole number, but is {text}")
        return int(text)

    def only_true(self, node: yaml.Node, what: str) -> bool:
        if self.text(node, what) != "true":
            self.fail(node, f"{what} must be true, or not be there")
        return True

    def severity(self, node: yaml.Node, what: str) -> str:
        text = self.text(node, what)
        if text not in SEVERITIES:
            self.fail(node, f"{what} must be one of {', '.join(SEVERITIES)}, but is {text}")
        return text

    def type(self, node: yaml.Node, what: str) -> str:
        text = self.text(node, what)
        if not _TYPE.fullmatch(text):
            self.fail(node, f"{what} must be like string, integer, from, document, concept:theme, but is {text}")
        return text

    def bilingual(self, node: yaml.Node, what: str) -> dict[str, str]:
        texts = {key: self.text(value, f"{what}, {key}") for key, _, value in self.items(node, what)}
        if sorted(texts) != sorted(LANGUAGES):
            self.fail(node, f"{what} must have a text in en and one in zh, but has {', '.join(texts) or 'none'}")
        return texts

    def parameters(self, node: yaml.Node, what: str) -> dict[str, Parameter]:
        parameters = {}
        for name, key, value in self.items(node, what):
            if not _NAME.fullmatch(name):
                self.fail(key, f"the parameter {name} must be named in lower-case letters, digits and _")
            fields = self.fields(value, PARAMETER, f"the parameter {name}")
            line = key.start_mark.line + 1
            parameters[name] = Parameter(**{"default": [], **fields}, line=line)
        for name, key, _ in self.items(node, what):
            pair = parameters[name].pair
            if pair and (pair == name or pair not in parameters or parameters[pair].type != parameters[name].type):
                self.fail(key, f"the pair of {name} must be another parameter of the same type, but is {pair}")
        return parameters

    def view(self, node: yaml.Node, what: str) -> View:
        kinds = [self.text(value, "picture") for name, _, value in self.items(node, what) if name == "picture"]
        if not kinds or kinds[0] not in PICTURES:
            found = nearest(kinds[0], list(PICTURES)) if kinds else ""
            self.fail(node, f"{what} must name its picture, one of {', '.join(PICTURES)}{found}")
        roles = {role: ("texts", needed) for role, needed in PICTURES[kinds[0]].items()}
        fields = self.fields(node, SETTINGS | roles, f"the view {kinds[0]}")
        settings = {key: fields[key] for key in SETTINGS if key in fields}
        variables = {role: fields[role] for role in roles if role in fields}
        return View(**settings, roles=variables, line=node.start_mark.line + 1)
