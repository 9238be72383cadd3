"""Frozen values in the words of a policy officer; no input, output, clock or environment."""
