"""Suggestions: what the ledger says of them, and what a change has to bring along."""
