"""Tests of the PDF room, on PDFs that the real engines make."""
