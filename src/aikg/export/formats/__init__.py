"""One module a format that other tools open."""
