"""Stored queries: files, headers, parameters."""
