"""Diagrams of the ontology."""
