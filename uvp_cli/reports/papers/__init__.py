"""What each paper says: built from a programme and the answers to queries, as a `Paper`."""
