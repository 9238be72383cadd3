"""A playbook to start from: its own pages and records, and the lists that every playbook shares.

`edition/` holds what only the starter has, as templates. Everything else is this repository's own
file: a wheel carries a copy under `common/`, made when it is built; a checkout reads the original.
"""
