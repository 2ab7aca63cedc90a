"""Other people's files to an input file: Word, PDF and plain text, first to one neutral form, then to the model."""
