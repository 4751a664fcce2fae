"""The forms of an answer: terminal, CSV, JSON, Markdown and HTML."""
