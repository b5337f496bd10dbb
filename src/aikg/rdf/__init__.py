"""RDF terms and files, whatever they are about."""
