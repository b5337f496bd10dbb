"""RDF terms and files. Nothing here depends on the ontology."""
