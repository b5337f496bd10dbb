"""Checks whether ontology and data contradict each other."""
