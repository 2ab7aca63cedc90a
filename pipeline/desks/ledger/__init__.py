"""The ledger: what was agreed, who is to do it by when, and what became of it."""
