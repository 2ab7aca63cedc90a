"""The archive verified: every file against its checksum; and written as BagIt, for those who keep it elsewhere."""
