"""Reading data/dataset.yaml: title, licence, coverage, and what the build promises."""

from __future__ import annotations

from typing import Any

import yaml

from aikg.errors import DataError, readable


def read_description(path: str) -> dict[str, Any]:
    """What a dataset.yaml says.

    :raises AikgError: if it is missing, is not YAML, or holds no keys with values
    """
    with readable(path), open(path, encoding="utf-8") as file:
        try:
            said = yaml.safe_load(file)
        except yaml.YAMLError as error:
            raise DataError(f"{path}: this is not YAML ({' '.join(str(error).split())}); correct it") from error
    if not isinstance(said, dict):
        raise DataError(f"{path}: this holds no keys with values; write them as key: value")
    return said
