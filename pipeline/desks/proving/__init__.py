"""Proving a PDF: what it was made from is taken out of it, it is made again, and the two are held against each other."""
