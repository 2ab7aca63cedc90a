"""Registration lists: spreadsheets and CSV in any order of columns, to the participants of a report."""
