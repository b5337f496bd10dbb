"""Derived facts: the rules, and why a fact holds."""
