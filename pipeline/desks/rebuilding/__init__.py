"""Rebuilding the archive: what is out of date is built, what stands is left, and each is told why."""
