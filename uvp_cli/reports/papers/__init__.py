"""The content of each paper: built from a programme and the answers to queries, as a `Paper`."""
