"""The checkable part of the content style, as advice."""
