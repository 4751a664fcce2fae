"""The commands: each parses its arguments, asks one query and hands the result to one renderer."""
