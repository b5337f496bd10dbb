"""CPU time of reading a policy text into a draft, by length.

    python -m tests.bench.reading [RUNS]

The texts are those of the tests, one after the other, until they are long enough. Results go to build/bench/reading.json; nothing is
asserted. What should be seen: at most 20 ms for 10,000 characters, and time in proportion to length.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median

from aikg.curate.read.read import read_text
from tests.bench.measure import save

TEXTS = Path(__file__).parents[1] / "read" / "texts"
LENGTHS = (10_000, 20_000, 40_000, 80_000)


def text_of(length: int) -> str:
    """So many characters of policy text."""
    texts = [(TEXTS / f"{name}.txt").read_text(encoding="utf-8") for name in ("plan", "measures", "opinions", "ministries")]
    together = "\n".join(texts)
    return (together * (length // len(together) + 1))[:length]


def milliseconds(text: str) -> float:
    """The CPU time of one reading."""
    start = time.process_time()
    read_text(text, anyway=True)
    return 1000 * (time.process_time() - start)


def main(runs: int) -> None:
    results = []
    milliseconds(text_of(1000))  # The tables of OpenCC are read once a process.
    for length in LENGTHS:
        text = text_of(length)
        took = median(milliseconds(text) for _ in range(runs))
        results.append({"characters": length, "ms": took})
        print(f"{length:7,} characters: {took:7.1f} ms, {1000 * took / length:5.2f} µs a character")
    save("reading", results)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
