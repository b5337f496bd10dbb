"""Runs the SHACL shapes by one of two engines."""
