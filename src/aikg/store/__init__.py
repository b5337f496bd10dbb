"""Opens the graph, so that it answers queries."""
