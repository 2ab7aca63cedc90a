"""The desks: what a person asks for, a verb a file. They return values and findings, and never print."""
