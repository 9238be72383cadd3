"""Bytes in, values that know their line and column out; the only place that reads YAML."""
