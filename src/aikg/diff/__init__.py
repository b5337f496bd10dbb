"""Compares two states of the graph."""
