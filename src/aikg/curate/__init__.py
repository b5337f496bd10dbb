"""The work of curators: builds the graph, adds a document, imports rows."""
