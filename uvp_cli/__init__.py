"""Queries, totals and checks of a yearly public-safety programme (UVP)."""
