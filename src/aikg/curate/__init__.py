"""What curators do: build the graph, add a document, bring in rows."""
