"""The programme as frozen values, and what every question needs of it."""
