"""Differences: between two versions, in a returned sheet, and those of the next year."""
