"""What the archive holds against what it should hold: every file by its SHA-256, in folders as in bags (RFC 8493)."""
