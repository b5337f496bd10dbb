"""Prepares the store of a graph: `python -m aikg.site.prepare TASK`, where TASK is JSON.

To prepare it takes more memory than to make pages, and a process does not give it back before it ends.
"""

from __future__ import annotations

import json
import sys

from aikg.errors import AikgError
from aikg.processes import end_with_parent


def main(task: str) -> int:
    """Opens the graph of a task, and says why it cannot on standard error."""
    from aikg.graph import load

    given = json.loads(task)
    end_with_parent(given["parent"])
    try:
        load(**given["opening"]).store  # noqa: B018 (it is prepared now)
    except (AikgError, OSError) as error:
        print(error, file=sys.stderr)  # noqa: T201 (the process that started this one reads it)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
