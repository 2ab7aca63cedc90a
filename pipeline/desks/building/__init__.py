"""The two pieces of work that a build gives to workers: an input is looked at, and what is ordered is made."""
