"""A report of ours that comes back edited: what was changed in it, held against the input as it is by now."""
