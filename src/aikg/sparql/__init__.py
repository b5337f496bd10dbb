"""SPARQL texts, and asking them."""
