"""The engines: from the bytes of a Word document to those of a PDF, whichever program does it."""
