"""What to write instead of what does not fit, from what stands there and what the place takes."""
