"""One rule a file, by family: code, level, scope, why, and a generator of faults."""
