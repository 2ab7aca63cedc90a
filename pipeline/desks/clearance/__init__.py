"""Clearance by the bodies: what a report says of each is sent to it, and what it answers is taken back."""
