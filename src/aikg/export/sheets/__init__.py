"""The curated and the derived tables as sheets with columns and rows."""
