"""Filled Word forms: known by their labels in any language, read into the fields of an input."""
