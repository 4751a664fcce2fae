"""Runs a command and prints as JSON how it ended, its seconds and the most bytes it held.

python benchmarks/peak.py COMMAND [ARGUMENT]...

A process of its own, and a small one: Linux begins to count a command's memory with that of
the process that starts it.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time

UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in what the system counts memory in."""

began = time.perf_counter()
ended = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=False)
seconds = time.perf_counter() - began
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * UNIT
print(json.dumps({"ending": ended.returncode, "seconds": seconds, "bytes": most}))
