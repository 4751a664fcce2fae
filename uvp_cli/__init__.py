"""Queries, totals and checks of a yearly public-safety programme (UVP)."""

__version__ = "0.1.0"
