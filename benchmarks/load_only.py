"""Loads every YAML file in a folder with PyYAML's fastest loader, and does nothing with them.

python benchmarks/load_only.py FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
    with path.open(encoding="utf-8") as stream:
        yaml.load(stream, Loader=yaml.CSafeLoader)
