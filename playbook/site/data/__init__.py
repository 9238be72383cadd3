"""The files for machines: what the pages and records say, as JSON with a JSON Schema beside it."""
