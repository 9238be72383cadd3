"""What every generated page says of a small rich edition, and of an empty one."""
