"""Links with open data, as SSSOM mapping sets."""
