"""Statements that rest on a source, and numbers that match it."""
