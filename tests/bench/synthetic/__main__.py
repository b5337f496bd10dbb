"""python -m tests.bench.synthetic --triples 1000000 --seed 7 -o build/bench/1000000.nq.gz"""

from __future__ import annotations

import argparse
import sys

from tests.bench.synthetic.system import write_file


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.synthetic", description="Write a synthetic policy system.")
    parser.add_argument("--triples", type=int, default=100_000, help="about how many triples (default 100000)")
    parser.add_argument("--seed", type=int, default=7, help="the same seed gives the same bytes (default 7)")
    parser.add_argument("-o", "--output", required=True, help="FILE.nq, FILE.nt, or either with .gz")
    given = parser.parse_args()
    count = write_file(given.output, given.triples, given.seed)
    print(f"{given.output}: {count} triples", file=sys.stderr)


if __name__ == "__main__":
    main()
