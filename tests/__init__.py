"""The tests, which mirror the house file for file."""
