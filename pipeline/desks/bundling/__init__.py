"""Collections: which documents one holds, and the collection as it is written."""
