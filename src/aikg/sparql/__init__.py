"""SPARQL: reads and changes queries, runs them, and shows their results."""
