"""Every bound on a document, so that a hostile one costs little time and memory."""

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 50
MAX_NODES = 500_000
MAX_KEYS = 1_000
"""Keys in one mapping; the largest legitimate one has a weight for every municipality."""
MAX_ALIAS_NODES = 10_000
"""Nodes that all aliases together may repeat."""
LONG_TEXT = 100
"""Characters of text that count as another node, so that repeating text is bounded too."""
MAX_DIGITS = 15
"""Longest number; a binary float, as JSON readers use, is exact up to here."""
MAX_CONTROL_FINDINGS = 10
MAX_DIRECTIVES = 10
"""Lines that begin with %; the parser compares each with every other."""
MAX_FINDINGS = 1_000
"""Findings about one document; whoever has more is not helped by the rest."""
