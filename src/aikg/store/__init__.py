"""The graph, opened to be asked."""
