"""The tables and what is derived, as sheets of columns and rows."""
