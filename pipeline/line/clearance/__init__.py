"""The documents of clearance, in the look of the report: a body's copy and its cover note."""
