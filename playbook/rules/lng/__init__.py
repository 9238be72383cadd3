"""English and French of equal quality, published together."""
