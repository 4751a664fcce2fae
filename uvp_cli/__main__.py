"""`python -m uvp_cli` is `uvp`."""

from uvp_cli.cli import main

main()
