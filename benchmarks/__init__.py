"""How long `uvp` takes, and how much memory, beside other programs: `python benchmarks/run.py`."""
