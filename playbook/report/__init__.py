"""Findings to words and to the formats that other tools read."""
