"""Pictures that answer one question each, as SVG.

A module per picture; each takes the result of a query, as a report does, and gives a `Drawing`.
"""
