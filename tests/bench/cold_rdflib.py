"""python -m tests.bench.cold_rdflib FACTS.nt QUESTION.rq: parse and ask, as a script with rdflib would."""

import sys

import rdflib

if __name__ == "__main__":
    graph = rdflib.Graph().parse(sys.argv[1], format="nt")
    with open(sys.argv[2], encoding="utf-8") as file:
        print(len(graph.query(file.read())))
