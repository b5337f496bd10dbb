"""Reads data/dataset.yaml: the title, licence and coverage, and what it promises: least rows and least shares."""

from __future__ import annotations

from typing import Any

import yaml

from aikg.errors import DataError, readable


def read_description(path: str) -> dict[str, Any]:
    """Returns the content of a dataset.yaml.

    :raises AikgError: if the file is missing, is not YAML, or holds no keys with values
    """
    with readable(path), open(path, encoding="utf-8") as file:
        try:
            content = yaml.safe_load(file)
        except yaml.YAMLError as error:
            raise DataError(f"{path}: this is not YAML ({' '.join(str(error).split())}); correct it") from error
    if not isinstance(content, dict):
        raise DataError(f"{path}: this holds no keys with values; write them as key: value")
    return content
