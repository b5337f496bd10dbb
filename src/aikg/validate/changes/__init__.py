"""Checks only the nodes that a change can affect."""
