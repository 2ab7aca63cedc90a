"""A collection: several documents in one PDF, behind a cover and contents of its own."""
