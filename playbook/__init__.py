"""Playbook generator: Markdown pages and YAML records in, findings and a bilingual site out."""

__version__ = "0.1.0"
