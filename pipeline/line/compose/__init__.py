"""The Word document of a checked report: the template's frame with the report's words put in; see `manuscript`."""
