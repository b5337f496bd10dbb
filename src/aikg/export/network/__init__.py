"""The network of things and the relations between them."""
