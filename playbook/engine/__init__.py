"""Engines that turn the site's plan into HTML; MkDocs is the one there is."""
