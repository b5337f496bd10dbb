"""Checking and deriving beside what one would take instead: pySHACL alone, owlrl, reasonable.

    python -m tests.bench.reasoning

Results go to build/bench/reasoning.json; nothing is asserted.
"""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import RdfFormat, Store, serialize

from aikg.dataset.dataset import Dataset
from aikg.errors import AikgError
from aikg.namespaces import GRAPH
from aikg.validate.shapes.shacl import shape_quads
from tests.bench.engines import whole
from tests.bench.measure import TooLongError, in_child, run_command, save
from tests.bench.rules import derived_in, owlrl_on, reasonable_on, schema_and_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.measure import Cost

_SIZE, _LIMIT = 10_000, 400.0
LINKS = GRAPH + "links"


def checking() -> dict[str, float]:
    """CPU seconds of whole commands over one synthetic system; a tool that is not done in time has none."""
    folder = whole(_SIZE)
    shapes, home = folder / "shapes.ttl", folder / "home"
    serialize([quad.triple for quad in shape_quads(Dataset())], str(shapes), format=RdfFormat.TURTLE)
    asserted = folder / "asserted.ttl"
    in_child(write_asserted, str(home), str(asserted))
    pyshacl = [str(Path(sysconfig.get_path("scripts")) / "pyshacl"), "--shapes", str(shapes), "--format", "json-ld", str(asserted)]
    aikg = [sys.executable, "-m", "aikg", "validate"]
    env = {"AIKG_HOME": str(home), "AIKG_CACHE": str(folder / "cache")}
    costs = {"pySHACL": _cost(pyshacl, {}), "aikg validate": _cost(aikg, env)}
    return {name: cost.cpu for name, cost in costs.items() if cost}


def write_asserted(home: str, path: str) -> None:
    store = Store()
    dataset = Dataset(home)
    dataset.fill(store, dataset.asserted_graphs() - {LINKS})
    serialize((quad.triple for quad in store), path, format=RdfFormat.TURTLE)


def _cost(command: list[str], env: dict[str, str]) -> Cost | None:
    try:
        # A report with findings ends with 1, which is no failure here.
        return run_command(["sh", "-c", '"$@" || [ $? -eq 1 ]', "sh", *command], seconds=_LIMIT, env=env)[1]
    except (TooLongError, AikgError) as error:
        print(f"{command[0]}: {error}", file=sys.stderr)
        return None


def deriving() -> dict[str, float]:
    """CPU seconds of deriving from the first 10,000 triples of the real dataset, each in a process of its own."""
    found: dict[str, float] = {}
    each: dict[str, Callable[[], tuple[int, int, float]]] = {"rules": rules, "owlrl": owlrl_on, "reasonable": reasonable_on}
    for name, function in each.items():
        try:
            (size, _, seconds), _ = in_child(function, seconds=_LIMIT)
            found |= {name: seconds, "triples": size}
        except (TooLongError, AikgError, ImportError) as error:
            print(f"{name}: {error}", file=sys.stderr)
    return found


def rules() -> tuple[int, int, float]:
    schema, data = schema_and_data()
    return derived_in(schema, data[: _SIZE - len(schema)])


def main() -> None:
    results: dict[str, Any] = {"checking": checking(), "deriving": deriving()}
    save("reasoning", results)
    print(results)


if __name__ == "__main__":
    main()
