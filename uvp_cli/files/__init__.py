"""Files: found, kept, at a revision, many at once, written whole, begun."""
