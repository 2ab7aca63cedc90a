"""What outlives a run: where editions lie, how they appear there all at once, and what stands there already."""
