"""SHACL shapes, run by one of two engines."""
