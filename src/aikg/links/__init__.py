"""Links to open data, as SSSOM mapping sets."""
