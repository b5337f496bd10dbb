"""Entities and concepts: names, evidence, search, counts."""
