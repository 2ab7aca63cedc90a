"""Describing what the archive holds, for libraries and search engines."""
