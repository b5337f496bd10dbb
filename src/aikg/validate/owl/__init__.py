"""Whether ontology and data contradict each other."""
