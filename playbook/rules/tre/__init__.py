"""Files that do not belong in the tree."""
