"""python -m tests.bench.load FACTS.nq.gz FOLDER: load into a store on disk by the library, the start of Python included."""

import gzip
import sys

from pyoxigraph import RdfFormat, Store

if __name__ == "__main__":
    store = Store(sys.argv[2])
    with gzip.open(sys.argv[1]) as facts:
        store.bulk_load(facts, format=RdfFormat.N_QUADS)
