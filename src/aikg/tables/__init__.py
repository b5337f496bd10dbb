"""The curated tables: reads their CSVW metadata, and reads, writes and checks their rows."""
