"""Where the year of a small invented programme stands: what was planned, and what came of it."""

from pathlib import Path

YEAR = Path(__file__).parent
"""The folder with a programme and the two logs of its year."""
PROGRAMME = YEAR / "uvp2026.yaml"
"""The programme; its logs stand beside it."""
