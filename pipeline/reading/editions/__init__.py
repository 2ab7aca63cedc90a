"""Editions in other languages: the input that waits for its translation, and the Word table of two columns."""
