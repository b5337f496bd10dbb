"""The libraries that only some formats need; they come with the extra `export`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from aikg.errors import AikgError


def library(name: str, to: str) -> Any:
    """The module of this name.

    :raises AikgError: if it is not installed
    """
    try:
        return import_module(name)
    except ImportError as error:
        message = f"{to} needs {name}, which is not installed: run pip install 'aikg[export]', or choose csv or sqlite"
        raise AikgError(message) from error
