"""The engine that answers SPARQL queries in the reader's browser: the npm package `oxigraph` (MIT or Apache-2.0), with
the data. It comes as plain scripts, since a browser loads no modules from a disk."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile

from pyoxigraph import RdfFormat

from aikg.errors import AikgError
from aikg.namespaces import PREFIXES
from aikg.pages.scripts import packed
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Store

PACKAGE = "oxigraph@0.5.11"
_HINT = "leave the engine out with --no-sparql"


def engine(store: Store) -> dict[str, bytes]:
    """Returns the scripts: the engine, and the data with the prefixes that queries may use undeclared.

    :raises AikgError: if npm is not installed, or cannot install the package
    """
    module, wasm = package()
    data = {
        "prefixes": PREFIXES,
        "quads": packed(store.dump(format=RdfFormat.TRIG) or b""),
    }
    return {
        "engine.js": (classic(module) + f'window.aikgEngine = "{packed(wasm)}";\n').encode(),
        "engine-data.js": f"window.aikgData = {json.dumps(data)};\n".encode(),
    }


def package() -> tuple[str, bytes]:
    """Returns the engine's module and its WebAssembly, as npm installs them.

    :raises AikgError: as `engine` does
    """
    npm = shutil.which("npm")
    if npm is None:
        raise AikgError(f"npm is not installed, which brings the query engine for the browser: install it, or {_HINT}")
    with tempfile.TemporaryDirectory() as folder:
        options = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-save", "--loglevel=error", "--prefix", folder]
        done = subprocess.run([npm, "install", *options, PACKAGE], capture_output=True, text=True, errors="replace")
        where = os.path.join(folder, "node_modules", "oxigraph")
        if done.returncode or not os.path.isdir(where):
            lines = done.stderr.strip().splitlines() or ["no reason given"]
            raise AikgError(f"npm could not install {PACKAGE} ({lines[0]}): try again, or {_HINT}")
        with open(os.path.join(where, "web.js"), encoding="utf-8") as file:
            module = file.read()
        with open(os.path.join(where, "web_bg.wasm"), "rb") as binary:
            return module, binary.read()


def classic(module: str) -> str:
    """Returns a module as a plain script that sets `window.Oxigraph`.

    :raises AikgError: if the module exports nothing that the pages use
    """
    exported = re.findall(r"^export (?:class|function) (\w+)", module, re.MULTILINE)
    if "Store" not in exported or "initSync" not in module:
        raise AikgError(f"{PACKAGE} has no Store in its module for browsers; {_HINT}")
    body = re.sub(r"^export (?=class|function)", "", module, flags=re.MULTILINE)
    body = re.sub(r"^export \{.*?\};?$", "", body, flags=re.MULTILINE).replace("import.meta.url", '""')
    return f"(function () {{\n{body}\nwindow.Oxigraph = {{ initSync, {', '.join(exported)} }};\n}})();\n"
