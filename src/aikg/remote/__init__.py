"""Talks to other systems over HTTP: sends queries to SPARQL endpoints, and loads the dataset into stores."""
