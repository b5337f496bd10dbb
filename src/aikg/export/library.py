"""Imports the libraries that only some formats need. The error says how to install them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from aikg.errors import AikgError, installing


def library(name: str, to: str) -> Any:
    """Imports a module.

    :param to: the format that needs it
    :raises AikgError: if it is not installed
    """
    try:
        return import_module(name)
    except ImportError as error:
        message = f"{to} needs {name}, which is not installed: {installing(name)}, or choose csv or sqlite"
        raise AikgError(message) from error
