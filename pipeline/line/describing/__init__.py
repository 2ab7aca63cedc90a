"""A report or deposit as libraries and search engines describe it: one description, written as Dublin Core, schema.org, MARC."""
