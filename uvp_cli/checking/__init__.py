"""From a document to a programme, and everything that is wrong on the way."""

PACKAGES = ("", "document", "programme", "checking", "checking/rules")
"""The folders below `uvp_cli/` whose modules decide what is a valid programme and what is in it."""
