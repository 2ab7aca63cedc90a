"""Correcting an issued report: a corrigendum, a revision or an addendum of what changed."""
