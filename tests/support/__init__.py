"""What several tests need: documents made by hand, the real programs run plainly."""
