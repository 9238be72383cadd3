"""What reaches readers: folders put in place whole; the only place that renames."""
