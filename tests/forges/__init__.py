"""Forges over HTTPS on loopback: what they tell, what they are told, and how they fail."""
