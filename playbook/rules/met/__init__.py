"""Files that can't be read, and metadata that does not fit its schema."""
