"""What the documentation of the ontology says."""
