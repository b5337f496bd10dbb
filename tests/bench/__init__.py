"""Benchmarks: a generator of synthetic policy systems, and the tools measured on them beside others."""
