"""Registers: recommendations, milestones, lessons, risks, guidelines, promises."""
