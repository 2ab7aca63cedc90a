"""Two documents held against each other: what each says, in one form whatever file it came from, and what changed."""
