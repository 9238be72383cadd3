"""The generated pages: one module a kind of page, each with a maker that `registry` lists."""
