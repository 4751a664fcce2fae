"""The next year from this one."""
