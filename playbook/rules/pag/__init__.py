"""What a page must have, by its type, and how pages stand to each other."""
