"""The fence round Word files: the zip, its XML, docxtpl and python-docx; it has never heard of a meeting."""
