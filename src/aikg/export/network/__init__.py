"""The network of things and what holds between them."""
