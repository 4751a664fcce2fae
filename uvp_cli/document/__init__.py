"""YAML text with a place for everything: read within bounds, comments, edits, versions."""
