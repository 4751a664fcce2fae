"""Advice on what to write instead of what does not fit: what stands there, as the slot takes it."""
