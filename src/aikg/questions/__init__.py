"""Stored queries: their files, their headers and their parameters."""
