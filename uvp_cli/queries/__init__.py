"""From a programme to a frozen result; no words, no format."""
