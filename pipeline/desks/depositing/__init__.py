"""Depositing: documents that we did not make come into the archive as they are, once a person has confirmed what they are."""
