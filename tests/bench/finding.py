"""The index of names: its size, the time to make it, and the CPU time of a search in a running process.

    python -m tests.bench.finding [NAMES ...]

The names are those of the dataset, repeated with a number each until there are enough. Results go to build/bench/finding.json;
nothing is asserted. What should be seen: a few milliseconds a search, and at most three times that for a hundred thousand names.
"""

from __future__ import annotations

import sys
import time
from itertools import count, islice
from statistics import median

import aikg
from aikg.find.index import Index, pack
from aikg.find.search import search
from aikg.find.things import Thing, collect, place_of
from tests.bench.measure import save

QUERIES = ("国发〔2017〕35号", "guofa 2017 35", "suanli", "suàn lì", "znsl", "上海", "AI", "ai plus", "行动计划 上海", "shenzen", "qqq")
RUNS = 7


def things(names: int) -> list[Thing]:
    """So many things that the index has about this many names of them."""
    real = collect(aikg.load().source)
    many = (
        each._replace(id=f"{each.id}-{number}", zh=f"{each.zh}{number}", en=f"{each.en} {number}") if number else each
        for number in count()
        for each in real
    )
    share = len(real) / len(Index(pack(real)).forms[0])
    return sorted(islice(many, int(names * share)), key=lambda each: (place_of(each.kind), each.kind, each.id))


def milliseconds(index: Index, text: str) -> float:
    """The CPU time of one search."""
    start = time.process_time()
    search(index, text)
    return 1000 * (time.process_time() - start)


def main(sizes: list[int]) -> None:
    results = []
    for size in sizes:
        made = things(size)
        start = time.process_time()
        data = pack(made)
        took = time.process_time() - start
        index = Index(data)
        print(f"{len(index.forms[0]):,} names of {len(made):,} things: {len(data) / 2**20:.1f} MiB, made in {took:.2f} s")
        queries = {}
        for text in QUERIES:
            hits = len(search(index, text))
            queries[text] = {"matches": hits, "ms": median(milliseconds(index, text) for _ in range(RUNS))}
            print(f"  {text:20} {hits:7,} matches {queries[text]['ms']:7.1f} ms")
        results.append({"names": len(index.forms[0]), "things": len(made), "mib": len(data) / 2**20, "made": took, "queries": queries})
    save("finding", results)


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [30_000, 100_000])
