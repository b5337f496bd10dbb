"""The formats that other tools open, one module for each."""
