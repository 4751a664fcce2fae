"""Pictures that answer one question each, as SVG, with the table of the same figures.

A module per picture; each takes the result of a query, as a report does, and gives a
`Picture`. `name` begins the ids in it, so that a page can hold more than one.
"""
