"""Links that lead somewhere."""
