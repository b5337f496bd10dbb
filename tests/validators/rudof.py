"""Validates RDF by shapes with pyrudof, and prints its report. Not a test: a program for its environment."""

from __future__ import annotations

import sys

import pyrudof


def main(data: str, shapes: str) -> None:
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_data(data, pyrudof.RDFFormat.NTriples, None, pyrudof.ReaderMode.Strict, False)
    rudof.read_shacl(shapes, pyrudof.ShaclFormat.Turtle, None, pyrudof.ReaderMode.Strict)
    rudof.validate_shacl(pyrudof.ShaclValidationMode.Native)
    print(rudof.serialize_shacl_validation_results(format=pyrudof.ResultShaclValidationFormat.Turtle))


if __name__ == "__main__":
    main(*sys.argv[1:])
