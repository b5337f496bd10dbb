"""Derives facts by rules, and explains why a fact holds."""
