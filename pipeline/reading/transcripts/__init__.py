"""Transcripts of meeting rooms: who spoke, in order, with the words as notes to write from."""
