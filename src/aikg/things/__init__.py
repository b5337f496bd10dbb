"""Things and concepts: their names and evidence, search, and counts."""
