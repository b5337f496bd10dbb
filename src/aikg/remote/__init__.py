"""Other systems over HTTP: SPARQL endpoints that are asked, and stores that are loaded."""
