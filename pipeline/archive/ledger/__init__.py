"""The ledger on the disk: what became of each commitment, and the log of every change."""
