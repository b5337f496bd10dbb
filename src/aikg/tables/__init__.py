"""The curated tables: their CSVW metadata, reading, writing and checking them."""
