"""Making a report the record: what is named, what stands in its way, its move to `issued/`, and taking it back."""
