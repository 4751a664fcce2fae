"""Everything that is shown or written, by what it is; each folder lists its own formats."""
