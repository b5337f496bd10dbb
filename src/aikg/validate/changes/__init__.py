"""Validating only what a change can affect."""
